#include "h5/scale.hpp"

#include "h5/failure.hpp"
#include "h5/file.hpp"
#include "h5/group.hpp"
#include "support/temp_directory.hpp"

#include <gtest/gtest.h>

namespace orthant::h5::scale_test {
namespace {

TEST(Scale, names_the_dimension_it_is_attached_to) {
    const test::TempDirectory directory;
    const File file = create_file(directory / "a.h5");
    const Group group = create_group(root_group(file), "inside");
    const Dataset rows = create_dataset(group, {.name = "rows", .type = Type::int64, .shape = {2}});
    const Dataset columns = create_dataset(group, {.name = "columns", .type = Type::int64, .shape = {3}});
    const Dataset table = create_dataset(group, {.name = "table", .type = Type::float64, .shape = {2, 3}});
    make_scale(rows, "rows");
    make_scale(columns, "columns");
    attach_scale(table, 0, rows);
    EXPECT_EQ(scale_name(table, 0), "rows");
    EXPECT_EQ(scale_name(table, 1), std::nullopt);
    attach_scale(table, 1, columns);
    EXPECT_EQ(scale_name(table, 1), "columns");
    EXPECT_TRUE(is_scale(rows));
    EXPECT_FALSE(is_scale(table));
    EXPECT_THROW(attach_scale(table, 2, columns), Failure);
}

}  // namespace
}  // namespace orthant::h5::scale_test
