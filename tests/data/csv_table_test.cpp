#include "data/csv_table.hpp"

#include "base/error.hpp"
#include "support/temp_directory.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

namespace orthant::data::csv_table_test {
namespace {

using testing::ElementsAre;

class CsvTable : public testing::Test {
  protected:
    Table read(std::string_view text, TableRequest request = {}) {
        test::write_file(directory_ / "a.csv", text);
        request.file = directory_ / "a.csv";
        if (request.target.empty()) request.target += 'y';
        return read_csv_table(request);
    }

    Table read_both(std::string_view text, std::string_view test_text, TableRequest request = {}) {
        test::write_file(directory_ / "test.csv", test_text);
        request.test_file = directory_ / "test.csv";
        return read(text, std::move(request));
    }

  private:
    test::TempDirectory directory_;
};

TEST_F(CsvTable, has_features_in_order_of_the_header_and_the_target_apart) {
    const Table table = read("a,y,b\n1,0.5,2\n-3,1.5,4e2\n");
    EXPECT_THAT(table.features, ElementsAre("a", "b"));
    EXPECT_EQ(table.rows, 2u);
    EXPECT_EQ(table.test_rows, 0u);
    EXPECT_THAT(table.x, ElementsAre(1, 2, -3, 400));
    EXPECT_THAT(table.classes, ElementsAre());
    EXPECT_THAT(table.y, ElementsAre(.5, 1.5));
    EXPECT_THAT(table.groups, ElementsAre());
    EXPECT_EQ(table.missing_cells, 0u);
}

TEST_F(CsvTable, reads_every_way_to_write_it) {
    const std::string plain = "a,b,y\n1,2,u\n3,4,v\n";
    const Table wanted = read(plain);
    for (const char* text : {
             "\xEF\xBB\xBF"
             "a,b,y\n1,2,u\n3,4,v\n",
             "a,b,y\r\n1,2,u\r\n3,4,v\r\n",
             "a,b,y\n1,2,u\n3,4,v",
             "a,b,y\r\n1,2,u\r\n3,4,v\r",
             "a,b,y\n1,2,u\n3,4,v\n\n  \n",
             "a;b;y\n1;2;u\n3;4;v\n",
             "a\tb\ty\n1\t2\tu\n3\t4\tv\n",
             "\"a\",\"b\" , \"y\"\n\"1\",\" 2\",u\n 3 ,\t+4,\"v\"\n",
         }) {
        const Table table = read(text);
        EXPECT_EQ(table.features, wanted.features) << text;
        EXPECT_EQ(table.x, wanted.x) << text;
        EXPECT_EQ(table.classes, wanted.classes) << text;
        EXPECT_EQ(table.y, wanted.y) << text;
    }
}

TEST_F(CsvTable, keeps_separators_quotes_and_line_breaks_inside_quotes) {
    const Table table = read("\"a,\"\"1\"\"\ntwo\",y\n1,\"u,\"\"\nv\"\n2,\"\"\"\"\n");
    EXPECT_THAT(table.features, ElementsAre("a,\"1\"\ntwo"));
    EXPECT_THAT(table.classes, ElementsAre("\"", "u,\"\nv"));
    EXPECT_THAT(table.y, ElementsAre(1, 0));
}

TEST_F(CsvTable, leaves_out_what_is_ignored_and_numbers_groups_as_they_come) {
    const Table table = read("id,a,g,y\nx,1,b,0\ny,2,a,1\nz,3,b,0\n", {.group = "g", .ignore = {"id"}});
    EXPECT_THAT(table.features, ElementsAre("a"));
    EXPECT_THAT(table.x, ElementsAre(1, 2, 3));
    EXPECT_THAT(table.groups, ElementsAre(0, 1, 0));
}

TEST_F(CsvTable, counts_what_is_missing_where_that_is_allowed) {
    const Table table = read("a,b,y\n,NA,1\n?,2,2\nnan,\"\",1\n4,3,2\n", {.missing = TableRequest::Missing::allowed});
    EXPECT_EQ(table.missing_cells, 5u);
    EXPECT_THAT(table.x, ElementsAre(testing::IsNan(), testing::IsNan(), testing::IsNan(), 2, testing::IsNan(),
                                     testing::IsNan(), 4, 3));
}

TEST_F(CsvTable, has_the_rows_of_a_test_file_last_with_its_columns_found_by_name) {
    const Table table = read_both("a,b,y,g\n1,2,u,7\n3,4,w,8\n", "g,y,id,b,a\n9,v,q,6,5\n7,w,q,8,7\n",
                                  {.group = "g", .ignore = {"id"}});
    EXPECT_THAT(table.features, ElementsAre("a", "b"));
    EXPECT_EQ(table.rows, 4u);
    EXPECT_EQ(table.test_rows, 2u);
    EXPECT_THAT(table.x, ElementsAre(1, 2, 3, 4, 5, 6, 7, 8));
    EXPECT_THAT(table.classes, ElementsAre("u", "v", "w"));
    EXPECT_THAT(table.y, ElementsAre(0, 2, 1, 2));
    EXPECT_THAT(table.groups, ElementsAre(0, 1, 2, 0));
}

}  // namespace
}  // namespace orthant::data::csv_table_test
