#include "cli/studies.hpp"

#include "studies/dimension/angles.hpp"
#include "studies/dimension/cube.hpp"
#include "studies/dimension/distances.hpp"
#include "studies/dimension/grid.hpp"
#include "studies/dimension/hubness.hpp"
#include "studies/dimension/intrinsic.hpp"
#include "studies/dimension/nearest.hpp"
#include "studies/dimension/neighbours_study.hpp"
#include "studies/dimension/shell.hpp"
#include "studies/knn/bias_variance.hpp"
#include "studies/knn/sweep.hpp"
#include "studies/lstm/gradients.hpp"
#include "studies/lstm/memory.hpp"
#include "studies/lstm/train.hpp"

namespace orthant::cli {

study::Registry studies() {
    study::Registry registry;
    registry.add(dimension::angles());
    registry.add(dimension::cube());
    registry.add(dimension::distances());
    registry.add(dimension::grid());
    registry.add(dimension::hubness());
    registry.add(dimension::intrinsic());
    registry.add(dimension::nearest());
    registry.add(dimension::neighbours_study());
    registry.add(dimension::shell());
    registry.add(knn::bias_variance());
    registry.add(knn::sweep());
    registry.add(lstm::gradients());
    registry.add(lstm::memory());
    registry.add(lstm::train());
    return registry;
}

}  // namespace orthant::cli
