#pragma once

#include "data/sequence_set.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <string>

/// How a set is cut into training, validation and test.
namespace orthant::data {

struct SetShares {
    double training = 0.6, validation = 0.2, test = 0.2;
};

/// Error(job) for shares that are no parts of one whole, or leave nothing to train on.
void check_shares(const SetShares& shares);

/// Where the parts of `count` things begin when the first so many are for training, the next for validation.
std::array<std::uint64_t, 4> cut_in_order(std::uint64_t count, const SetShares& shares);

/// For each thing its part, drawn by a key: a class (any number; none given: all are of one) gives to each part as many
/// as its size says, rounded up or down.
std::vector<SetPart> draw_parts(std::uint64_t count, std::span<const std::int32_t> classes, const SetShares& shares,
                                std::uint64_t key);

/// "training", "validation", "test".
std::string part_name(SetPart part);

/// Puts sequences into the order of a set by their parts, each part in the order given, and says where parts begin.
/// The longest is noted.
void arrange(SequenceSet& set, std::span<const Sequence> sequences, std::span<const SetPart> parts);

}  // namespace orthant::data
