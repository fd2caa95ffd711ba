#pragma once

#include "base/bytes.hpp"
#include "study/record_source.hpp"

#include <gtest/gtest.h>

namespace orthant::test {

/// Task by task the same outcomes and records.
inline void expect_same_records(const study::RecordSource& found, const study::RecordSource& wanted) {
    ASSERT_EQ(found.size(), wanted.size());
    const auto task = found.open(), other = wanted.open();
    while (other->next()) {
        ASSERT_TRUE(task->next());
        const study::TaskOutcome &a = task->outcome(), &b = other->outcome();
        ASSERT_EQ(a.id, b.id);
        ASSERT_EQ(a.status, b.status);
        ASSERT_EQ(a.attempts, b.attempts);
        ASSERT_EQ(a.rank, b.rank);
        ASSERT_EQ(a.host, b.host);
        ASSERT_EQ(a.start_s, b.start_s);
        ASSERT_EQ(a.seconds, b.seconds);
        ASSERT_EQ(a.digest, b.digest);
        ASSERT_EQ(a.error, b.error);
        ASSERT_EQ(Bytes(task->record().begin(), task->record().end()),
                  Bytes(other->record().begin(), other->record().end()));
    }
    EXPECT_FALSE(task->next());
}

}  // namespace orthant::test
