#include "cli/studies.hpp"

#include "studies/dimension/angles.hpp"

namespace orthant::cli {

study::Registry studies() {
    study::Registry registry;
    registry.add(dimension::angles());
    return registry;
}

}  // namespace orthant::cli
