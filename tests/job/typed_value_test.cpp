#include "job/typed_value.hpp"

#include "base/error.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>
#include <memory>
#include <string>

namespace orthant::job::typed_value_test {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

Parameter exponent(bool takes_infinity) {
    return {.name = "p",
            .description = "exponent",
            .type = Type::real,
            .minimum = 0.5,
            .maximum = 8,
            .takes_infinity = takes_infinity};
}

std::string message_of(const Parameter& parameter, double value) {
    try {
        typed_value(parameter, {.place = {.source = std::make_shared<const std::string>("job.toml")}, .content = value},
                    "p");
    } catch (const Error& error) {
        return error.what();
    }
    return "none";
}

TEST(TypedValue, is_infinite_only_where_the_parameter_says_so) {
    EXPECT_EQ(
        typed_value(exponent(true),
                    {.place = {.source = std::make_shared<const std::string>("job.toml")}, .content = infinity}, "p"),
        Value(infinity));
    EXPECT_EQ(typed_value(exponent(true),
                          {.place = {.source = std::make_shared<const std::string>("job.toml")}, .content = 2.0}, "p"),
              Value(2.0));
    EXPECT_THAT(message_of(exponent(false), infinity), testing::EndsWith("write a finite number"));
    EXPECT_THAT(message_of(exponent(true), -infinity), testing::EndsWith("write a finite number or inf"));
    EXPECT_THAT(message_of(exponent(true), std::numeric_limits<double>::quiet_NaN()),
                testing::HasSubstr("not a finite"));
    EXPECT_THAT(message_of(exponent(true), 9), testing::HasSubstr("allowed: from 0.5 to 8.0, or inf"));
    EXPECT_EQ(accepted(exponent(true)), "a number, from 0.5 to 8.0, or inf");
    EXPECT_EQ(accepted(exponent(false)), "a number, from 0.5 to 8.0");
    EXPECT_EQ(accepted({.name = "x", .description = "any", .type = Type::real, .takes_infinity = true}),
              "a number, or inf");
}

}  // namespace
}  // namespace orthant::job::typed_value_test
