#include "comm/mpi_transport.hpp"

#include "comm/communicator.hpp"
#include "comm/transport_exercise.hpp"

#include <gtest/gtest.h>

namespace orthant::comm {
namespace {

TEST(MpiTransport, carries_every_message_once_in_order) {
    const auto world = Communicator::world();
    MpiTransport transport(world);
    EXPECT_EQ(transport.rank(), world.rank());
    EXPECT_EQ(transport.size(), world.size());
    test::exchange_all_to_all(transport, 60);  // from 8 bytes (eager) to 130 kB (rendezvous)
    world.barrier();
}

}  // namespace
}  // namespace orthant::comm
