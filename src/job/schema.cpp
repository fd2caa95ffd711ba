#include "job/schema.hpp"

#include <algorithm>

namespace orthant::job {

const Parameter* find_parameter(const std::vector<Parameter>& parameters, std::string_view name) {
    const auto found =
        std::find_if(parameters.begin(), parameters.end(), [&](const Parameter& p) { return p.name == name; });
    return found == parameters.end() ? nullptr : &*found;
}

std::vector<std::string> names_of(const std::vector<Parameter>& parameters) {
    std::vector<std::string> names;
    for (const Parameter& parameter : parameters) names.push_back(parameter.name);
    return names;
}

bool contains(const std::vector<std::string>& names, std::string_view name) {
    return std::ranges::find(names, name) != names.end();
}

const std::vector<Parameter>& top_parameters() {
    static const std::vector<Parameter> parameters{
        {.name = "seed",
         .description = "what every random number derives from",
         .default_value = std::int64_t{1},
         .minimum = 0},
        {.name = "replicates",
         .description = "independent repeats of each point, an axis of their own",
         .default_value = std::int64_t{1},
         .minimum = 1,
         .maximum = 1e6},
        {.name = "task_limit",
         .description = "how long a task may compute, before it is stopped and has failed",
         .type = Type::duration,
         .units = "s",
         .default_value = std::numeric_limits<double>::infinity()},
    };
    return parameters;
}

const Parameter* Schema::find(std::string_view name) const {
    return find_parameter(parameters, name);
}

}  // namespace orthant::job
