#include "data/fold_file.hpp"

#include "base/error.hpp"
#include "support/temp_directory.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace orthant::data::fold_file_test {
namespace {

using testing::ElementsAre;

class FoldFile : public testing::Test {
  protected:
    std::vector<std::vector<std::int32_t>> read(std::string_view text, std::size_t rows) {
        test::write_file(directory_ / "f.csv", text);
        return read_fold_file(directory_ / "f.csv", rows);
    }

    /// With the name of the file alone.
    std::string error(std::string_view text, std::size_t rows) {
        try {
            read(text, rows);
        } catch (const Error& error) {
            std::string message = error.kind() == ErrorKind::data ? error.what() : "an Error of another kind";
            return message.replace(message.find(directory_.path().string()), directory_.path().string().size() + 1, "");
        }
        return "no error";
    }

  private:
    test::TempDirectory directory_;
};

TEST_F(FoldFile, has_a_column_for_each_repeat_and_a_line_for_each_row) {
    EXPECT_THAT(read("first,second\n0,1\n 1 ,0\n2,-1\n\n", 3),
                ElementsAre(ElementsAre(0, 1, 2), ElementsAre(1, 0, -1)));
    EXPECT_THAT(read("f\n0.0\n-1", 2), ElementsAre(ElementsAre(0, -1)));
}

TEST_F(FoldFile, tells_cells_that_are_no_fold) {
    EXPECT_EQ(
        error("f,g\n0,x\n1.5,\n-2,1\n4,0\n3\n", 4),
        "'f.csv': 5 cells and 1 line cannot be used (line 2, column 2 'g': \"x\" is no fold (0, 1, … or -1); line 3, "
        "column 1 'f': \"1.5\" is no fold (0, 1, … or -1); line 3, column 2 'g': \"\" is no fold (0, 1, … or -1); "
        "line 4, column 1 'f': \"-2\" is no fold (0, 1, … or -1); line 5, column 1 'f': \"4\" is no fold (0, 1, … "
        "or -1); line 6: 1 field where the header has 2); correct them");
}

TEST_F(FoldFile, needs_a_line_for_each_row) {
    EXPECT_EQ(
        error("f\n0\n1\n", 4),
        "'f.csv': it has 2 lines of folds for 4 rows of data (each row needs one, below a header); give each row its "
        "line");
    EXPECT_EQ(
        error("0\n0\n1\n", 3),
        "'f.csv': it has 2 lines of folds for 3 rows of data (its first line, which names the columns, seems to be "
        "missing); write a header above");
    EXPECT_EQ(
        error("f\n", 3),
        "'f.csv': it has 0 lines of folds for 3 rows of data (each row needs one, below a header); give each row its "
        "line");
}

TEST_F(FoldFile, needs_folds_that_leave_rows_to_learn_from) {
    EXPECT_EQ(error("f,g\n0,0\n1,2\n1,2\n", 3),
              "'f.csv': column 'g' has no row in fold 1 (the largest is 2); number folds from 0 without gaps");
    EXPECT_EQ(error("f\n-1\n-1\n", 2),
              "'f.csv': column 'f' has no fold (every row is -1); number the rows to validate on from 0");
    EXPECT_EQ(error("f\n0\n0\n", 2),
              "'f.csv': column 'f' has all rows in fold 0 (none is left to learn from); use two folds, or -1");
    EXPECT_EQ(error("f\n\n0\n1\n", 2), "'f.csv': 1 line cannot be used (line 2: blank); correct them");
}

}  // namespace
}  // namespace orthant::data::fold_file_test
