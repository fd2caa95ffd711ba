#pragma once

#include "data/ragged_file.hpp"
#include "data/scaling.hpp"
#include "data/sequence_set.hpp"
#include "data/set_shares.hpp"

#include <cstdint>
#include <filesystem>

namespace orthant::data {

struct RaggedRequest {
    std::filesystem::path file = {};
    SequenceTask task = SequenceTask::classify;
    bool first_frame = false;  ///< of next: a frame of zeros goes before, so that the first step is predicted, too
    SetShares shares = {};     ///< where the file has no "split"; of each class alike
    std::uint64_t key = 0;     ///< which then says how sequences are drawn
    Scaling scaling = Scaling::none;  ///< of inputs, and of targets that are numbers
};

/// Columns are named x0, x1, …; targets y0, y1, … unless they are inputs of other steps. Where a frame of zeros is
/// put before or steps are to be generated, zeros stand in the inputs as they are, whatever the scaling.
/// Error(data) for a file that cannot be used, sequences too short for the task, and classes training never meets.
SequenceSet ragged_sequences(const RaggedRequest& request);

}  // namespace orthant::data
