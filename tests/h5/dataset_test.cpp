#include "h5/dataset.hpp"

#include "base/contract.hpp"
#include "base/hash.hpp"
#include "h5/failure.hpp"
#include "h5/file.hpp"
#include "h5/group.hpp"
#include "support/temp_directory.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>
#include <numeric>

namespace orthant::h5::dataset_test {
namespace {

class DatasetTest : public testing::Test {
  protected:
    std::filesystem::path path() const { return directory_ / "a.h5"; }

    template <Element T>
    std::vector<T> round_trip(const std::vector<T>& values, const Extent& shape) {
        {
            File file = create_file(path());
            {
                Dataset dataset =
                    create_dataset(root_group(file), {.name = "x", .type = type_for<T>(), .shape = shape});
                write(dataset, values);
                dataset.close();
            }
            file.close();
        }
        const File file = open_file(path());
        const Dataset dataset = open_dataset(root_group(file), "x");
        EXPECT_EQ(shape_of(dataset), shape);
        EXPECT_EQ(type_of(dataset), type_for<T>());
        return read<T>(dataset);
    }

    template <Element T>
    void expect_round_trip(const std::vector<T>& values, const Extent& shape) {
        EXPECT_EQ(round_trip(values, shape), values);
    }

  private:
    test::TempDirectory directory_;
};

template <class T>
std::vector<T> ends_of() {
    return {std::numeric_limits<T>::lowest(), 0, 1, std::numeric_limits<T>::max()};
}

TEST_F(DatasetTest, keeps_the_ends_of_every_type) {
    expect_round_trip(ends_of<std::int8_t>(), {4});
    expect_round_trip(ends_of<std::int32_t>(), {2, 2});
    expect_round_trip(ends_of<std::int64_t>(), {4, 1});
    expect_round_trip(ends_of<std::uint64_t>(), {1, 2, 2});
    expect_round_trip(ends_of<double>(), {4});
    expect_round_trip<std::byte>({std::byte{0}, std::byte{255}}, {2});
    expect_round_trip<std::string>({"", "cube", "5°–10°"}, {3});
    expect_round_trip<double>({2.5}, {});
    expect_round_trip<std::string>({"alone"}, {});
    expect_round_trip<double>({}, {0});
}

TEST_F(DatasetTest, keeps_many_rows_compressed) {
    std::vector<std::int64_t> values(300 * 1000);
    std::iota(values.begin(), values.end(), -5);
    expect_round_trip(values, {300, 10, 100});
    EXPECT_LT(std::filesystem::file_size(path()), values.size() * 8 / 4);
}

TEST_F(DatasetTest, carries_checksums_from_4_kib_on) {
    const File file = create_file(path());
    const Group root = root_group(file);
    EXPECT_FALSE(has_checksums(create_dataset(root, {.name = "a", .type = Type::float64, .shape = {511}})));
    EXPECT_TRUE(has_checksums(create_dataset(root, {.name = "b", .type = Type::float64, .shape = {512}})));
    EXPECT_FALSE(has_checksums(create_dataset(root, {.name = "c", .type = Type::int8, .shape = {4095}})));
    EXPECT_TRUE(has_checksums(create_dataset(root, {.name = "d", .type = Type::int8, .shape = {4096}})));
    EXPECT_FALSE(has_checksums(create_dataset(root, {.name = "e", .type = Type::text, .shape = {4096}})));
}

TEST_F(DatasetTest, writes_and_reads_rows_where_they_belong) {
    const File file = create_file(path());
    const Dataset dataset = create_dataset(root_group(file), {.name = "x", .type = Type::int32, .shape = {5, 2}});
    write(dataset, std::vector<std::int32_t>(10, 0));
    const std::vector<std::int32_t> rows{1, 2, 3, 4};
    write_rows(dataset, 3, std::span(rows));
    EXPECT_EQ(read<std::int32_t>(dataset), (std::vector<std::int32_t>{0, 0, 0, 0, 0, 0, 1, 2, 3, 4}));
    EXPECT_EQ(read_rows<std::int32_t>(dataset, 2, 2), (std::vector<std::int32_t>{0, 0, 1, 2}));
    EXPECT_EQ(read_rows<std::int64_t>(dataset, 4, 1), (std::vector<std::int64_t>{3, 4}));
    EXPECT_TRUE(read_rows<std::int32_t>(dataset, 5, 0).empty());
}

TEST_F(DatasetTest, refuses_rows_outside_and_broken_rows) {
    const File file = create_file(path());
    const Dataset dataset = create_dataset(root_group(file), {.name = "x", .type = Type::int32, .shape = {5, 2}});
    const std::vector<std::int32_t> two_rows(4), half_row(3);
    EXPECT_THROW(write_rows(dataset, 4, std::span(two_rows)), ContractViolation);
    EXPECT_THROW(write_rows(dataset, 0, std::span(half_row)), ContractViolation);
    EXPECT_THROW(read_rows<std::int32_t>(dataset, 4, 2), ContractViolation);
    EXPECT_THROW(read_rows<std::int32_t>(dataset, 6, 0), ContractViolation);
}

TEST_F(DatasetTest, grows_by_rows_when_made_to) {
    const File file = create_file(path());
    const Dataset dataset = create_dataset(
        root_group(file), {.name = "x", .type = Type::uint8, .shape = {0}, .chunk = {4}, .growth = Growth::rows});
    const std::vector<std::byte> five(5, std::byte{9});
    EXPECT_THROW(write(dataset, five), ContractViolation);
    resize_rows(dataset, 5);
    write(dataset, five);
    EXPECT_EQ(read<std::byte>(dataset), five);
}

TEST_F(DatasetTest, detects_flipped_bits_in_large_data) {
    std::vector<std::uint64_t> values;  // which deflate cannot shrink: most of the file is data
    for (std::uint64_t i = 0; i < 4096; ++i) values.push_back(hash64("random", i));
    expect_round_trip(values, {4096});
    std::string bytes = test::read_file(path());
    bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 16);
    test::write_file(path(), bytes);
    const File file = open_file(path());
    const Dataset dataset = open_dataset(root_group(file), "x");
    EXPECT_THROW(read<std::uint64_t>(dataset), Failure);
}

TEST_F(DatasetTest, refuses_to_convert_text_to_numbers) {
    expect_round_trip<std::string>({"a", "b"}, {2});
    const File file = open_file(path());
    const Dataset dataset = open_dataset(root_group(file), "x");
    EXPECT_THROW(read<double>(dataset), Failure);
    EXPECT_THROW(open_dataset(root_group(file), "y"), Failure);
}

TEST_F(DatasetTest, refuses_a_size_the_file_cannot_hold) {
    {
        const File file = create_file(path());
        create_dataset(root_group(file), {.name = "x", .type = Type::float64, .shape = {std::uint64_t{1} << 50}});
    }
    const File file = open_file(path());
    const Dataset dataset = open_dataset(root_group(file), "x");
    EXPECT_THROW(read<double>(dataset), Failure);
}

TEST(ElementCount, multiplies_or_refuses) {
    EXPECT_EQ(element_count({}), 1U);
    EXPECT_EQ(element_count({3, 0, 5}), 0U);
    EXPECT_EQ(element_count({3, 4, 5}), 60U);
    EXPECT_THROW(element_count({std::uint64_t{1} << 32, std::uint64_t{1} << 32}), Failure);
}

}  // namespace
}  // namespace orthant::h5::dataset_test
