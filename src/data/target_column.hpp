#pragma once

#include "data/bad_cells.hpp"
#include "data/label_index.hpp"
#include "data/table.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace orthant::data {

/// The target of all rows, in the making: cells come in, and in the end they are classes or numbers.
class TargetColumn {
  public:
    explicit TargetColumn(Target kind) : kind_(kind) {}

    void reserve(std::size_t rows) { values_.reserve(rows); }

    /// A cell as it is written. A missing one is bad always, an infinite one or text where the target is a number.
    void add(std::string_view text, const Spot& spot, BadCells& bad);

    /// A cell that is a number; NaN is a missing one.
    void add(double value, const Spot& spot, BadCells& bad);

    /// What the cells so far make of it.
    enum class Verdict {
        classes,
        number,
        doubtful,  ///< automatic, and most cells are numbers, not those of classes, but some are text: a typing error
    };
    Verdict verdict() const;

    /// The labels in order, and each cell's place among them; numbers, without labels, for a target that is a number.
    struct Values {
        std::vector<std::string> classes;
        std::vector<double> y;
    };
    /// The column is empty then. Neither is for a doubtful one (contract).
    Values take();

  private:
    void add_text(std::string_view text, const Spot& spot, BadCells& bad);
    void add_number(double value);
    void note_whole(double value);
    std::vector<double> different_numbers() const;
    Values take_classes();

    Target kind_;
    std::vector<double> values_;             ///< NaN where the cell is text
    std::vector<std::uint32_t> text_cells_;  ///< which text, of those cells in order
    LabelIndex texts_;
    std::size_t infinite_cells_ = 0;    ///< of the text cells, those that say "inf" or 1e999
    std::vector<double> whole_values_;  ///< the different values, ascending, while they are few and whole
    bool is_few_and_whole_ = true;
};

}  // namespace orthant::data
