#include "support/studies/studies.hpp"

namespace orthant::test {

study::Registry studies() {
    study::Registry registry;
    for (const auto& make : {walk, rounds, shared, steady, faulty, idle, draws}) registry.add(make());
    return registry;
}

}  // namespace orthant::test
