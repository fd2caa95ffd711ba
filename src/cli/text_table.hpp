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

  private:
    std::vector<std::vector<std::string>> rows_;
};

/// "90.013 ± 0.052": the error to two digits, the value to the same place. Without an error: six digits.
std::string format_estimate(double value, double standard_error);
std::string format_number(double value);
/// "+0.3", "-12.0", a number of standard errors.
std::string format_z(double z);

}  // namespace orthant::cli
