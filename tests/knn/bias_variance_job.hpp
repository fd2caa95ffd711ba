#pragma once

#include "job/space.hpp"
#include "studies/knn/bias_variance.hpp"
#include "study/registry.hpp"
#include "study/result_table.hpp"
#include "support/counting_context.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace orthant::knn {

using orthant::test::CountingContext;

/// A job of knn.bias_variance, opened.
class BiasVarianceJob {
  public:
    explicit BiasVarianceJob(const std::string& text)
        : job_(job::parse_job("test.toml", "study = \"knn.bias_variance\"\n" + text, {}, registry().catalogue())),
          space_(job_),
          study_(registry().open(job_)) {}

    study::Study& study() { return *study_; }
    const job::Job& job() const { return job_; }
    job::Point point(std::uint64_t index = 0) const { return space_.point(index); }

    Bytes record(std::uint64_t task, std::uint64_t point = 0) const {
        CountingContext context;
        ByteWriter out;
        study_->compute(space_.point(point), task, context, out);
        return out.take();
    }

    /// All tasks of all points, one after the other, reduced.
    study::ResultTable run() const {
        study::ResultTable table(space_, study_->layout());
        for (std::uint64_t p = 0; p < space_.points(); ++p) {
            const auto reduction = study_->reduction(space_.point(p));
            for (std::uint64_t task = 0; task < study_->tasks(space_.point(p)); ++task) reduction->add(record(task, p));
            study::ResultRow row = table.row(p);
            table.status()[p] = reduction->finish(row);
        }
        return table;
    }

  private:
    static const study::Registry& registry() {
        static const study::Registry registry = [] {
            study::Registry made;
            made.add(bias_variance());
            return made;
        }();
        return registry;
    }

    job::Job job_;
    job::Space space_;
    std::unique_ptr<study::Study> study_;
};

}  // namespace orthant::knn
