#include "job/draw.hpp"

#include "base/bytes.hpp"
#include "base/contract.hpp"
#include "base/fixed_math_of_one.hpp"
#include "base/hash.hpp"
#include "base/random.hpp"
#include "job/sobol.hpp"

#include <algorithm>
#include <cmath>

namespace orthant::job {
namespace {

RandomStream stream_of(std::string_view use, std::uint64_t seed, std::string_view name) {
    ByteWriter key;
    key.put_text(use);
    key.put(seed);
    key.put_text(name);
    return {hash64(key.view()), 0, StreamId{0}};
}

/// In (0, 1), the centre of one of 2^52 equal cells.
double random_place(std::uint64_t seed, std::string_view name, std::uint64_t trial) {
    const PhiloxCounter words = stream_of("search draw", seed, name).block(trial);
    const std::uint64_t cell = (std::uint64_t{words[0]} << 32 | words[1]) >> 12;
    return (static_cast<double>(cell) + 0.5) * 0x1p-52;
}

/// Sobol's sequence under a digital shift, which keeps it as even as it is.
double sobol_place(std::uint64_t seed, std::size_t position, std::uint64_t trial) {
    const std::uint32_t shift = stream_of("search shift", seed, "").block(position)[0];
    return unit_interval(sobol(position, trial) ^ shift);
}

double place(const Search& search, const Drawn& drawn, std::uint64_t seed, std::uint64_t trial) {
    if (search.method == Method::random) return random_place(seed, drawn.parameter.name, trial);
    return sobol_place(seed, static_cast<std::size_t>(&drawn - search.drawn.data()), trial);
}

/// Between the ends, which the logarithm's rounding does not pass.
double spread(Spread how, double low, double high, double place) {
    if (how == Spread::uniform) return std::clamp(low * (1 - place) + high * place, low, high);
    const double log_low = fixed_math::log(low), log_high = fixed_math::log(high);
    return std::clamp(fixed_math::exp(log_low + place * (log_high - log_low)), low, high);
}

double drawn_number(const Drawn& drawn, double place) {
    if (drawn.is_rounded) {
        const double value = spread(drawn.spread, drawn.low - 0.5, drawn.high + 0.5, place);
        return std::clamp(std::floor(value + 0.5), drawn.low, drawn.high);
    }
    const double value = spread(drawn.spread, drawn.low, drawn.high, place);
    return drawn.spread == Spread::one_minus_log_uniform ? 1 - value : value;
}

}  // namespace

const Value& drawn_choice(const Search& search, const Drawn& drawn, std::uint64_t seed, std::uint64_t trial) {
    ORTHANT_EXPECT(!drawn.choices.empty());
    const auto size = static_cast<double>(drawn.choices.size());
    const auto index = static_cast<std::size_t>(place(search, drawn, seed, trial) * size);
    return drawn.choices[std::min(index, drawn.choices.size() - 1)];
}

Value drawn_value(const Search& search, const Drawn& drawn, std::uint64_t seed, std::uint64_t trial) {
    if (drawn.spread == Spread::choice) return drawn_choice(search, drawn, seed, trial);
    const double number = drawn_number(drawn, place(search, drawn, seed, trial));
    if (drawn.parameter.type == Type::integer) return static_cast<std::int64_t>(number);
    return number;
}

}  // namespace orthant::job
