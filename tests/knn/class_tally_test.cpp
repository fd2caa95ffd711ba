#include "studies/knn/class_tally.hpp"

#include "base/contract.hpp"
#include "knn/naive_votes.hpp"
#include "knn/random_rows.hpp"
#include "studies/knn/confusion_tally.hpp"

#include <gtest/gtest.h>

#include <numeric>

namespace orthant::knn::class_tally_test {
namespace {

using Sum = ClassTally::Sum;

const VoteGrid grid({1, 2, 3, 5, 8, 13, 20, 21, 30}, {Weights::uniform, Weights::distance});

template <class Tally>
Tally tally_of(const RandomRows& rows, std::size_t first, std::size_t end) {
    Tally tally(grid, rows.classes);
    ClassVotes votes(grid, rows.classes);
    for (std::size_t r = first; r < end; ++r) {
        votes.count(rows.truths[r], rows.classes_near(r), rows.distances_near(r));
        tally.add(votes);
    }
    return tally;
}

template <class Tally>
Bytes record_of(const Tally& tally) {
    ByteWriter out;
    tally.write(out);
    return out.take();
}

/// [cell][truth][predicted], by the naive twin.
std::vector<std::vector<std::vector<std::uint32_t>>> naive_confusion(const RandomRows& rows) {
    const std::vector<std::uint32_t> none(rows.classes);
    std::vector counts(grid.cells(), std::vector(rows.classes, none));
    for (std::size_t r = 0; r < rows.rows; ++r)
        for (std::size_t w = 0; w < 2; ++w)
            for (std::size_t k = 0; k < grid.ks().size(); ++k) {
                const auto vote = helpers::naive_vote(grid.weights()[w], grid.ks()[k], rows.classes, rows.truths[r],
                                                      rows.classes_near(r), rows.distances_near(r));
                ++counts[grid.cell(w, k)][static_cast<std::size_t>(rows.truths[r])]
                        [static_cast<std::size_t>(vote.predicted)];
            }
    return counts;
}

template <class Tally>
void expect_every_truncation_refused(const Tally& tally) {
    const Bytes record = record_of(tally);
    for (std::size_t length = 0; length < record.size(); ++length) {
        Tally read(grid, tally.classes());
        ByteReader in(ByteView(record).first(length));
        EXPECT_THROW(read.read(in), MalformedBytes) << length;
    }
}

template <class Tally>
void expect_read_back(const Tally& tally) {
    const Bytes record = record_of(tally);
    Tally read = tally_of<Tally>(RandomRows(5, 30, tally.classes(), 99), 0, 5);
    ByteReader in(record);
    read.read(in);
    EXPECT_TRUE(in.at_end());
    EXPECT_EQ(record_of(read), record);
}

/// Spoils every byte of a record in turn: it is refused or read as something that can be written again.
template <class Tally>
void expect_no_spoilt_byte_does_harm(const Tally& tally) {
    const Bytes record = record_of(tally);
    for (std::size_t at = 0; at < record.size(); ++at) {
        for (const int value : {0x00, 0x01, 0x7F, 0x80, 0xFF}) {
            Bytes spoilt = record;
            spoilt[at] = static_cast<std::byte>(value);
            Tally read(grid, tally.classes());
            ByteReader in(spoilt);
            try {
                read.read(in);
                record_of(read);
            } catch (const MalformedBytes&) {
            }
        }
    }
}

TEST(ClassTally, counts_and_sums_equal_a_naive_twin) {
    const RandomRows rows(300, 30, 5, 1);
    const auto tally = tally_of<ClassTally>(rows, 0, rows.rows);
    const auto confusion = naive_confusion(rows);
    EXPECT_EQ(tally.rows(), 300u);
    for (std::size_t cell = 0; cell < grid.cells(); ++cell) {
        std::uint64_t all_hits = 0;
        for (std::size_t c = 0; c < 5; ++c) {
            const auto& of_truth = confusion[cell][c];
            std::uint64_t predictions = 0;
            for (std::size_t truth = 0; truth < 5; ++truth) predictions += confusion[cell][truth][c];
            EXPECT_EQ(tally.class_rows()[c], std::accumulate(of_truth.begin(), of_truth.end(), 0u));
            EXPECT_EQ(tally.hits(cell, c), of_truth[c]);
            EXPECT_EQ(tally.predictions(cell, c), predictions);
            all_hits += of_truth[c];
        }
        EXPECT_EQ(tally.all_hits(cell), all_hits);
        long double sums[4]{};
        for (std::size_t r = 0; r < rows.rows; ++r) {
            const auto vote = helpers::naive_vote(grid.weights()[cell / 9], grid.ks()[cell % 9], 5, rows.truths[r],
                                                  rows.classes_near(r), rows.distances_near(r));
            sums[0] += vote.log_loss;
            sums[1] += static_cast<long double>(vote.log_loss) * vote.log_loss;
            sums[2] += vote.brier;
            sums[3] += static_cast<long double>(vote.brier) * vote.brier;
        }
        EXPECT_NEAR(tally.sum(Sum::log_loss, cell) / static_cast<double>(sums[0]), 1, 1e-14);
        EXPECT_NEAR(tally.sum(Sum::log_loss_squared, cell) / static_cast<double>(sums[1]), 1, 1e-14);
        EXPECT_NEAR(tally.sum(Sum::brier, cell) / static_cast<double>(sums[2]), 1, 1e-14);
        EXPECT_NEAR(tally.sum(Sum::brier_squared, cell) / static_cast<double>(sums[3]), 1, 1e-14);
    }
}

TEST(ClassTally, merged_parts_are_the_whole) {
    const RandomRows rows(301, 30, 5, 2);
    const auto whole = tally_of<ClassTally>(rows, 0, rows.rows);
    auto merged = tally_of<ClassTally>(rows, 0, 100);
    merged.merge(ClassTally(grid, 5));
    merged.merge(tally_of<ClassTally>(rows, 100, 101));
    merged.merge(tally_of<ClassTally>(rows, 101, 301));
    EXPECT_EQ(merged.rows(), whole.rows());
    for (std::size_t cell = 0; cell < grid.cells(); ++cell) {
        for (std::size_t c = 0; c < 5; ++c) {
            EXPECT_EQ(merged.class_rows()[c], whole.class_rows()[c]);
            EXPECT_EQ(merged.hits(cell, c), whole.hits(cell, c));
            EXPECT_EQ(merged.predictions(cell, c), whole.predictions(cell, c));
        }
        for (const Sum sum : {Sum::log_loss, Sum::log_loss_squared, Sum::brier, Sum::brier_squared})
            EXPECT_NEAR(merged.sum(sum, cell), whole.sum(sum, cell), 1e-15 * whole.sum(sum, cell));
    }
}

TEST(ClassTally, only_merges_and_adds_its_like) {
    ClassTally tally(grid, 5);
    EXPECT_THROW(tally.merge(ClassTally(grid, 4)), ContractViolation);
    EXPECT_THROW(tally.merge(ClassTally(VoteGrid({1}, {Weights::uniform}), 5)), ContractViolation);
    EXPECT_THROW(tally.add(ClassVotes(grid, 4)), ContractViolation);
    EXPECT_THROW(tally.add(ClassVotes(VoteGrid({1}, {Weights::uniform}), 5)), ContractViolation);
}

TEST(ClassTally, record_is_read_back_whole) {
    expect_read_back(tally_of<ClassTally>(RandomRows(300, 30, 5, 3), 0, 300));
    expect_read_back(tally_of<ClassTally>(RandomRows(20, 30, 1000, 3), 0, 20));
    expect_read_back(ClassTally(grid, 5));
    EXPECT_EQ(record_of(ClassTally(grid, 1000)).size(), 1u);
}

TEST(ClassTally, record_cut_at_any_byte_is_refused) {
    expect_every_truncation_refused(tally_of<ClassTally>(RandomRows(50, 30, 5, 4), 0, 50));
}

TEST(ClassTally, spoilt_records_do_no_harm) {
    expect_no_spoilt_byte_does_harm(tally_of<ClassTally>(RandomRows(20, 30, 3, 5), 0, 20));
}

TEST(ClassTally, record_of_other_counts_is_refused_and_changes_nothing) {
    auto tally = tally_of<ClassTally>(RandomRows(50, 30, 5, 6), 0, 50);
    const Bytes before = record_of(tally);
    const auto refuses = [&](const ByteWriter& record) {
        ByteReader in(record.view());
        EXPECT_THROW(tally.read(in), MalformedBytes);
        EXPECT_EQ(record_of(tally), before);
    };
    const auto record = [](std::uint64_t rows, std::initializer_list<std::uint64_t> counts, double sum) {
        ByteWriter out;
        out.put_varint(rows);
        for (const std::uint64_t count : counts) out.put_varint(count);
        for (std::size_t i = 0; i < 4 * grid.cells(); ++i) out.put(sum);
        return out;
    };
    const std::uint64_t others = 5 * grid.cells() - 1;  // counts after the first, minus one where a run says so
    ByteWriter sound = record(1, {0, 3, 1, 0, others, 0, others}, 1);
    ByteReader in(sound.view());
    ClassTally read(grid, 5);
    EXPECT_NO_THROW(read.read(in));
    refuses(record(2, {0, 3, 1, 0, others, 0, others}, 1));            // more rows than those of classes
    refuses(record(1, {0, 3, 1, 1, 0, others - 1, 0, others}, 1));     // misses of a class without rows
    refuses(record(1, {0, 3, 1, 0, others, 1, 0, others - 1}, 1));     // a wrong prediction that nobody missed
    refuses(record(1, {0, 3, 1, 0, others + 1, 0, others}, 1));        // a run of zeros past the end
    refuses(record(1, {0, 3, 1, 0, others, 0, others}, -1));           // a negative sum
    refuses(record(1, {0, 3, 1, 0, others, 0, others}, 1 / 0.0));      // an infinite one
    refuses(record(std::uint64_t{1} << 40, {0, 3, 1, 0, others}, 1));  // more rows than a tally takes
}

TEST(ConfusionTally, equals_a_naive_twin) {
    const RandomRows rows(300, 30, 5, 1);
    const auto tally = tally_of<ConfusionTally>(rows, 0, rows.rows);
    const auto expected = naive_confusion(rows);
    std::vector<std::uint32_t> counts(25, 77);
    for (std::size_t cell = 0; cell < grid.cells(); ++cell) {
        tally.fill(cell, counts);
        for (std::size_t truth = 0; truth < 5; ++truth)
            for (std::size_t c = 0; c < 5; ++c) EXPECT_EQ(counts[truth * 5 + c], expected[cell][truth][c]);
    }
}

TEST(ConfusionTally, merged_parts_are_the_whole) {
    const RandomRows rows(301, 30, 50, 2);
    const auto whole = tally_of<ConfusionTally>(rows, 0, rows.rows);
    auto merged = tally_of<ConfusionTally>(rows, 100, 301);
    merged.merge(ConfusionTally(grid, 50));
    merged.merge(tally_of<ConfusionTally>(rows, 0, 100));
    EXPECT_EQ(merged.rows(), whole.rows());
    EXPECT_EQ(record_of(merged), record_of(whole));
    EXPECT_THROW(merged.merge(ConfusionTally(grid, 51)), ContractViolation);
}

TEST(ConfusionTally, record_is_read_back_whole) {
    expect_read_back(tally_of<ConfusionTally>(RandomRows(300, 30, 5, 3), 0, 300));
    expect_read_back(tally_of<ConfusionTally>(RandomRows(100, 30, 1000, 3), 0, 100));
    expect_read_back(ConfusionTally(grid, 5));
    EXPECT_EQ(record_of(ConfusionTally(grid, 1000)).size(), 1u);
}

TEST(ConfusionTally, record_cut_at_any_byte_is_refused) {
    expect_every_truncation_refused(tally_of<ConfusionTally>(RandomRows(50, 30, 5, 4), 0, 50));
}

TEST(ConfusionTally, spoilt_records_do_no_harm) {
    expect_no_spoilt_byte_does_harm(tally_of<ConfusionTally>(RandomRows(20, 30, 3, 5), 0, 20));
}

TEST(ConfusionTally, record_of_other_counts_is_refused) {
    const auto refuses = [&](std::initializer_list<std::uint64_t> numbers) {
        ByteWriter out;
        for (const std::uint64_t number : numbers) out.put_varint(number);
        ConfusionTally tally(grid, 3);
        ByteReader in(out.view());
        EXPECT_THROW(tally.read(in), MalformedBytes);
    };
    const std::uint64_t cells = grid.cells();
    const auto accepts = [&](std::initializer_list<std::uint64_t> numbers) {
        ByteWriter out;
        for (const std::uint64_t number : numbers) out.put_varint(number);
        ConfusionTally tally(grid, 3);
        ByteReader in(out.view());
        EXPECT_NO_THROW(tally.read(in));
    };
    accepts({1, 1, 0, 1, 1, 2, 1, 0, cells - 2});
    refuses({1, 1, 0, 1, 1, 0, 1, 0, cells - 2});                      // a class taken for itself
    refuses({1, 1, 0, 1, 1, 3, 1, 0, cells - 2});                      // for a class there is not
    refuses({1, 1, 0, 1, 1, 2, 2, 0, cells - 2});                      // more often than it occurs
    refuses({1, 1, 0, 1, 3});                                          // for more classes than there are
    refuses({2, 2, 0, 1, 2, 2, 1, 0, cells - 2, 1, 1, 0, cells - 2});  // not in order
    refuses({2, 2, 0, 1, 2, 1, 1, 0, cells - 2, 1, 1, 0, cells - 2});  // twice for the same
    refuses({2, 1, 0, 1, 0});                                          // fewer rows of classes than rows
    refuses({std::uint64_t{1} << 32, 1, 0, 1, 0});                     // more rows than a tally takes
}

}  // namespace
}  // namespace orthant::knn::class_tally_test
