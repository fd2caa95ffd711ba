#pragma once

#include "data/ragged_sequences.hpp"
#include "data/unanswered.hpp"

#include <cstdint>

namespace orthant::data {

/// Every sequence of an HDF5 file, of which "values" and "offsets" are read.
///
/// next: the step behind each, the last one's, too. generate: as many steps as follow the first, whose values are not
/// read; of a sequence that is its first step alone as many as the longest has that was learned from. translate: as
/// long as "answer_offsets" says, `longest_answer` rows where there is none. Error(data).
Unanswered unanswered_sequences(const RaggedRequest& request, const SequenceOutline& learned,
                                std::uint64_t longest_answer);

}  // namespace orthant::data
