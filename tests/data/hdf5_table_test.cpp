#include "data/hdf5_table.hpp"

#include "base/error.hpp"
#include "data/read_table.hpp"
#include "h5/dataset.hpp"
#include "h5/file.hpp"
#include "h5/group.hpp"
#include "support/temp_directory.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace orthant::data::hdf5_table_test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsNan;

constexpr double infinity = std::numeric_limits<double>::infinity();

/// A data set to be written.
template <class T>
struct Values {
    std::string name;
    h5::Extent shape;
    std::vector<T> values;
};

class Hdf5Table : public testing::Test {
  protected:
    std::filesystem::path path(const std::string& name = "a.h5") const { return directory_ / name; }

    template <class... T>
    void write(const std::string& name, const Values<T>&... parts) {
        h5::File file = h5::create_file(path(name));
        (write_part(file, parts), ...);
        file.close();
    }

    Table read(TableRequest request = {}) {
        request.file = path();
        return read_table(request);
    }

    /// With the names of files alone.
    std::string error(const TableRequest& request = {}) {
        try {
            read(request);
        } catch (const Error& error) {
            std::string message = error.kind() == ErrorKind::data ? error.what() : "an Error of another kind";
            const std::string folder = directory_.path().string() + "/";
            for (std::size_t at = 0; (at = message.find(folder)) != std::string::npos;)
                message.erase(at, folder.size());
            return message;
        }
        return "no error";
    }

  private:
    template <class T>
    static void write_part(const h5::File& file, const Values<T>& part) {
        h5::Dataset dataset = h5::create_dataset(h5::root_group(file),
                                                 {.name = part.name, .type = h5::type_for<T>(), .shape = part.shape});
        h5::write(dataset, part.values);
        dataset.close();
    }

    test::TempDirectory directory_;
};

const Values<double> x{"X", {3, 2}, {1, 2, 3, 4, 5, 6}};
const Values<std::int32_t> y{"y", {3}, {7, 5, 7}};

TEST_F(Hdf5Table, has_the_rows_of_x_and_the_classes_of_y) {
    write("a.h5", x, y);
    const Table table = read();
    EXPECT_THAT(table.features, ElementsAre("x0", "x1"));
    EXPECT_EQ(table.rows, 3u);
    EXPECT_EQ(table.test_rows, 0u);
    EXPECT_THAT(table.x, ElementsAre(1, 2, 3, 4, 5, 6));
    EXPECT_THAT(table.classes, ElementsAre("5", "7"));
    EXPECT_THAT(table.y, ElementsAre(1, 0, 1));
}

TEST_F(Hdf5Table, reads_bytes_text_and_a_target_of_another_name) {
    write("a.h5", Values<std::byte>{"X", {3, 1}, {std::byte{0}, std::byte{200}, std::byte{255}}},
          Values<std::string>{"label", {3}, {"b", "a", "b"}}, Values<double>{"who", {3}, {2, 9, 2}});
    const Table table = read({.target = "label", .group = "who"});
    EXPECT_THAT(table.x, ElementsAre(0, 200, 255));
    EXPECT_THAT(table.classes, ElementsAre("a", "b"));
    EXPECT_THAT(table.y, ElementsAre(1, 0, 1));
    EXPECT_THAT(table.groups, ElementsAre(0, 1, 0));
}

TEST_F(Hdf5Table, has_the_rows_of_a_test_file_last) {
    write("a.h5", x, y);
    write("test.h5", Values<double>{"X", {1, 2}, {8, 9}}, Values<double>{"y", {1}, {6}});
    const Table table = read({.test_file = path("test.h5")});
    EXPECT_EQ(table.rows, 4u);
    EXPECT_EQ(table.test_rows, 1u);
    EXPECT_THAT(table.x, ElementsAre(1, 2, 3, 4, 5, 6, 8, 9));
    EXPECT_THAT(table.classes, ElementsAre("5", "6", "7"));
    EXPECT_THAT(table.y, ElementsAre(2, 0, 2, 1));
}

TEST_F(Hdf5Table, counts_what_is_missing_where_that_is_allowed) {
    write("a.h5", Values<double>{"X", {2, 2}, {1, NAN, NAN, 4}}, Values<double>{"y", {2}, {.5, 1}});
    const Table table = read({.missing = TableRequest::Missing::allowed});
    EXPECT_THAT(table.x, ElementsAre(1, IsNan(), IsNan(), 4));
    EXPECT_EQ(table.missing_cells, 2u);
    EXPECT_THAT(table.y, ElementsAre(.5, 1));
}

TEST_F(Hdf5Table, is_read_in_blocks_as_in_one) {
    constexpr std::size_t rows = 70'000, columns = 150;  // more than a block of each kind
    std::vector<double> values(rows * columns), target(rows);
    for (std::size_t i = 0; i < values.size(); ++i) values[i] = static_cast<double>(i % 1009);
    for (std::size_t i = 0; i < rows; ++i) target[i] = static_cast<double>(i) + .5;
    write("a.h5", Values<double>{"X", {rows, columns}, values}, Values<double>{"y", {rows}, target});
    const Table table = read();
    EXPECT_TRUE(table.x == values);
    EXPECT_TRUE(table.y == target);
}

TEST_F(Hdf5Table, tells_bad_cells_by_row_and_column) {
    write("a.h5", Values<double>{"X", {2, 3}, {1, 2, infinity, NAN, 4, 5}}, Values<double>{"y", {2}, {.5, NAN}});
    EXPECT_EQ(
        error({.missing = TableRequest::Missing::fillable}),
        "'a.h5': 3 cells cannot be used (rows and columns counted from 0: row 0, column 2 of 'X': infinite; row 1, "
        "column 0 of 'X': missing; row 1 of 'y': missing); correct them, fill what is missing with impute = "
        "\"mean\" or \"median\"");
    write("a.h5", x, Values<double>{"y", {3}, {.5, -infinity, 2}}, Values<double>{"g", {3}, {1, NAN, infinity}});
    EXPECT_EQ(error({.group = "g"}),
              "'a.h5': 3 cells cannot be used (rows and columns counted from 0: row 1 of 'y': infinite; row 1 of 'g': "
              "missing; row 2 of 'g': infinite); correct them");
    write("a.h5", x, Values<std::string>{"y", {3}, {"1", "b", ""}});
    EXPECT_EQ(error({.kind = Target::number}),
              "'a.h5': 2 cells cannot be used (rows and columns counted from 0: row 1 of 'y': text \"b\" in a number "
              "column; row 2 of 'y': missing); correct them");
}

TEST_F(Hdf5Table, refuses_shapes_that_do_not_fit) {
    write("a.h5", Values<double>{"X", {6}, x.values}, y);
    EXPECT_EQ(error(), "'a.h5': 'X' is not a table (its shape is 6, wanted are rows × columns); store it as one");
    write("a.h5", Values<double>{"X", {3, 1, 2}, x.values}, y);
    EXPECT_THAT(error(), HasSubstr("(its shape is 3 × 1 × 2, "));
    write("a.h5", x, Values<double>{"y", {2}, {1, 2}});
    EXPECT_EQ(error(), "'a.h5': 'y' has 2 values and 'X' 3 rows (each row needs one); check how the file was made");
    write("a.h5", x, y, Values<double>{"g", {3, 2}, x.values});
    EXPECT_EQ(error({.group = "g"}),
              "'a.h5': 'g' is not one value a row (its shape is 3 × 2); store it with one dimension");
    write("a.h5", x, Values<double>{"y", {}, {1}});
    EXPECT_THAT(error(), HasSubstr("'y' is not one value a row (its shape is one value)"));
    write("a.h5", Values<double>{"X", {0, 2}, {}}, Values<double>{"y", {0}, {}});
    EXPECT_EQ(error(), "'a.h5': it has no rows (at least 2 are needed); check how it was made");
    write("a.h5", Values<double>{"X", {3, 0}, {}}, y);
    EXPECT_EQ(error(), "'a.h5': 'X' has no columns (nothing to predict from); check how it was made");
    write("a.h5", Values<double>{"X", {1, 2}, {1, 2}}, Values<double>{"y", {1}, {1}});
    EXPECT_EQ(error(), "'a.h5': it has 1 row (at least 2 are needed); check how it was made");
    write("a.h5", x, y);
    write("test.h5", Values<double>{"X", {1, 3}, {8, 9, 10}}, Values<double>{"y", {1}, {6}});
    EXPECT_EQ(error({.test_file = path("test.h5")}),
              "'test.h5': 'X' has 3 columns, and that of 'a.h5' 2 (both need the same); check how they were made");
}

TEST_F(Hdf5Table, refuses_what_is_not_there_or_of_another_kind) {
    write("a.h5", y);
    EXPECT_EQ(error(), "'a.h5': it has no data set 'X' for the features (it has 'y'); store it under that name");
    write("a.h5", x, Values<double>{"label", {3}, {1, 2, 3}});
    EXPECT_EQ(error({.target = "labels"}),
              "'a.h5': it has no data set 'labels' for the target (it has 'X', 'label'); did you mean \"label\"?");
    EXPECT_THAT(error({.target = "label", .group = "no/such"}),
                HasSubstr("it has no data set 'no/such' for the groups"));
    EXPECT_EQ(
        error({.target = "label", .ignore = {"x1"}}),
        "'a.h5': ignore names columns (an HDF5 file has none by name); remove ignore, and leave columns out of 'X' "
        "instead");
    write("a.h5", Values<std::string>{"X", {3, 1}, {"a", "b", "c"}}, y);
    EXPECT_EQ(error(), "'a.h5': 'X' is text (the features are numbers); store numbers, or use a CSV file");
    write("a.h5", x, Values<double>{"y", {3}, {4, 4, 4}});
    EXPECT_EQ(error(), "'a.h5': the target 'y' has one class only (\"4\" in every row); give it rows of another");
}

TEST_F(Hdf5Table, refuses_a_billion_columns_before_it_allocates) {
    h5::File file = h5::create_file(path());
    {
        const h5::Group root = h5::root_group(file);
        h5::create_dataset(root, {.name = "X", .shape = {3, 1'000'000'000}, .chunk = {1, 1000}}).close();
        h5::create_dataset(root, {.name = "y", .shape = {3}}).close();
    }
    file.close();
    EXPECT_THAT(error(), testing::MatchesRegex("'a.h5': 'X' claims to be 3 × 1000000000 \\(more than a file of .* can "
                                               "hold\\); check how it was made"));
}

TEST_F(Hdf5Table, is_refused_or_read_wherever_it_is_cut) {
    write("a.h5", x, y);
    const std::string whole = test::read_file(path());
    for (std::size_t size = 0; size < whole.size(); size += 7) {
        test::write_file(path(), whole.substr(0, size));
        const std::string message = error();
        EXPECT_THAT(message, testing::StartsWith("'a.h5': ")) << size;
        EXPECT_THAT(message, HasSubstr("; ")) << size;
    }
    test::write_file(path(), whole.substr(0, whole.size() / 2));
    EXPECT_THAT(error(), testing::StartsWith("'a.h5': cannot open it (truncated file"));
    EXPECT_THAT(error(), testing::EndsWith("); check how the file was made and copied"));
}

/// Written by h5py: tests/h5/reference/make_foreign.py.
TEST(ForeignTable, is_read_whatever_its_types) {
    const auto read = [](const std::string& target, const std::string& group = "") {
        return read_table({.file = ORTHANT_SOURCES "/tests/h5/reference/foreign.h5", .target = target, .group = group});
    };
    EXPECT_THAT(read("booleans").x, ElementsAre(.25, 1.25, 2.25, 3.25, 4.25, 5.25));
    EXPECT_THAT(read("booleans").classes, ElementsAre("0", "1"));
    EXPECT_THAT(read("column").y, ElementsAre(7, 8.5, 7));
    EXPECT_THAT(read("booleans", "identities").groups, ElementsAre(0, 1, 0)) << "which doubles do not tell apart";
    EXPECT_THROW(read("text/ascii"), Error) << "a label is missing";
    EXPECT_THROW(read("compound"), Error);
    EXPECT_THROW(read("numbers"), Error) << "a group";
}

}  // namespace
}  // namespace orthant::data::hdf5_table_test
