#include "studies/knn/bias_variance_record.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <vector>

namespace orthant::knn::bias_variance_record_test {
namespace {

const RecordShape of_numbers{.rows = 3, .ks = 2, .classes = 0, .sets = 2, .has_truths = false, .has_exact = true};
const RecordShape of_classes{.rows = 2, .ks = 2, .classes = 3, .sets = 3, .has_truths = true, .has_exact = false};

BlockSums numbers() {
    BlockSums sums(of_numbers);
    for (std::size_t row = 0; row < 3; ++row) {
        const double x = static_cast<double>(row);
        sums.add(row, std::vector{x, -x});
        sums.add(row, std::vector{1.0, 2.0});
    }
    std::ranges::fill(sums.exact_bias2(), 0.25);
    std::ranges::fill(sums.exact_variance(), 0.5);
    return sums;
}

BlockSums classes() {
    BlockSums sums(of_classes);
    for (std::size_t row = 0; row < 2; ++row)
        for (const auto& predictions : {std::vector{0.0, 2.0}, std::vector{0.0, 1.0}, std::vector{2.0, 2.0}})
            sums.add(row, predictions);
    std::ranges::copy(std::vector{0.5, 0.25, 0.25, 0.0, 0.0, 1.0}, sums.truths().begin());
    return sums;
}

Bytes written(const BlockSums& sums) {
    ByteWriter out;
    sums.write(out);
    return out.take();
}

BlockSums read_back(const RecordShape& shape, ByteView bytes) {
    BlockSums sums(shape);
    ByteReader in(bytes);
    sums.read(in);
    if (!in.at_end()) throw MalformedBytes("bytes are left");
    return sums;
}

TEST(BlockSums, add_up_by_test_point_and_k) {
    const BlockSums sums = numbers();
    EXPECT_TRUE(std::ranges::equal(sums.sums(), std::vector{1.0, 2.0, 2.0, 1.0, 3.0, 0.0}));
    EXPECT_TRUE(std::ranges::equal(sums.squares(), std::vector{0 + 1 + 4 + 3.0, 0 + 1 + 4 + 12.0}));
    EXPECT_TRUE(std::ranges::equal(classes().counts(), std::vector<std::uint32_t>{2, 0, 1, 0, 1, 2, 2, 0, 1, 0, 1, 2}));
}

TEST(BlockSums, come_back_as_they_were_written) {
    for (const BlockSums& sums : {numbers(), classes()})
        EXPECT_EQ(written(read_back(sums.shape(), written(sums))), written(sums));
    EXPECT_TRUE(std::ranges::equal(read_back(of_classes, written(classes())).truths(), classes().truths()));
}

TEST(BlockSums, refuse_what_is_not_their_record) {
    for (const BlockSums& sums : {numbers(), classes()}) {
        const Bytes whole = written(sums);
        for (std::size_t length = 0; length < whole.size(); ++length)
            EXPECT_THROW(read_back(sums.shape(), ByteView(whole).first(length)), MalformedBytes) << length;
        Bytes other = whole;
        other.front() ^= std::byte{1};
        EXPECT_THROW(read_back(sums.shape(), other), MalformedBytes);
    }
    EXPECT_THROW(read_back(of_numbers, written(classes())), MalformedBytes);
    EXPECT_THROW(read_back(of_classes, written(numbers())), MalformedBytes);
}

TEST(BlockSums, refuse_sums_that_contradict_each_other) {
    RecordShape more_sets = of_classes;
    more_sets.sets = 4;
    EXPECT_THROW(read_back(more_sets, written(classes())), MalformedBytes);
    BlockSums sums = classes();
    sums.truths()[0] = 1.5;
    EXPECT_THROW(read_back(of_classes, written(sums)), MalformedBytes);
    for (const double bad : {-1.0, std::numeric_limits<double>::quiet_NaN()}) {
        sums = numbers();
        sums.exact_variance()[1] = bad;
        EXPECT_THROW(read_back(of_numbers, written(sums)), MalformedBytes);
    }
    sums = numbers();
    sums.add(0, std::vector{std::numeric_limits<double>::infinity(), 0.0});
    EXPECT_THROW(read_back(of_numbers, written(sums)), MalformedBytes);
}

TEST(BlockSums, are_about_as_large_as_expected) {
    EXPECT_EQ(BlockSums::expected_bytes(of_numbers), written(numbers()).size());
    const RecordShape many{.rows = 400, .ks = 30, .classes = 2, .sets = 4, .has_truths = false, .has_exact = false};
    BlockSums sums(many);
    for (std::size_t set = 0; set < 4; ++set)
        for (std::size_t row = 0; row < 400; ++row) sums.add(row, std::vector<double>(30, row % 3 == 0 ? 1.0 : 0.0));
    const auto bytes = static_cast<double>(written(sums).size());
    EXPECT_NEAR(bytes / static_cast<double>(BlockSums::expected_bytes(many)), 1, 0.6);
}

}  // namespace
}  // namespace orthant::knn::bias_variance_record_test
