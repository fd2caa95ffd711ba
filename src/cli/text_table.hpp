#pragma once

#include <ostream>
#include <string>
#include <vector>

namespace orthant::cli {

/// Columns of text, right-aligned, as wide as they need to be.
class TextTable {
  public:
    explicit TextTable(std::vector<std::string> header) : rows_{std::move(header)} {}

    void add(std::vector<std::string> row) { rows_.push_back(std::move(row)); }
    void print(std::ostream& out) const;

    std::size_t columns() const { return rows_.front().size(); }
    /// Takes out the columns, from one on, that say the same in every row: "parameters 757" of each.
    std::vector<std::string> take_constant_columns(std::size_t first);
    /// Takes out columns until no line is wider: from the right down to the first behind the labels, then labels, but
    /// none of the first `kept`. The names of those, from left to right.
    std::vector<std::string> cut_to_width(std::size_t most_characters, std::size_t kept, std::size_t labels);

  private:
    std::vector<std::size_t> widths() const;
    void take_column(std::size_t column);

    std::vector<std::vector<std::string>> rows_;
};

/// "90.013 ± 0.052": the error to two digits, the value to the same place. Without an error: six digits.
std::string format_estimate(double value, double standard_error);
std::string format_number(double value);
/// "+0.3", "-12.0", a number of standard errors.
std::string format_z(double z);

}  // namespace orthant::cli
