#include "comm/in_process.hpp"

#include "comm/transport_exercise.hpp"

#include <gtest/gtest.h>

#include <thread>

namespace orthant::comm::in_process_test {
namespace {

TEST(InProcessNetwork, carries_every_message_once_in_order) {
    for (const int size : {1, 2, 5}) {
        InProcessNetwork network(size);
        std::vector<std::thread> ranks;
        for (int rank = 0; rank < size; ++rank)
            ranks.emplace_back([&network, rank] {
                const auto transport = network.endpoint(rank);
                test::exchange_all_to_all(*transport, 40);
            });
        for (std::thread& rank : ranks) rank.join();
    }
}

TEST(InProcessNetwork, an_empty_message_arrives) {
    InProcessNetwork network(2);
    network.endpoint(1)->send(0, {});
    const auto message = network.endpoint(0)->receive();
    ASSERT_TRUE(message);
    EXPECT_EQ(message->from, 1);
    EXPECT_TRUE(message->bytes.empty());
}

TEST(InProcessNetwork, tells_every_rank_once_who_died) {
    InProcessNetwork network(3);
    const auto first = network.endpoint(0), second = network.endpoint(1);
    EXPECT_TRUE(first->newly_dead().empty());
    network.kill(2);
    for (const auto& endpoint : {first.get(), second.get()}) {
        EXPECT_EQ(endpoint->newly_dead(), std::vector<int>{2});
        EXPECT_TRUE(endpoint->newly_dead().empty());
    }
}

}  // namespace
}  // namespace orthant::comm::in_process_test
