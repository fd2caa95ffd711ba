#pragma once

#include "data/sequence_set.hpp"
#include "data/set_shares.hpp"
#include "studies/lstm/pace.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace orthant::lstm {

/// Sequences made on the fly, whose answers are known: symbols stand one-hot.
enum class MadeKind {
    copy,     ///< symbols are answered by themselves, once all are read
    reverse,  ///< … from the last to the first
    add,      ///< two numbers of so many digits, as "12+34", are answered by their sum, its last digit first
    count,    ///< from a first symbol on, the next ones in their order, round and round; the inputs behind it are zeros
    recall,   ///< a symbol among distracting ones, at any step, is answered at the last step
};

const std::vector<std::string>& made_names();
/// A contract violation for other names.
MadeKind made_named(std::string_view name);

struct MadeRequest {
    MadeKind kind = MadeKind::copy;
    std::size_t sequences = 10'000;
    std::size_t symbols = 8;  ///< of copy, reverse, count and recall; of the latter as many distracting ones
    std::size_t length = 8;   ///< symbols of a sequence (copy, reverse: 1 … this), digits of a number
    data::SetShares shares = {.training = 0.8, .validation = 0.1, .test = 0.1};
    std::uint64_t seed = 0;
};

/// Sequence i is a function of (seed, i) alone. Sequences repeat where there are few different ones. Error(job) for
/// shares that do not add up. `pace`: told of the work, where there is one.
data::SequenceSet made_sequences(const MadeRequest& request, Pace* pace = nullptr);

}  // namespace orthant::lstm
