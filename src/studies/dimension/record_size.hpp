#pragma once

#include "studies/dimension/angle_tally.hpp"

#include <cstdint>

namespace orthant::dimension {

/// About how many bytes AngleTally::write makes of `pairs` angles in D dimensions: within a tenth for many, within a
/// third for few, whose reach is a matter of chance.
/// Histograms are written from their first to their last filled cell, a byte for every seven bits of a count: what
/// counts is how far the angles reach, and in how many cells the expected count passes 2^7, 2^14, … The isotropic
/// density is taken for all sources.
std::uint64_t expected_record_bytes(const AngleCells& cells, std::uint64_t dimension, std::uint64_t pairs);

}  // namespace orthant::dimension
