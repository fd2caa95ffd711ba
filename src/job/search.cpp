#include "job/search.hpp"

#include "base/contract.hpp"

#include <algorithm>

namespace orthant::job {
namespace {

Value number(const Drawn& drawn, double value) {
    if (drawn.parameter.type == Type::integer) return static_cast<std::int64_t>(value);
    return value;
}

}  // namespace

const Drawn* Search::find(std::string_view parameter) const {
    const auto found = std::ranges::find(
        drawn, parameter, [](const Drawn& d) -> const auto& { return d.parameter.name; });
    return found == drawn.end() ? nullptr : &*found;
}

std::vector<std::string> Search::drawn_names() const {
    std::vector<std::string> names;
    for (const Drawn& one : drawn) names.push_back(one.parameter.name);
    return names;
}

std::string to_text(Method method) {
    return method == Method::sobol ? "sobol" : "random";
}

std::string to_text(Spread spread) {
    switch (spread) {
        case Spread::uniform:
            return "uniform";
        case Spread::log_uniform:
            return "log_uniform";
        case Spread::one_minus_log_uniform:
            return "one_minus_log_uniform";
        case Spread::choice:
            return "choice";
    }
    contract_violated("a known spread", __FILE__, __LINE__);
}

const std::vector<Spread>& all_spreads() {
    static const std::vector<Spread> spreads{Spread::uniform, Spread::log_uniform, Spread::one_minus_log_uniform,
                                             Spread::choice};
    return spreads;
}

std::vector<Value> extremes(const Drawn& drawn) {
    switch (drawn.spread) {
        case Spread::choice:
            return drawn.choices;
        case Spread::one_minus_log_uniform:
            return {number(drawn, 1 - drawn.high), number(drawn, 1 - drawn.low)};
        case Spread::uniform:
        case Spread::log_uniform:
            break;
    }
    return {number(drawn, drawn.low), number(drawn, drawn.high)};
}

}  // namespace orthant::job
