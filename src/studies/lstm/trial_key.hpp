#pragma once

#include <cstdint>

namespace orthant::lstm {

/// Independent uses of a trial's key.
enum class KeyUse : std::uint64_t { initial_values = 1, order, noise, dropping, training, validation, test };

/// The key of such a use; for what changes with epochs or updates, of that number.
std::uint64_t trial_key(std::uint64_t key, KeyUse use, std::uint64_t number = 0);

}  // namespace orthant::lstm
