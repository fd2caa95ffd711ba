#pragma once

#include "job/schema.hpp"

namespace orthant::lstm {

/// The same parameter, as one that tells points apart.
inline job::Parameter outer(job::Parameter parameter) {
    parameter.role = job::Role::outer;
    return parameter;
}

}  // namespace orthant::lstm
