#include "data/read_table.hpp"

#include "base/error.hpp"
#include "support/temp_directory.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace orthant::data::damaged_csv_test {
namespace {

const std::string whole =
    "\xEF\xBB\xBF"
    "\"a \"\"1\"\"\",b,größe,who,y\r\n"
    "1,-2.5,3e1,x,u\r\n"
    "\"4\", \"5\" ,+6,\"x,\r\n\",v\n"
    "7,,1e-3,,w\n"
    ".5,NA,2,x,u\n";

/// Either a sound table or one clean message; anything else escapes and fails the test.
bool is_accepted(const std::filesystem::path& file, const std::string& text) {
    orthant::test::write_file(file, text);
    try {
        const Table table =
            read_table({.file = file, .target = "y", .ignore = {"who"}, .missing = TableRequest::Missing::allowed});
        EXPECT_GE(table.rows, 2u);
        EXPECT_EQ(table.x.size(), table.rows * table.features.size());
        EXPECT_EQ(table.y.size(), table.rows);
        const auto missing = std::count_if(table.x.begin(), table.x.end(), [](double x) { return !std::isfinite(x); });
        EXPECT_EQ(static_cast<std::size_t>(missing), table.missing_cells);
        return true;
    } catch (const Error& error) {
        const std::string message = error.what();
        EXPECT_EQ(error.kind(), ErrorKind::data) << message;
        EXPECT_THAT(message, testing::HasSubstr("a.csv")) << text;
        EXPECT_THAT(message, testing::HasSubstr("; ")) << "says what to do";
        EXPECT_THAT(message, testing::Not(testing::HasSubstr("\n")));
        EXPECT_LT(message.size(), 1500u);
        return false;
    }
}

class DamagedCsv : public testing::Test {
  protected:
    bool accepts(const std::string& text) { return is_accepted(directory_ / "a.csv", text); }

  private:
    orthant::test::TempDirectory directory_;
};

TEST_F(DamagedCsv, is_refused_or_read_wherever_it_is_cut) {
    ASSERT_TRUE(accepts(whole));
    std::size_t accepted = 0;
    for (std::size_t size = 0; size < whole.size(); ++size)
        if (accepts(whole.substr(0, size))) ++accepted;
    EXPECT_GT(accepted, 0u);
    EXPECT_LT(accepted, 12u) << "only where whole records, or shorter ones that are whole too, are left";
}

TEST_F(DamagedCsv, is_refused_or_read_with_any_bits_flipped) {
    for (std::size_t i = 0; i < whole.size(); ++i)
        for (const int flip : {0x01, 0x02, 0x04, 0x08, 0x10, 0x20, 0x40, 0x80, 0xFF}) {
            std::string damaged = whole;
            damaged[i] = static_cast<char>(static_cast<unsigned char>(damaged[i]) ^ flip);
            accepts(damaged);
        }
}

TEST_F(DamagedCsv, is_refused_or_read_with_any_other_byte) {
    for (const char byte : {'\0', '\n', '\r', '"', ',', ';', '\t', ' ', '.', '-', 'e', '9', '\xff'})
        for (std::size_t i = 0; i < whole.size(); ++i) {
            std::string damaged = whole;
            damaged[i] = byte;
            accepts(damaged);
            damaged = whole;
            damaged.insert(i, 1, byte);
            accepts(damaged);
        }
}

}  // namespace
}  // namespace orthant::data::damaged_csv_test
