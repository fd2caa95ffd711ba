#pragma once

#include "data/bad_cells.hpp"
#include "data/label_index.hpp"
#include "data/table.hpp"
#include "data/target_column.hpp"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace orthant::data {

/// A table in the making: what both readers fill, file after file, and what is checked of all of it in the end.
class TableRows {
  public:
    TableRows(const TableRequest& request, std::vector<std::string> features);

    const TableRequest& request() const { return request_; }
    std::size_t columns() const { return features_.size(); }

    /// The cells that cannot be used of a file that begins now.
    BadCells& begin_file(const std::filesystem::path& file, BadCells::Origin origin);
    /// Error(data) where some could not be, or where there are too few rows.
    void end_file(std::size_t rows);

    /// Space for so many rows in all. Error(data) where this host's memory does not hold them.
    void reserve(std::uint64_t rows);

    /// Rows that x has space for.
    std::size_t capacity_rows() const { return x_.capacity() / columns(); }

    std::vector<double>& x() { return x_; }  ///< whole rows
    TargetColumn& target() { return target_; }
    void add_group(std::string_view text, const Spot& spot, BadCells& bad);
    void add_group(double value, const Spot& spot, BadCells& bad);
    /// A feature cell without a value: counted where that is allowed, else bad.
    void add_missing(const Spot& spot, std::string_view text, BadCells& bad);

    /// Error(data) for what only all cells can tell: a target of text and numbers, or of one class, or a feature
    /// without any value.
    Table finish();

  private:
    /// Imputation has nothing to fill such a feature from. The test file does not count.
    void refuse_empty_features() const;

    TableRequest request_;
    std::vector<std::string> features_;
    std::vector<double> x_;
    TargetColumn target_;
    LabelIndex group_labels_;
    std::vector<std::int64_t> groups_;
    std::size_t missing_cells_ = 0, test_rows_ = 0, rows_ = 0;
    std::deque<BadCells> bad_;
};

/// Error(data) where a table of that size is more than the memory there is, bytes.
void refuse_larger_than(double memory_bytes, const std::filesystem::path& file, std::uint64_t rows,
                        std::uint64_t columns);

}  // namespace orthant::data
