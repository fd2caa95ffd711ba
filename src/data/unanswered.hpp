#pragma once

#include "data/sequence_outline.hpp"
#include "data/sequence_set.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace orthant::data {

/// Sequences of new data, read as a set was read whose networks are to answer them. What their targets would be is
/// neither asked nor read.
struct Unanswered {
    SequenceSet set;                     ///< scaled as that set was; all targets are zeros
    std::vector<std::uint64_t> numbers;  ///< of each sequence in the file; of a window that of its first row
    std::vector<double> times;           ///< of the last row of each window of a series; else empty
    bool has_dates = false;              ///< of a series: whether times are seconds since 1970
    std::uint64_t dropped = 0;           ///< windows across gaps, or that touch missing cells

    /// Names and numbers of columns as in the set that was learned from.
    explicit Unanswered(const SequenceOutline& learned);

    void add(std::uint64_t number, std::uint64_t first_input, std::uint64_t steps, std::uint64_t answer_rows);
    /// When all sequences are in: zeros for as many rows of targets as the longest answer has.
    void finish();
};

/// A column of a new file scaled as its input was. Error(data) for values beyond the range of float.
void move_input(const SequenceOutline& learned, std::size_t input, const std::vector<double>& from,
                std::size_t from_columns, std::size_t from_column, const std::filesystem::path& file, SequenceSet& set);

}  // namespace orthant::data
