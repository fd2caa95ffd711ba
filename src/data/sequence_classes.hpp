#pragma once

#include "data/sequence_set.hpp"

#include <filesystem>

namespace orthant::data {

/// Error(data) where a class of the set stands in validation or test and in no training sequence.
void refuse_unseen_classes(const SequenceSet& set, const std::filesystem::path& file);

}  // namespace orthant::data
