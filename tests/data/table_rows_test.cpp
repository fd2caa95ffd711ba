#include "data/table_rows.hpp"

#include "base/error.hpp"

#include <gtest/gtest.h>

namespace orthant::data::table_rows_test {
namespace {

TEST(TableRows, are_held_against_the_memory_there_is) {
    EXPECT_NO_THROW(refuse_larger_than(8e6, "a.h5", 1000, 1000));
    try {
        refuse_larger_than(8e6 - 1, "a.h5", 1000, 1000);
        FAIL();
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::data);
        EXPECT_STREQ(
            error.what(),
            "'a.h5': its table needs 8.0 MB (1000 rows of 1000 features), and this host has 8.0 MB; use a host "
            "with more memory, or take fewer rows or columns");
    }
    EXPECT_THROW(refuse_larger_than(1e12, "a.h5", ~0ULL, ~0ULL), Error) << "a product beyond 64 bits";
}

}  // namespace
}  // namespace orthant::data::table_rows_test
