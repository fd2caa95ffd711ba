#include "store/structure_comparison.hpp"

#include "h5/attribute.hpp"
#include "h5/file.hpp"
#include "h5/group.hpp"
#include "store/value_comparison.hpp"
#include "store/variable_writer.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <functional>

namespace orthant::store::structure_comparison_test {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// A file in memory and its root.
struct MemoryFile {
    explicit MemoryFile(const std::function<void(const h5::Group&)>& fill)
        : file(h5::create_memory_file()), root(h5::root_group(file)) {
        fill(root);
    }

    h5::File file;
    h5::Group root;
};

void write_sample(const h5::Group& root, std::uint64_t columns, const std::vector<std::string>& dims, h5::Type type) {
    VariableWriter writer(root);
    writer.numbering({"row", "row", "1"}, 3);
    writer.numbering({"column", "column", "1"}, columns);
    writer.start({"value", "a value", "m", dims}, type).close();
    writer.close();
    h5::write_attribute(root, "seed", std::uint64_t{5});
    h5::write_attribute(root, "title", std::string("sample"));
}

void write_wanted(const h5::Group& root) {
    write_sample(root, 2, {"row", "column"}, h5::Type::float64);
}

std::vector<std::string> differences(const std::function<void(const h5::Group&)>& fill) {
    const MemoryFile found(fill), wanted(write_wanted);
    return structure_differences(found.root, wanted.root, "run/", Wording::compared);
}

TEST(StructureComparison, of_equals_finds_nothing) {
    EXPECT_THAT(differences(write_wanted), IsEmpty());
}

TEST(StructureComparison, tells_type_dimensions_and_shape) {
    EXPECT_THAT(differences([](const h5::Group& root) {
                    write_sample(root, 2, {"row", "column"}, h5::Type::int32);
                }),
                ElementsAre("variable 'run/value' is of another type than the schema's"));
    EXPECT_THAT(differences([](const h5::Group& root) { write_sample(root, 2, {"row"}, h5::Type::float64); }),
                ElementsAre("variable 'run/value' is over the dimensions (row), not (row, column)"));
    EXPECT_THAT(differences([](const h5::Group& root) {
                    write_sample(root, 4, {"row", "column"}, h5::Type::float64);
                }),
                ElementsAre("variable 'run/column' has the shape (4), not (2)",
                            "variable 'run/value' has the shape (3, 4), not (3, 2)"));
}

TEST(StructureComparison, tells_what_is_missing_and_what_is_too_many) {
    const auto fill = [](const h5::Group& root) {
        VariableWriter writer(root);
        writer.numbering({"row", "row", "1"}, 3);
        writer.numbering({"other", "other", "1"}, 3);
        h5::write_attribute(root, "seed", std::string("5"));
    };
    EXPECT_THAT(differences(fill),
                ElementsAre("attribute 'run/seed' is text, not a whole number", "attribute 'run/title' is missing",
                            "variable 'run/column' is missing", "variable 'run/value' is missing"));
    const MemoryFile found(fill), wanted(write_wanted);
    EXPECT_THAT(surplus_names(found.root, wanted.root), ElementsAre("other"));
}

template <h5::Element T>
std::optional<std::string> difference(const std::vector<T>& found, const std::vector<T>& wanted) {
    const auto write = [](const std::vector<T>& values) {
        return [values](const h5::Group& root) {
            h5::write(
                h5::create_dataset(root, {.name = "a", .type = h5::type_for<T>(), .shape = {values.size() / 2, 2}}),
                values);
        };
    };
    const MemoryFile a(write(found)), b(write(wanted));
    return value_difference(h5::open_dataset(a.root, "a"), h5::open_dataset(b.root, "a"));
}

TEST(ValueComparison, is_by_bits) {
    const double nan = std::nan("");
    EXPECT_EQ(difference<double>({1, nan}, {1, nan}), std::nullopt);
    EXPECT_EQ(difference<double>({1, -0.0}, {1, 0.0}), "1 of 2 values differ, the first at [0, 1]: -0 instead of 0");
    EXPECT_EQ(difference<std::int8_t>({1, 2, 3, 4}, {1, 2, 5, 5}),
              "2 of 4 values differ, the first at [1, 0]: 3 instead of 5");
    EXPECT_EQ(difference<std::string>({"a", "b"}, {"a", "c"}),
              "1 of 2 values differ, the first at [0, 1]: 'b' instead of 'c'");
}

TEST(ValueComparison, goes_over_many_blocks) {
    std::vector<std::uint64_t> values(600'000);
    for (std::size_t i = 0; i < values.size(); ++i) values[i] = i * i;
    std::vector<std::uint64_t> other = values;
    EXPECT_EQ(difference(other, values), std::nullopt);
    other[500'001] = 1;
    other[599'999] = 1;
    EXPECT_EQ(difference(other, values),
              "2 of 600000 values differ, the first at [250000, 1]: 1 instead of 250001000001");
}

}  // namespace
}  // namespace orthant::store::structure_comparison_test
