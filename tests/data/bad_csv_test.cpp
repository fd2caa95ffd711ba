#include "data/bad_csv.hpp"

#include "base/error.hpp"
#include "data/read_table.hpp"
#include "support/temp_directory.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <iostream>

namespace orthant::data::helpers::bad_csv_test {
namespace {

std::vector<BadCsv> all_bad_files() {
    std::vector<BadCsv> all;
    for (const auto& part : {bad_files(), bad_columns(), bad_cells()}) all.insert(all.end(), part.begin(), part.end());
    return all;
}

std::string without(std::string text, const std::string& part) {
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at))
        text.erase(at, part.size());
    return text;
}

/// With the names of files as the messages of the table have them.
std::string message_of(const BadCsv& bad) {
    const orthant::test::TempDirectory directory;
    TableRequest request = bad.request;
    request.file = directory / "a.csv";
    if (request.target.empty()) request.target += 'y';
    if (request.target == "-") request.target.clear();
    orthant::test::write_file(request.file, bad.text);
    if (!bad.test_text.empty()) {
        request.test_file = directory / "test.csv";
        orthant::test::write_file(request.test_file, bad.test_text);
    }
    try {
        read_table(request);
    } catch (const Error& error) {
        if (error.kind() != ErrorKind::data) return "an Error of another kind";
        return without(error.what(), directory.path().string() + "/");
    }
    return "no error";
}

class BadCsvs : public testing::TestWithParam<BadCsv> {};

/// ORTHANT_PRINT_MESSAGES=1 prints every input with its message.
TEST_P(BadCsvs, are_told_in_one_message) {
    const std::string message = message_of(GetParam());
    if (std::getenv("ORTHANT_PRINT_MESSAGES") != nullptr)
        std::cout << "--- " << GetParam().name << "\n" << GetParam().text << "=> " << message << "\n";
    EXPECT_EQ(message, GetParam().message);
    EXPECT_THAT(message, testing::Not(testing::HasSubstr("\n")));
}

INSTANTIATE_TEST_SUITE_P(Data, BadCsvs, testing::ValuesIn(all_bad_files()),
                         [](const auto& bad) { return bad.param.name; });

TEST(BadPaths, are_told_before_anything_is_read) {
    const orthant::test::TempDirectory directory;
    const auto message = [&](const std::string& file, const std::string& test_file) {
        try {
            read_table(
                {.file = directory / file, .test_file = test_file.empty() ? "" : directory / test_file, .target = "y"});
        } catch (const Error& error) {
            return without(error.what(), directory.path().string() + "/");
        }
        return std::string("no error");
    };
    orthant::test::write_file(directory / "a.csv", "a,y\n1,2\n3,4\n");
    orthant::test::write_file(directory / "a.h5", "\x89HDF\r\n\x1a\n");
    EXPECT_EQ(message("b.csv", ""), "cannot use the data file 'b.csv' (No such file or directory); check the path");
    EXPECT_EQ(message("a.csv", "b.csv"),
              "cannot use the data file 'b.csv' (No such file or directory); check the path");
    EXPECT_EQ(message("a.csv", "a.h5"),
              "'a.h5': it is HDF5, and 'a.csv' is not (both must be of one kind); convert one of them");
    EXPECT_EQ(message("a.h5", "a.csv"),
              "'a.csv': it is not HDF5, and 'a.h5' is (both must be of one kind); convert one of them");
}

}  // namespace
}  // namespace orthant::data::helpers::bad_csv_test
