#include "cli/studies.hpp"

#include "studies/dimension/angles.hpp"
#include "studies/dimension/distances.hpp"
#include "studies/dimension/hubness.hpp"
#include "studies/dimension/shell.hpp"
#include "studies/knn/bias_variance.hpp"
#include "studies/knn/sweep.hpp"

namespace orthant::cli {

study::Registry studies() {
    study::Registry registry;
    registry.add(dimension::angles());
    registry.add(dimension::distances());
    registry.add(dimension::hubness());
    registry.add(dimension::shell());
    registry.add(knn::bias_variance());
    registry.add(knn::sweep());
    return registry;
}

}  // namespace orthant::cli
