#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace orthant::study {

class ResultTable;

/// The cells of one point in a ResultTable: an array for each result, row-major in the result's own dims.
class ResultRow {
  public:
    ResultRow(ResultTable& table, std::uint64_t point) : table_(&table), point_(point) {}

    std::span<double> real(std::string_view name);
    std::span<std::int64_t> integer(std::string_view name);

    /// For results without dims of their own.
    void set(std::string_view name, double value) { real(name).front() = value; }
    void set_integer(std::string_view name, std::int64_t value) { integer(name).front() = value; }

  private:
    ResultTable* table_;
    std::uint64_t point_;
};

}  // namespace orthant::study
