#include "data/csv_scanner.hpp"

#include "base/error.hpp"
#include "support/temp_directory.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace orthant::data::csv_scanner_test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using Records = std::vector<std::vector<std::string>>;

/// All records of a text, each with its line in front.
Records records_of(std::string_view text) {
    const test::TempDirectory directory;
    test::write_file(directory / "a.csv", text);
    CsvScanner scanner(directory / "a.csv");
    Records records{scanner.header()};
    while (scanner.next()) {
        records.push_back({std::to_string(scanner.line())});
        records.back().insert(records.back().end(), scanner.fields().begin(), scanner.fields().end());
    }
    return records;
}

std::string error_of(std::string_view text) {
    try {
        records_of(text);
    } catch (const Error& error) {
        return error.what();
    }
    return "no error";
}

TEST(CsvScanner, tells_the_line_on_which_each_record_begins) {
    EXPECT_THAT(records_of("\"a\nb\",c\n1,\"2\n\n3\"\r\n\n4,5"),
                ElementsAre(ElementsAre("a\nb", "c"), ElementsAre("3", "1", "2\n\n3"), ElementsAre("6", ""),
                            ElementsAre("7", "4", "5")));
}

TEST(CsvScanner, has_empty_fields_where_separators_meet) {
    EXPECT_THAT(records_of("a,b\n,\n,,\n\"\",\"\"\n1,"),
                ElementsAre(ElementsAre("a", "b"), ElementsAre("2", "", ""), ElementsAre("3", "", "", ""),
                            ElementsAre("4", "", ""), ElementsAre("5", "1", "")));
}

TEST(CsvScanner, takes_the_comma_before_the_semicolon_before_the_tab) {
    EXPECT_THAT(records_of("a;b,c\n").front(), ElementsAre("a;b", "c"));
    EXPECT_THAT(records_of("a;b\tc\n1,2;3\n").back(), ElementsAre("2", "1,2", "3"));
    EXPECT_THAT(records_of("\"a,b\"\tc\n").front(), ElementsAre("a,b", "c"));
    EXPECT_THAT(records_of("a b\n1,2\n").back(), ElementsAre("2", "1", "2"));
    EXPECT_THAT(records_of("a\tb\n\t\n \"1\" \t \n").back(), ElementsAre("3", "1", " "));
}

TEST(CsvScanner, leaves_quotes_alone_that_do_not_begin_a_field) {
    EXPECT_THAT(records_of("a,b\n5\",x \"y\" z\n").back(), ElementsAre("2", "5\"", "x \"y\" z"));
}

TEST(CsvScanner, gives_the_same_records_wherever_pieces_of_the_file_end) {
    const std::string record = "1,\"a\"\"\r\nb\",c\r\n";
    for (std::size_t shift = 0; shift < record.size(); ++shift) {
        std::string text = "x" + std::string(shift, 'x') + ",y,z\n";
        const std::size_t head = text.size();
        while (text.size() < (std::size_t{1} << 20) + 100) text += record;
        const Records records = records_of(text);
        ASSERT_EQ(records.size(), 1 + (text.size() - head) / record.size());
        for (std::size_t i = 1; i < records.size(); ++i)
            ASSERT_EQ(records[i], (std::vector<std::string>{std::to_string(2 * i), "1", "a\"\r\nb", "c"})) << shift;
    }
}

TEST(CsvScanner, reads_records_of_many_pieces) {
    const std::string large(5'000'000, 'x');
    const Records records = records_of("a,b\n" + large + ",\"" + large + "\"\n1,2\n");
    ASSERT_EQ(records.size(), 3u);
    EXPECT_TRUE(records[1][1] == large && records[1][2] == large);
    EXPECT_THAT(records[2], ElementsAre("3", "1", "2"));
}

TEST(CsvScanner, refuses_records_of_more_than_64_mib) {
    constexpr std::size_t limit = std::size_t{64} << 20;
    std::string text = "a,b\n1,2\n" + std::string(limit - 1, 'x') + "\n3,4\n";
    EXPECT_EQ(error_of(text), "no error");
    text.insert(8, "x");
    EXPECT_THAT(error_of(text), HasSubstr("a.csv': line 3: the record that begins here is longer than 64 MiB (a quote "
                                          "that is not closed?); correct it"));
    text[8] = '"';
    text[20] = '\n';
    EXPECT_THAT(error_of(text), HasSubstr("line 3: the quote of column 1 is never closed (the file ends inside it)"));
    text += std::string(limit, 'x');
    EXPECT_THAT(error_of(text), HasSubstr("line 3: the record that begins here is longer than 64 MiB"));
}

TEST(CsvScanner, refuses_records_of_more_than_a_million_fields) {
    std::string text = std::string(999'999, ',') + "\n1\n";
    EXPECT_EQ(error_of(text), "no error");
    EXPECT_THAT(error_of("," + text), HasSubstr("line 1: the record that begins here has more than a million fields"));
    EXPECT_THAT(error_of("a,b\n" + std::string(std::size_t{60} << 20, ',')), HasSubstr("line 2: the record"));
}

}  // namespace
}  // namespace orthant::data::csv_scanner_test
