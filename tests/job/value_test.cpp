#include "job/value.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace orthant::job::value_test {
namespace {

Bytes bytes_of(const Value& value) {
    ByteWriter out;
    write_value(out, value);
    return out.take();
}

TEST(ValueText, reads_as_a_job_file_would_write_it) {
    EXPECT_EQ(to_text(std::int64_t{-3}), "-3");
    EXPECT_EQ(to_text(0.5), "0.5");
    EXPECT_EQ(to_text(0.1), "0.1");
    EXPECT_EQ(to_text(1.0), "1.0");
    EXPECT_EQ(to_text(-2.0), "-2.0");
    EXPECT_EQ(to_text(1e-300), "1e-300");
    EXPECT_EQ(to_text(std::numeric_limits<double>::infinity()), "inf");
    EXPECT_EQ(to_text(true), "true");
    EXPECT_EQ(to_text("cube"), "cube");
}

TEST(WriteValue, tells_types_apart_and_zeros_together) {
    EXPECT_NE(bytes_of(std::int64_t{1}), bytes_of(1.0));
    EXPECT_NE(bytes_of(true), bytes_of(std::int64_t{1}));
    EXPECT_NE(bytes_of("1"), bytes_of(std::int64_t{1}));
    EXPECT_NE(bytes_of(0.1), bytes_of(0.2));
    EXPECT_EQ(bytes_of(0.0), bytes_of(-0.0));
    EXPECT_EQ(bytes_of("cube"), bytes_of("cube"));
}

}  // namespace
}  // namespace orthant::job::value_test
