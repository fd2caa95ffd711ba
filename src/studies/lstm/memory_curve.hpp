#pragma once

#include "base/bytes.hpp"
#include "base/power_sums.hpp"

#include <cstdint>
#include <limits>
#include <vector>

namespace orthant::lstm {

enum class MemoryStop : std::int8_t {
    none,      ///< it is still training
    learned,   ///< few enough answers were wrong in a validation
    updates,   ///< as many updates as allowed
    diverged,  ///< a loss or gradient that is not finite
};

/// What a memory trial leaves: check by check, and in its test at the end.
struct MemoryCurve {
    struct Check {
        double training_loss;  ///< since the check before; over all answers, those that do not count, too
        double validation_loss;
        double validation_error;
        double gradient_norm;  ///< mean before clipping, since the check before
    };
    static constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

    std::vector<Check> checks;
    MemoryStop stop = MemoryStop::none;
    std::uint64_t updates = 0;
    std::uint64_t parameters = 0;
    Estimate test_loss{unknown, unknown};
    Estimate test_error{unknown, unknown};

    void write(ByteWriter& out) const;
    /// MalformedBytes when it is none, or has more than `most_checks`.
    static MemoryCurve read(ByteReader& in, std::uint64_t most_checks);
};

}  // namespace orthant::lstm
