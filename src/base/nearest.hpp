#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace orthant {

/// Insertions, deletions, substitutions and swaps of neighbours that turn one word into the other, case ignored
/// (optimal string alignment; R. A. Wagner and R. Lowrance, J. ACM 22, 1975, in its restricted form).
std::size_t edit_distance(std::string_view a, std::string_view b);

/// The known word closest to `word`, or nullptr when none is close enough to have been meant: at most two fifths of
/// the longer word's letters edited, or one contained in the other ("angles" in "dimension.angles").
const std::string* nearest(std::string_view word, const std::vector<std::string>& known);

}  // namespace orthant
