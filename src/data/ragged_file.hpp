#pragma once

#include "data/sequence_set.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace orthant::data {

/// What is asked of sequences of different lengths.
enum class SequenceTask {
    forecast,   ///< "targets", a row of numbers for each sequence
    classify,   ///< "class" of each sequence
    tag,        ///< for each step a row of "targets", or its "class"
    next,       ///< the values of the next step
    generate,   ///< from the first step all that follow
    translate,  ///< another sequence, of "answers"
};

/// Rows of numbers.
struct NumberRows {
    std::uint64_t rows = 0;
    std::size_t columns = 0;
    std::vector<double> values;  ///< rows × columns, finite
};

/// An HDF5 file of sequences, read and held against itself.
struct RaggedFile {
    std::filesystem::path path;
    NumberRows values;
    std::vector<std::uint64_t> offsets;  ///< n + 1: sequence i has the rows from offsets[i] to before offsets[i + 1]
    std::optional<NumberRows> targets;   ///< what the task asks of "targets", or "answers"
    std::vector<std::uint64_t> answer_offsets;
    std::vector<std::string> class_names;
    std::vector<double> classes;  ///< the class's number of each sequence or step
    std::vector<SetPart> split;   ///< of each sequence; empty: not in the file

    std::uint64_t sequences() const { return offsets.size() - 1; }
    std::uint64_t steps(std::uint64_t sequence) const { return offsets[sequence + 1] - offsets[sequence]; }
};

/// Reads the data sets "values" and "offsets", those that the task needs, and "split" (0, 1, 2: training, validation,
/// test) where there is one. Error(data).
RaggedFile read_ragged_file(const std::filesystem::path& path, SequenceTask task);

/// The same without what is wanted of them: "values" and "offsets" alone, and of translate "answer_offsets" where the
/// file has some: how long each answer is to be. Error(data).
RaggedFile read_unanswered_file(const std::filesystem::path& path, SequenceTask task);

}  // namespace orthant::data
