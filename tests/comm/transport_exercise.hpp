#pragma once

#include "comm/transport.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <vector>

namespace orthant::test {

/// Every rank sends `count` numbered messages of growing size to every rank, itself included; each arrives once, whole
/// and in its sender's order.
inline void exchange_all_to_all(comm::Transport& transport, std::uint64_t count) {
    const auto length = [](std::uint64_t number) { return 8 + 37 * number * number; };
    const auto filler = [](int from, std::uint64_t number) {
        return static_cast<std::byte>(from * 31 + static_cast<int>(number));
    };
    for (std::uint64_t number = 0; number < count; ++number)
        for (int to = 0; to < transport.size(); ++to) {
            ByteWriter out;
            out.put(number);
            const std::vector<std::byte> fill(length(number) - 8, filler(transport.rank(), number));
            out.append(fill);
            transport.send(to, out.take());
        }
    std::vector<std::uint64_t> next(static_cast<std::size_t>(transport.size()), 0);
    std::uint64_t left = count * next.size();
    while (left > 0 || !transport.all_sent()) {
        const auto message = transport.receive();
        if (!message) continue;
        ByteReader in(message->bytes);
        const auto number = in.get<std::uint64_t>();
        ASSERT_EQ(number, next[static_cast<std::size_t>(message->from)]++);
        ASSERT_EQ(message->bytes.size(), length(number));
        for (const std::byte byte : in.take(in.remaining())) ASSERT_EQ(byte, filler(message->from, number));
        --left;
    }
    EXPECT_FALSE(transport.receive());
}

}  // namespace orthant::test
