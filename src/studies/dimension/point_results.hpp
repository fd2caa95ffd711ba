#pragma once

#include "base/power_sums.hpp"
#include "study/result_row.hpp"

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace orthant::dimension {

/// What a study found at a point, by the names of its results.
class PointResults {
  public:
    /// `name`, and `name`_stderr beside it.
    void estimates(const std::string& name, std::span<const Estimate> values);
    void estimate(const std::string& name, const Estimate& value) { estimates(name, {&value, 1}); }
    void reals(const std::string& name, std::vector<double> values) { reals_[name] = std::move(values); }
    void real(const std::string& name, double value) { reals(name, {value}); }
    void integers(const std::string& name, std::vector<std::int64_t> values) { integers_[name] = std::move(values); }
    void integer(const std::string& name, std::uint64_t value) { integers(name, {static_cast<std::int64_t>(value)}); }

    const std::vector<double>& reals(const std::string& name) const { return reals_.at(name); }
    const std::vector<std::int64_t>& integers(const std::string& name) const { return integers_.at(name); }

    void copy_to(study::ResultRow row) const;

  private:
    std::map<std::string, std::vector<double>> reals_;
    std::map<std::string, std::vector<std::int64_t>> integers_;
};

}  // namespace orthant::dimension
