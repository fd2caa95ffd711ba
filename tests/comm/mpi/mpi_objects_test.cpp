#include "support/mpi_objects.hpp"

#include "comm/communicator.hpp"
#include "comm/mpi_transport.hpp"
#include "comm/node_memory.hpp"

#include <gtest/gtest.h>

namespace orthant::comm {
namespace {

using test::MpiObjects;
using test::open_mpi_objects;

TEST(MpiObjects, are_counted_while_they_are_open) {
    const MpiObjects before = open_mpi_objects();
    {
        const auto world = Communicator::world();
        EXPECT_EQ(open_mpi_objects().communicators, before.communicators + 1);
        const NodeMemory empty(world, 0);
        const NodeMemory memory(world, 100);
        EXPECT_EQ(open_mpi_objects().communicators, before.communicators + 3);
        EXPECT_EQ(open_mpi_objects().windows, before.windows + 1);
    }
    EXPECT_EQ(open_mpi_objects(), before);
}

TEST(MpiObjects, keep_no_request_of_a_message_that_has_arrived) {
    const auto world = Communicator::world();
    const MpiObjects before = open_mpi_objects();
    MpiTransport transport(world);
    const int others = world.size() - 1;
    for (int rank = 0; rank < world.size(); ++rank)
        if (rank != world.rank()) transport.send(rank, Bytes(1'000'000));
    EXPECT_EQ(open_mpi_objects().requests, before.requests + others);
    int arrived = 0;
    while (arrived < others || !transport.all_sent())
        if (transport.receive()) ++arrived;
    EXPECT_EQ(open_mpi_objects(), before);
    world.barrier();
}

}  // namespace
}  // namespace orthant::comm
