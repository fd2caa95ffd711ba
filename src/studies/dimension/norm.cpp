#include "studies/dimension/norm.hpp"

#include <cmath>
#include <limits>

namespace orthant::dimension {
namespace {

constexpr std::size_t chains = 4;

/// Four sums side by side, so that an addition need not wait for the last; added up in one order.
template <class Term>
ORTHANT_LANES_INLINE F64Lanes add_terms(F64Lanes sum, const double* magnitudes, std::size_t count, Term term) {
    F64Lanes sums[chains]{};
    for (std::size_t i = 0; i < count; i += chains)
        for (std::size_t j = 0; j < chains; ++j) sums[j] = term(load(magnitudes + (i + j) * lane_count), sums[j]);
    return sum + ((sums[0] + sums[1]) + (sums[2] + sums[3]));
}

ORTHANT_LANES_INLINE F64Lanes larger(F64Lanes a, F64Lanes b) {
    return select(a > b, a, b);
}

}  // namespace

Norm::Norm(double p)
    : p_(p),
      kind_(p == 0.5        ? Kind::half
            : p == 1        ? Kind::one
            : p == 2        ? Kind::two
            : p == 4        ? Kind::four
            : std::isinf(p) ? Kind::largest
                            : Kind::other),
      power_(p),
      root_(1 / p) {}

double Norm::work() const {
    if (kind_ != Kind::other) return 0.5;
    return std::floor(2 * p_) == 2 * p_ ? 1 : 6;
}

void Norm::add(double* sums, const double* magnitudes, std::size_t count) const {
    const auto add = [&](auto term) { store(sums, add_terms(load(sums), magnitudes, count, term)); };
    switch (kind_) {
        case Kind::half:
            return add([](F64Lanes x, F64Lanes sum) { return sum + square_root(x); });
        case Kind::one:
            return add([](F64Lanes x, F64Lanes sum) { return sum + x; });
        case Kind::two:
            return add([](F64Lanes x, F64Lanes sum) { return fused(x, x, sum); });
        case Kind::four:
            return add([](F64Lanes x, F64Lanes sum) { return fused(x * x, x * x, sum); });
        case Kind::largest: {
            F64Lanes most = load(sums);
            for (std::size_t i = 0; i < count; ++i) most = larger(most, load(magnitudes + i * lane_count));
            return store(sums, most);
        }
        case Kind::other:
            return add([power = power_](F64Lanes x, F64Lanes sum) { return sum + power(x); });
    }
}

void Norm::lengths(const double* sums, double* lengths) const {
    const F64Lanes sum = load(sums);
    const I64Lanes is_sound = (sum >= splat(1e-290)) & (sum <= splat(1e300));
    const F64Lanes sound = select(is_sound, sum, splat(1.0));
    F64Lanes length = sound;
    if (kind_ == Kind::two) {
        length = square_root(sound);
    } else if (kind_ == Kind::four) {
        length = square_root(square_root(sound));
    } else if (kind_ != Kind::largest) {
        length = root_(sound);
    }
    store(lengths, select(is_sound, length, splat(std::numeric_limits<double>::quiet_NaN())));
}

}  // namespace orthant::dimension
