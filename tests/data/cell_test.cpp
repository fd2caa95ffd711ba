#include "data/cell.hpp"

#include "base/random.hpp"

#include <gtest/gtest.h>

#include <array>
#include <bit>
#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace orthant::data::cell_test {
namespace {

std::string told(std::string_view text) {
    const Cell cell = read_cell(text);
    switch (cell.kind) {
        case CellKind::number: {
            std::array<char, 40> buffer{};
            std::snprintf(buffer.data(), buffer.size(), "%.17g", cell.value);
            return buffer.data();
        }
        case CellKind::missing:
            return "missing";
        case CellKind::infinite:
            return "infinite";
        case CellKind::text:
            return "text";
    }
    return {};
}

TEST(Cell, is_a_number_in_every_way_to_write_one) {
    for (const char* text : {"3", "+3", "3.", "3.0", "003", "3e0", "30E-1", ".3e1", " 3", "3 ", "\t3\t"})
        EXPECT_EQ(told(text), "3") << text;
    EXPECT_EQ(told("-.5"), "-0.5");
    EXPECT_EQ(told("-0"), "-0");
    EXPECT_EQ(told("123456789012345"), "123456789012345");
    EXPECT_EQ(told("1234567890123456"), "1234567890123456");
    EXPECT_EQ(told("5e-324"), "4.9406564584124654e-324");
    EXPECT_EQ(told("1.7976931348623157e308"), "1.7976931348623157e+308");
}

TEST(Cell, is_rounded_as_the_c_library_rounds) {
    const RandomStream stream(7, 0, StreamId{0});
    for (std::uint64_t i = 0; i < 200'000; ++i) {
        const auto words = stream.block(i);
        std::array<char, 40> buffer{};
        const int decimals = static_cast<int>(words[0] % 17);
        const double value =
            std::ldexp(static_cast<double>(static_cast<std::int32_t>(words[1])), -static_cast<int>(words[2] % 40));
        std::snprintf(buffer.data(), buffer.size(), i % 2 == 0 ? "%.*f" : "%.*g", decimals, value);
        const Cell cell = read_cell(buffer.data());
        ASSERT_EQ(cell.kind, CellKind::number) << buffer.data();
        ASSERT_EQ(std::bit_cast<std::uint64_t>(cell.value),
                  std::bit_cast<std::uint64_t>(std::strtod(buffer.data(), nullptr)))
            << buffer.data();
    }
}

TEST(Cell, is_missing_when_it_says_so) {
    for (const char* text :
         {"", " ", "\t", "NA", "N/A", "n/a", "NaN", "nan", "null", "NULL", "None", "?", " NA ", "-nan"})
        EXPECT_EQ(told(text), "missing") << text;
}

TEST(Cell, is_infinite_when_it_says_so_or_is_out_of_range) {
    for (const char* text : {"inf", "-inf", "+inf", "Inf", "INFINITY", "1e999", "-1e999", "1e99999999999999999999",
                             "100000000000000000000e300"})
        EXPECT_EQ(told(text), "infinite") << text;
    EXPECT_EQ(told("1" + std::string(400, '0')), "infinite");
    EXPECT_EQ(told("1" + std::string(400, '0') + "e-10"), "infinite");
}

TEST(Cell, is_zero_when_it_is_too_small) {
    for (const char* text : {"1e-999", "1e-99999999999999999999"}) EXPECT_EQ(told(text), "0") << text;
    EXPECT_EQ(told("." + std::string(400, '0') + "1"), "0");
    EXPECT_EQ(told("." + std::string(400, '0') + "1e10"), "0");
    EXPECT_EQ(told("." + std::string(400, '0') + "1e400"), "0.10000000000000001");
}

TEST(Cell, is_text_otherwise) {
    for (const char* text : {"a", "1a", "1 2", "1,5", "0x10", "1e", "e5", ".", "-", "+", "+-1", "--1", "1.2.3", "1_000",
                             "1-", "na", "none", "nul", "inf1"})
        EXPECT_EQ(told(text), "text") << text;
}

TEST(Label, is_one_for_all_ways_to_write_a_number) {
    for (const char* text : {"3", "3.0", "+3", " 03 ", "30e-1"}) EXPECT_EQ(canonical_label(text), "3") << text;
    EXPECT_EQ(canonical_label("-0.0"), "0");
    EXPECT_EQ(canonical_label(".50"), "0.5");
    EXPECT_EQ(canonical_label("1e5"), "100000");
    EXPECT_EQ(canonical_label("1e-7"), "1e-07");
    EXPECT_EQ(canonical_label(" a b "), "a b");
}

TEST(Label, keeps_apart_whole_numbers_that_doubles_do_not) {
    EXPECT_EQ(canonical_label("9007199254740991"), "9007199254740991");
    EXPECT_EQ(canonical_label("9007199254740992"), "9007199254740992");
    EXPECT_EQ(canonical_label("9007199254740993"), "9007199254740993");
    EXPECT_TRUE(is_exactly_whole(-9007199254740991.0));
    EXPECT_FALSE(is_exactly_whole(9007199254740992.0));
    EXPECT_FALSE(is_exactly_whole(.5));
    EXPECT_FALSE(is_exactly_whole(NAN));
}

}  // namespace
}  // namespace orthant::data::cell_test
