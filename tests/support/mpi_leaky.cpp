// Leaves a communicator behind, to see that this is seen.

#include "comm/communicator.hpp"
#include "comm/environment.hpp"

#include <new>

int main() {
    const orthant::comm::Environment environment;
    static_cast<void>(new orthant::comm::Communicator(orthant::comm::Communicator::world()));
}
