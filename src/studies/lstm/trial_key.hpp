#pragma once

#include "job/job.hpp"
#include "job/space.hpp"

#include <cstdint>
#include <string_view>

namespace orthant::lstm {

/// Independent uses of a trial's key.
enum class KeyUse : std::uint64_t { initial_values = 1, order, noise, dropping, training, validation, test };

/// The key of such a use; for what changes with epochs or updates, of that number.
std::uint64_t trial_key(std::uint64_t key, KeyUse use, std::uint64_t number = 0);

/// The key of what all points of a replicate share, so that they are compared on the same.
std::uint64_t shared_key(std::string_view use, const job::Job& job, const job::Point& point);

}  // namespace orthant::lstm
