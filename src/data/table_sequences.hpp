#pragma once

#include "data/scaling.hpp"
#include "data/sequence_set.hpp"
#include "data/set_shares.hpp"
#include "data/table.hpp"

#include <cstdint>

namespace orthant::data {

/// How the rows of a table are read as sequences.
struct TableSequencesRequest {
    TableRequest table = {};  ///< with a target; missing features are refused
    std::uint64_t steps = 1;  ///< feature columns are cut, in order, into so many steps of equally many inputs
    SetShares shares = {};    ///< of each class alike; rows of a test file are the test part, which then has no share
    std::uint64_t key = 0;    ///< the parts are a function of it and of the rows' numbers
    Scaling scaling = Scaling::none;  ///< one for all steps of an input, and the target's where that is a number
};

/// Error(data) for a table that cannot be read so, or has a class that training never meets.
SequenceSet table_sequences(const TableSequencesRequest& request);

}  // namespace orthant::data
