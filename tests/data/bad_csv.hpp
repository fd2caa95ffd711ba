#pragma once

#include "data/table.hpp"

#include <ostream>
#include <string>
#include <vector>

namespace orthant::data::helpers {

/// A CSV file that cannot be used, and the whole message it must give; the file is a.csv, the test file test.csv.
struct BadCsv {
    std::string name;
    std::string text;
    std::string message;
    TableRequest request = {};
    std::string test_text = {};
};

/// For GoogleTest, which would print bytes.
inline void PrintTo(const BadCsv& bad, std::ostream* out) {
    *out << bad.name;
}

inline std::vector<BadCsv> bad_files() {
    using namespace std::string_literals;
    return {
        {"empty", "", "'a.csv': it is empty (a CSV file begins with a header); check how it was made"},
        {"byte_order_mark_alone", "\xEF\xBB\xBF",
         "'a.csv': it is empty (a CSV file begins with a header); check how it was made"},
        {"blank_header", " \na,y\n1,2\n",
         "'a.csv': line 1: it is blank (the first line names the columns); write a header"},
        {"header_alone", "a,y\n", "'a.csv': it has no rows (at least 2 are needed); check how it was made"},
        {"header_and_blank_lines", "a,y\n\n\n",
         "'a.csv': it has no rows (at least 2 are needed); check how it was made"},
        {"one_row", "a,y\n1,2\n", "'a.csv': it has 1 row (at least 2 are needed); check how it was made"},
        {"nul_byte", "a,y\n1,2\n1,\0003\n"s,
         "'a.csv': line 3: there is a NUL byte (a binary file, or text in UTF-16?); save the table as CSV in UTF-8, or "
         "as HDF5"},
        {"nul_byte_in_quotes", "a,y\n1,\"\n\0\"\n"s,
         "'a.csv': line 3: there is a NUL byte (a binary file, or text in UTF-16?); save the table as CSV in UTF-8, or "
         "as HDF5"},
        {"utf16",
         "\xFF\xFE"
         "a\0,\0y\0\n\0"s,
         "'a.csv': line 1: there is a NUL byte (a binary file, or text in UTF-16?); save the table as CSV in UTF-8, or "
         "as HDF5"},
        {"latin1_header",
         "gr\xF6\xDF"
         "e,y\n1,2\n",
         R"('a.csv': line 1: the header is not UTF-8 (column 1, 'gr\xF6\xDFe'); save the file as UTF-8)"},
        {"carriage_returns_alone", "a,y\r1,2\r3,4\r",
         "'a.csv': line 1: a carriage return ends no line (line ends of an old Macintosh?); end lines with LF or CRLF"},
        {"quote_not_closed", "a,y\n1,2\n3,\"4\n5,6\n",
         "'a.csv': line 3: the quote of column 2 is never closed (the file ends inside it); close it"},
        {"text_after_a_quote", "a,y\n\"1\"2,3\n",
         "'a.csv': line 2: text follows the closing quote of column 1 (a quote inside quotes is written twice); "
         "correct "
         "it"},
        {"one_class", "a,y\n1,u\n2,u\n",
         "'a.csv': the target 'y' has one class only (\"u\" in every row); give it rows of another"},
        {"one_class_of_numbers", "a,y\n1,3\n2,3.0\n",
         "'a.csv': the target 'y' has one class only (\"3\" in every row); give it rows of another"},
        {"one_class_but_in_the_test_file",
         "a,y\n1,v\n2,v\n",
         "'a.csv': the target 'y' has one class only (\"v\" in every row); give it rows of another",
         {},
         "a,y\n1,u\n"},
    };
}

inline std::vector<BadCsv> bad_columns() {
    return {
        {"no_target_named",
         "a,b\n1,2\n",
         "'a.csv': no target is named (the columns are 'a', 'b'); name the column to predict with target = …",
         {.target = "-"}},
        {"target_missing",
         "width,speceis\n1,2\n",
         R"('a.csv': target names no column of the header ("species"; the columns are 'width', 'speceis'); did you mean "speceis"?)",
         {.target = "species"}},
        {"target_missing_of_many", "c1,c2,c3,c4,c5,c6,c7,c8,c9,c10,c11,c12,c13\n1\n",
         "'a.csv': target names no column of the header (\"y\"; the columns are 'c1', 'c2', 'c3', 'c4', 'c5', 'c6', "
         "'c7', 'c8', 'c9', 'c10', … and 3 more); name one of these"},
        {"group_missing",
         "a,y\n1,2\n",
         R"('a.csv': group names no column of the header ("who"; the columns are 'a', 'y'); name one of these)",
         {.group = "who"}},
        {"ignore_missing",
         "a,y\n1,2\n",
         R"('a.csv': ignore names no column of the header ("\x1B[2J"; the columns are 'a', 'y'); name one of these)",
         {.ignore = {"\x1b[2J"}}},
        {"target_ignored",
         "a,y\n1,2\n",
         "'a.csv': column 'y' is to be used and left out (it stands under ignore); choose one",
         {.ignore = {"y"}}},
        {"group_ignored",
         "a,g,y\n1,2,3\n",
         "'a.csv': column 'g' is to be used and left out (it stands under ignore); choose one",
         {.group = "g", .ignore = {"g"}}},
        {"target_is_group",
         "a,y\n1,2\n",
         "'a.csv': column 'y' is both target and group (groups would tell the answer); choose one",
         {.group = "y"}},
        {"names_twice", "a,b,a ,y\n1,2,3,4\n",
         "'a.csv': columns 1 and 3 are both named 'a' (columns are known by name); rename one in the header"},
        {"no_name", ",a,y\n1,2,3\n",
         "'a.csv': column 1 has no name (a row index, or a separator too many?); name it in the header, or leave it "
         "out "
         "with ignore = \"column 1\""},
        {"no_feature", "y\n1\n2\n",
         "'a.csv': no feature column is left (of 'y' all are target, group or ignored); give the table columns to "
         "predict from"},
        {"no_feature_left",
         "a,g,y\n1,2,3\n",
         "'a.csv': no feature column is left (of 'a', 'g', 'y' all are target, group or ignored); give the table "
         "columns to predict from",
         {.group = "g", .ignore = {"a"}}},
        {"test_columns",
         "a,b,y\n1,2,3\n4,5,6\n",
         "'test.csv': its header does not match 'a.csv' (it lacks 'b', 'y', and has unknown columns 'c'); give both "
         "files the same columns, or leave some out with ignore = \"…\"",
         {},
         "a,c\n1,2\n"},
        {"test_lacks_the_group",
         "a,g,y\n1,2,3\n4,5,6\n",
         "'test.csv': its header does not match 'a.csv' (it lacks 'g'); give both files the same columns, or leave "
         "some out with ignore = \"…\"",
         {.group = "g"},
         "a,y\n1,2\n"},
        {"test_columns_twice",
         "a,y\n1,2\n4,5\n",
         "'test.csv': columns 1 and 3 are both named 'a' (columns are known by name); rename one in the header",
         {},
         "a,y,a\n1,2,3\n"},
        {"test_without_rows",
         "a,y\n1,2\n4,5\n",
         "'test.csv': it has no rows (at least 1 is needed); check how it was made",
         {},
         "a,y\n"},
    };
}

inline std::vector<BadCsv> bad_cells() {
    return {
        {"text", "width,y\n1,2\nabc,3\n1,4\n",
         "'a.csv': 1 cell cannot be used (line 3, column 1 'width': text \"abc\" in a number column); correct them, or "
         "leave columns out with ignore = \"width\""},
        {"decimal_comma", "a;y\n1,5;2\n2;3\n",
         "'a.csv': 1 cell cannot be used (line 2, column 1 'a': text \"1,5\" in a number column); correct them, or "
         "leave "
         "columns out with ignore = \"a\""},
        {"infinite", "a,y\ninf,2\n-1e999,3\n",
         "'a.csv': 2 cells cannot be used (line 2, column 1 'a': infinite (\"inf\"); line 3, column 1 'a': infinite "
         "(\"-1e999\")); correct them, or leave columns out with ignore = \"a\""},
        {"missing_features",
         "a,b,y\n,2,2\n\"3\n\",NA,3\n",
         "'a.csv': 3 cells cannot be used (line 2, column 1 'a': missing; line 3, column 1 'a': text \"3\\n\" in a "
         "number "
         "column; line 3, column 2 'b': missing (\"NA\")); correct them, fill what is missing with impute = \"mean\" "
         "or "
         "\"median\", or leave columns out with ignore = \"a, b\"",
         {.missing = TableRequest::Missing::fillable}},
        {"missing_features_that_nobody_fills", "a,y\n,2\n3,3\n",
         "'a.csv': 1 cell cannot be used (line 2, column 1 'a': missing); correct them, or leave columns out with "
         "ignore = \"a\""},
        {"missing_target_and_group",
         "a,g,y\n1,,2\n1,2,?\n",
         "'a.csv': 2 cells cannot be used (line 2, column 2 'g': missing; line 3, column 3 'y': missing (\"?\")); "
         "correct them",
         {.group = "g", .missing = TableRequest::Missing::allowed}},
        {"ragged", "a,b,y\n1,2,3\n1,2\n\"\n\",2,3,4\n1\n",
         "'a.csv': 3 lines cannot be used (line 3: 2 fields where the header has 3; line 4: 4 fields where the header "
         "has 3; line 6: 1 field where the header has 3); correct them"},
        {"blank_lines_inside", "a,y\n1,2\n\n \n3,4\n",
         "'a.csv': 2 lines cannot be used (line 3: blank; line 4: blank); correct them"},
        {"both", "a,y\nx,2\n1\n",
         "'a.csv': 1 cell and 1 line cannot be used (line 2, column 1 'a': text \"x\" in a number column; line 3: 1 "
         "field where the header has 2); correct them, or leave columns out with ignore = \"a\""},
        {"more_than_ten", "a,b,c,d,y\nx,x,x,x,1\nx,x,x,x,1\nx,x,x,x,1\n",
         "'a.csv': 12 cells cannot be used (line 2, column 1 'a': text \"x\" in a number column; line 2, column 2 'b': "
         "text \"x\" in a number column; line 2, column 3 'c': text \"x\" in a number column; line 2, column 4 'd': "
         "text "
         "\"x\" in a number column; line 3, column 1 'a': text \"x\" in a number column; line 3, column 2 'b': text "
         "\"x\" "
         "in a number column; line 3, column 3 'c': text \"x\" in a number column; line 3, column 4 'd': text \"x\" in "
         "a "
         "number column; line 4, column 1 'a': text \"x\" in a number column; line 4, column 2 'b': text \"x\" in a "
         "number column; and 2 more); correct them, or leave columns out with ignore = \"a, b, c, …\""},
        {"terminal_codes", "\x1b[2J,y\n\x1b[31m,2\n",
         R"('a.csv': 1 cell cannot be used (line 2, column 1 '\x1B[2J': text "\x1B[31m" in a number column); correct them, or leave columns out with ignore = "\x1B[2J")"},
        {"text_in_a_target_of_numbers", "a,y\n1,.5\n2,1.5\n3,1.5x\n",
         "'a.csv': 1 cell cannot be used (line 4, column 2 'y': text \"1.5x\" in a number column); correct them, or "
         "take "
         "the target for classes with predict = \"classes\""},
        {"infinite_target", "a,y\n1,.5\n2,inf\n",
         "'a.csv': 1 cell cannot be used (line 3, column 2 'y': infinite (\"inf\")); correct them, or take the target "
         "for "
         "classes with predict = \"classes\""},
        {"text_in_a_target_said_to_be_a_number",
         "a,y\n1,u\n2,inf\n",
         "'a.csv': 2 cells cannot be used (line 2, column 2 'y': text \"u\" in a number column; line 3, column 2 'y': "
         "infinite (\"inf\")); correct them",
         {.kind = Target::number}},
        {"latin1_label", "a,y\n1,M\xFCller\n2,x\n",
         R"('a.csv': 1 cell cannot be used (line 2, column 2 'y': text "M\xFCller" that is not UTF-8); correct them)"},
        {"in_the_test_file",
         "a,y\n1,2\n2,3\n",
         "'test.csv': 1 cell cannot be used (line 2, column 2 'a': missing); correct them, fill what is missing "
         "with impute = \"mean\" or \"median\", or leave columns out with ignore = \"a\"",
         {.missing = TableRequest::Missing::fillable},
         "y,a\n1,\n"},
        {"doubtful_in_the_test_file",
         "a,y\n1,.5\n2,1.5\n",
         "'test.csv': 1 cell cannot be used (line 2, column 2 'y': text \"u\" in a number column); correct them, or "
         "take "
         "the target for classes with predict = \"classes\"",
         {},
         "a,y\n1,u\n"},
    };
}

}  // namespace orthant::data::helpers
