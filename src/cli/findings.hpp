#pragma once

#include "base/error.hpp"

#include <cstdint>
#include <ostream>
#include <string>
#include <vector>

namespace orthant::cli {

/// What a check has found, printed as it is found: a line each.
class Findings {
  public:
    explicit Findings(std::ostream& out) : out_(&out) {}

    void problem(const std::string& line) {
        ++problems_;
        *out_ << "problem: " + line + "\n" << std::flush;
    }
    /// The same end is set to all lines.
    void problems(const std::vector<std::string>& lines, const std::string& end = "") {
        for (const std::string& line : lines) problem(line + end);
    }
    /// Nothing wrong, but to be known.
    void notice(const std::string& line) { *out_ << "notice: " + line + "\n" << std::flush; }

    std::uint64_t problems() const { return problems_; }

    /// Whether `action` went through: an Error in it is a problem.
    template <class Action>
    bool attempt(Action&& action) {
        try {
            action();
            return true;
        } catch (const Error& error) {
            problem(error.what());
            return false;
        }
    }

  private:
    std::ostream* out_;
    std::uint64_t problems_ = 0;
};

}  // namespace orthant::cli
