#pragma once

#include "base/bytes.hpp"

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

namespace orthant::lstm {

enum class StopReason : std::int8_t {
    none,      ///< it is still training
    epochs,    ///< as many epochs as allowed
    patience,  ///< no better validation for so many epochs
    diverged,  ///< a loss or gradient that is not finite
};

/// What is summed up over an epoch.
struct EpochSums {
    double loss = 0;           ///< over the rows answered
    double gradient_norm = 0;  ///< before clipping, over updates
    std::uint64_t rows = 0;
    std::uint64_t updates = 0;
};

/// What a trial leaves: epoch by epoch, and at its best epoch.
struct LearningCurve {
    struct Epoch {
        double training_loss;
        double validation_loss;
        double validation_error;
        double gradient_norm;
    };
    static constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

    std::vector<Epoch> epochs;
    StopReason stop = StopReason::none;
    std::int64_t best_epoch = -1;  ///< −1: none
    double test_loss = unknown;    ///< with the parameters of the best epoch
    double test_error = unknown;
    std::uint64_t parameters = 0;
    std::uint64_t updates = 0;

    void write(ByteWriter& out) const;
    /// MalformedBytes when it is none, or has more than `most_epochs`.
    static LearningCurve read(ByteReader& in, std::uint64_t most_epochs);
};

}  // namespace orthant::lstm
