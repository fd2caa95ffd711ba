#pragma once

#include "job/schema.hpp"
#include "job/value.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace orthant::job {

inline constexpr std::uint64_t most_trials = 10'000'000;

/// How trials are drawn; a grid is no search.
enum class Method { random, sobol };

/// How the values of a drawn parameter are spread.
enum class Spread { uniform, log_uniform, one_minus_log_uniform, choice };

/// A parameter of [space] that every trial has one value of.
struct Drawn {
    Parameter parameter;
    Spread spread = Spread::uniform;
    double low = 0;              ///< of a range; with one_minus_log_uniform of 1 - value
    double high = 0;             ///< likewise
    bool is_rounded = false;     ///< to whole numbers, of which the ends are as likely as their neighbours
    std::vector<Value> choices;  ///< of a choice
};

/// The trials of a job, and what they draw.
struct Search {
    Method method = Method::random;
    std::uint64_t trials = 0;
    std::vector<Drawn> drawn;  ///< in job order

    const Drawn* find(std::string_view parameter) const;
    std::vector<std::string> drawn_names() const;
};

/// "random", "sobol".
std::string to_text(Method method);

/// "uniform", "log_uniform", …: the keys of a drawn parameter.
std::string to_text(Spread spread);
const std::vector<Spread>& all_spreads();

/// The values a drawn parameter may take, as far as they can be told: its choices, or the ends of its range.
std::vector<Value> extremes(const Drawn& drawn);

}  // namespace orthant::job
