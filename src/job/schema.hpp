#pragma once

#include "job/value.hpp"

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace orthant::job {

/// Default values of parameters: a literal by itself would be taken for a boolean.
inline Value text(const char* value) {
    return std::string(value);
}
inline Value whole(std::int64_t value) {
    return value;
}

/// The default of a path that may be left out: then it names no data file.
inline const Value no_file = std::string();

enum class Type {
    integer,
    real,
    text,
    boolean,
    path,
    duration,  ///< written as seconds or as duration_s reads it; the value is a real
};

/// Where a parameter may stand, and what it does to the random numbers.
enum class Role {
    outer,    ///< [space] or [settings]; its value is part of a point and of the point's random key
    inner,    ///< [space] or [settings]; the study answers all its values together, from the same random numbers
    setting,  ///< [settings] only; not part of the random key
};

/// One parameter of a study: what the parser checks, what the help prints.
struct Parameter {
    std::string name;
    std::string description;
    Type type = Type::integer;
    Role role = Role::setting;
    std::string units = "1";
    std::optional<Value> default_value = std::nullopt;  ///< none: the job must give it
    double minimum = -std::numeric_limits<double>::infinity();
    double maximum = std::numeric_limits<double>::infinity();
    std::vector<std::string> choices = {};  ///< for text: the allowed words; empty: any
    bool takes_infinity = false;            ///< for reals: whether inf is allowed too, whatever the maximum
};

/// The parameter of that name, or nullptr.
const Parameter* find_parameter(const std::vector<Parameter>& parameters, std::string_view name);

/// In their order.
std::vector<std::string> names_of(const std::vector<Parameter>& parameters);

bool contains(const std::vector<std::string>& names, std::string_view name);

/// What every job may say at its top beside its study: seed, replicates and task_limit.
const std::vector<Parameter>& top_parameters();

/// What a study accepts in a job file.
struct Schema {
    std::string study;    ///< "dimension.angles"
    std::string summary;  ///< one sentence
    std::vector<Parameter> parameters;
    std::vector<Parameter> data = {};  ///< keys of [data]; empty: the study takes no data

    const Parameter* find(std::string_view name) const;
};

}  // namespace orthant::job
