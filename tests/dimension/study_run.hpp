#pragma once

#include "study/point_fold.hpp"
#include "study/registry.hpp"
#include "study/result_table.hpp"
#include "support/counting_context.hpp"
#include "support/opened_study.hpp"

#include <cmath>
#include <map>
#include <string>
#include <vector>

namespace orthant::dimension::helpers {

using orthant::test::CountingContext;

/// A job of one study, run to its end in this process. Files lie beside the job file, as "table.csv".
class StudyRun {
  public:
    StudyRun(const study::Entry& entry, const std::string& job, const std::map<std::string, std::string>& files = {})
        : opened_(entry, "study = \"" + entry.schema.study + "\"\n" + job, files),
          results_(opened_.space(), opened_.study().layout()) {
        for (std::uint64_t p = 0; p < opened_.space().points(); ++p) {
            study::PointFold fold(opened_.study(), opened_.point(p));
            for (std::uint64_t task = 0; !fold.is_whole(); ++task) {
                ByteWriter record;
                opened_.study().compute(opened_.point(p), task, context_, record);
                fold.add({.id = {p, task}}, record.take());
                ++tasks_;
            }
            fold.finish(results_);
        }
    }

    /// Point by point, each result's cells in the order of its dims.
    const std::vector<double>& real(const std::string& name) {
        return std::get<std::vector<double>>(results_.variable(name).values);
    }
    const std::vector<std::int64_t>& integer(const std::string& name) {
        return std::get<std::vector<std::int64_t>>(results_.variable(name).values);
    }
    /// How many standard errors an estimate is from its closed form.
    double z(const std::string& name, std::size_t cell) {
        return (real(name)[cell] - real(name + "_exact")[cell]) / real(name + "_stderr")[cell];
    }
    const std::vector<study::PointStatus>& status() const { return results_.status(); }
    std::uint64_t tasks() const { return tasks_; }
    std::uint64_t yields() const { return context_.yields(); }

  private:
    orthant::test::OpenedStudy opened_;
    study::ResultTable results_;
    CountingContext context_;
    std::uint64_t tasks_ = 0;
};

/// The mean and the standard deviation of some z over seeds 1 … `seeds`; `z_of(seed)` runs one.
struct Spread {
    double mean = 0;
    double deviation = 0;
};

template <class ZOf>
Spread spread_over_seeds(int seeds, ZOf z_of) {
    double sum = 0, squares = 0;
    for (int seed = 1; seed <= seeds; ++seed) {
        const double z = z_of(seed);
        sum += z;
        squares += z * z;
    }
    const double mean = sum / seeds;
    return {mean, std::sqrt((squares - seeds * mean * mean) / (seeds - 1))};
}

}  // namespace orthant::dimension::helpers
