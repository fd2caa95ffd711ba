#pragma once

#include "base/bytes.hpp"
#include "studies/lstm/gradient_norms.hpp"
#include "studies/lstm/lag_statistics.hpp"
#include "studies/lstm/pace.hpp"
#include "studies/lstm/parameter_layout.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace orthant::lstm {

/// The recurrent matrix R of a simple cell, y = a(W x + R y₋ + b), as the theory sees it; NaN of other cells.
struct RecurrentMeasure {
    double norm;    ///< ‖R‖₂
    double radius;  ///< ρ(R)
};

RecurrentMeasure recurrent_measure(const Cell& cell, const ParameterLayout& layout, std::span<const float> parameters,
                                   Pace& pace);
/// What that allocates for a while, bytes.
std::size_t recurrent_measure_bytes(const ModelSettings& model);

/// How gradients reach back through a network, as its parameters are at one moment of its training.
struct GradientProfile {
    bool has_diverged = false;  ///< training ended before, with a loss that was not finite: nothing else is known
    Estimate loss{};
    Estimate error{};          ///< share of sequences answered wrongly
    double training_norm = 0;  ///< mean norm of the gradient over the last epoch, before clipping; NaN before training
    RecurrentMeasure recurrent{};
    LagStatistics y;
    LagStatistics c;  ///< without lags where the cell has no c

    void write(ByteWriter& out) const;
    /// MalformedBytes when it is none of so many lags.
    static GradientProfile read(ByteReader& in, std::size_t lags);
    static std::size_t record_bytes(std::size_t lags);
};

GradientProfile profile_of(const GradientNorms& norms, std::size_t lags, Pace& pace);

/// What ‖∂J/∂y^(t−lag)‖ of a simple cell is at most: ‖∂J/∂y^(t)‖ · (‖R‖₂ · max a′)^lag, with max a′ = 1 for tanh and
/// for max(0, x) (Pascanu, Mikolov and Bengio 2013). A mean over sequences, as its norm at lag 0 is; NaN of other
/// cells.
std::vector<double> gradient_bound(const GradientProfile& profile);

}  // namespace orthant::lstm
