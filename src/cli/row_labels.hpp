#pragma once

#include "cli/result_view.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace orthant::cli {

/// What stands left of the results in a table: the axes and, behind the trial, what it drew.
class RowLabels {
  public:
    enum class Drawn { shown, left_out };

    RowLabels(const ResultView& view, std::vector<std::string> axes, Drawn drawn)
        : view_(&view), axes_(std::move(axes)), drawn_(drawn) {}

    /// A cell of the file.
    struct Label {
        const store::StoredVariable* variable;
        std::size_t index;
    };

    std::vector<std::string> header() const;
    /// Of a row, the last axis fastest.
    std::vector<std::string> texts(std::size_t row) const;
    std::vector<Label> labels(std::size_t row) const;

  private:
    const ResultView* view_;
    std::vector<std::string> axes_;
    Drawn drawn_;
};

/// "angle [degree]"; the name alone of what has no unit.
std::string with_units(const std::string& name, const std::string& units);

}  // namespace orthant::cli
