#pragma once

#include <string>
#include <string_view>

namespace orthant::data {

enum class CellKind {
    number,    ///< finite
    missing,   ///< empty, NA, N/A, n/a, NaN, nan, null, NULL, None, ?
    infinite,  ///< written so, or beyond the range of a double
    text,
};

struct Cell {
    CellKind kind = CellKind::missing;
    double value = 0;  ///< of a number, rounded to the nearest double; NaN otherwise
};

/// Without blanks and tabs around it.
std::string_view trimmed(std::string_view text);

/// What a cell says, blanks around it aside. The point is the decimal sign, whatever the locale.
Cell read_cell(std::string_view text);

/// Whether it has no fraction and is below 2⁵³ in size, where doubles hold every whole number.
bool is_exactly_whole(double value);

/// A label of a class or a group: a number in its shortest form, so that "3", "3.0" and "+3" are one label, anything
/// else as it is written. Numbers from 2⁵³ on stay as written too: doubles cannot tell them apart.
std::string canonical_label(std::string_view text);
std::string canonical_label(double value);

}  // namespace orthant::data
