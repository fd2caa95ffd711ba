#pragma once

#include "job/space.hpp"
#include "study/layout.hpp"
#include "study/result_row.hpp"
#include "study/study.hpp"

#include <cstdint>
#include <limits>
#include <span>
#include <string_view>
#include <variant>
#include <vector>

namespace orthant::study {

/// What an integer cell holds when there is no result.
inline constexpr std::int64_t missing_integer = std::numeric_limits<std::int64_t>::min();

/// All results of a job: for each variable points × own cells, row-major, in Space order. Starts as all missing.
class ResultTable {
  public:
    ResultTable(const job::Space& space, Layout layout);

    struct Variable {
        Result result;
        std::size_t cells;  ///< per point
        std::variant<std::vector<double>, std::vector<std::int64_t>> values;
    };

    /// How many cells a result has for each point, without making a table; 2^63 where they are more.
    static std::uint64_t cells_per_point(const job::Job& job, const Layout& layout, const Result& result);

    const Layout& layout() const { return layout_; }
    const std::vector<Variable>& variables() const { return variables_; }
    Variable& variable(std::string_view name);

    ResultRow row(std::uint64_t point) { return {*this, point}; }
    /// Makes all cells of a point missing again.
    void clear(std::uint64_t point);
    std::vector<PointStatus>& status() { return status_; }
    const std::vector<PointStatus>& status() const { return status_; }

  private:
    Layout layout_;
    std::vector<Variable> variables_;
    std::vector<PointStatus> status_;
};

}  // namespace orthant::study
