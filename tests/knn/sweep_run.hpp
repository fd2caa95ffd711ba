#pragma once

#include "base/contract.hpp"
#include "studies/knn/sweep.hpp"
#include "study/point_fold.hpp"
#include "support/counting_context.hpp"
#include "support/opened_study.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace orthant::knn::helpers {

/// A job for `table.csv` with target y and seed 7.
inline std::string job_text(const std::string& space, const std::string& settings = "", const std::string& data = "") {
    return "study = \"knn.sweep\"\nseed = 7\n[data]\nfile = \"table.csv\"\ntarget = \"y\"\n" + data + "\n[space]\n" +
           space + "\n[settings]\n" + settings + "\n";
}

/// A sweep over files in a directory of its own, opened as a run opens it: Error where a run would refuse it.
class SweepRun {
  public:
    SweepRun(const std::map<std::string, std::string>& files, const std::string& job) : opened_(sweep(), job, files) {}

    const study::Study& study() const { return opened_.study(); }
    const job::Space& space() const { return opened_.space(); }
    const Bytes& outline() const { return opened_.outline(); }
    job::Point point(std::uint64_t index) const { return opened_.point(index); }

    Bytes record(std::uint64_t point, std::uint64_t task) {
        ByteWriter record;
        study().compute(this->point(point), task, context_, record);
        return record.take();
    }
    std::uint64_t yields() const { return context_.yields(); }

    /// Of all points.
    study::ResultTable& results() {
        if (results_) return *results_;
        results_.emplace(space(), study().layout());
        for (std::uint64_t p = 0; p < space().points(); ++p) {
            study::PointFold fold(study(), point(p));
            for (std::uint64_t task = 0; !fold.is_whole(); ++task) fold.add({.id = {p, task}}, record(p, task));
            fold.finish(*results_);
        }
        return *results_;
    }

    const std::vector<double>& real(const std::string& name) {
        return std::get<std::vector<double>>(results().variable(name).values);
    }
    const std::vector<std::int64_t>& integer(const std::string& name) {
        return std::get<std::vector<std::int64_t>>(results().variable(name).values);
    }
    bool serves_every_split() const {
        return study().remarks().front().find("serves every split") != std::string::npos;
    }

  private:
    orthant::test::OpenedStudy opened_;
    orthant::test::CountingContext context_;
    std::optional<study::ResultTable> results_;
};

}  // namespace orthant::knn::helpers
