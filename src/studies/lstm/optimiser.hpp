#pragma once

#include "base/bytes.hpp"
#include "studies/lstm/buffer.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace orthant::lstm {

enum class OptimiserKind { sgd, nesterov, rmsprop, adam };

const std::vector<std::string>& optimiser_names();
OptimiserKind optimiser_named(std::string_view name);

/// What is done to a gradient before it is used.
enum class Clipping {
    none,
    norm,   ///< scaled to this Euclidean norm where it is longer
    value,  ///< each value cut to ± this
};

const std::vector<std::string>& clipping_names();
Clipping clipping_named(std::string_view name);

struct OptimiserSettings {
    OptimiserKind kind = OptimiserKind::sgd;
    double learning_rate = 0.01;
    double momentum = 0;      ///< of sgd and nesterov
    double decay = 0.9;       ///< of rmsprop's mean square
    double beta1 = 0.9;       ///< of adam
    double beta2 = 0.999;     ///< of adam
    double epsilon = 1e-8;    ///< of rmsprop and adam
    double weight_decay = 0;  ///< λ: λ·w is added to the gradient
    Clipping clipping = Clipping::none;
    double clip_at = 1;
};

/// Moves parameters down their gradient g (with λ·w added, after clipping).
///   sgd:      v ← m·v + g;  w ← w − η·v
///   nesterov: v ← m·v − η(1 − m)·g;  w ← w + v. The gradient is taken where the momentum leads: w + m·v
///             (Sutskever et al., ICML 2013); `look_ahead` goes there and `update` comes back.
///   rmsprop:  s ← ρ·s + (1−ρ)·g²;  w ← w − η·g/(√s + ε)
///   adam:     Kingma and Ba 2015, both moments corrected: w ← w − η·m̂/(√v̂ + ε)
template <class T>
class Optimiser {
  public:
    Optimiser(const OptimiserSettings& settings, std::size_t parameters);

    /// Before the gradient is computed.
    void look_ahead(std::span<T> parameters);
    /// With the gradient, which is clipped in place. Its norm before clipping.
    double update(std::span<T> parameters, std::span<T> gradient);

    void save(ByteWriter& out) const;
    /// What an optimiser of the same settings and size saved; MalformedBytes where it ends early.
    void restore(ByteReader& in);

    static std::size_t bytes(const OptimiserSettings& settings, std::size_t parameters);

  private:
    double clip(std::span<T> gradient) const;

    OptimiserSettings settings_;
    Buffer<T> first_;   ///< velocity, or the first moment
    Buffer<T> second_;  ///< mean squares
    std::uint64_t updates_ = 0;
};

}  // namespace orthant::lstm
