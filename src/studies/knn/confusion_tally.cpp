#include "studies/knn/confusion_tally.hpp"

#include "base/contract.hpp"
#include "studies/knn/sparse_counts.hpp"

#include <algorithm>
#include <functional>
#include <limits>
#include <numeric>

namespace orthant::knn {
namespace {

constexpr std::uint64_t most_rows = std::numeric_limits<std::uint32_t>::max();

}  // namespace

ConfusionTally::ConfusionTally(VoteGrid grid, std::size_t classes)
    : grid_(std::move(grid)), class_rows_(classes), mistakes_(classes) {}

/// Found, or made with zeros; valid until the next is made.
std::uint32_t* ConfusionTally::counts_of(std::size_t truth, std::int32_t predicted) {
    std::vector<Mistake>& of_truth = mistakes_[truth];
    const auto at =
        std::lower_bound(of_truth.begin(), of_truth.end(), predicted,
                         [](const Mistake& mistake, std::int32_t wanted) { return mistake.predicted < wanted; });
    const std::size_t cells = grid_.cells();
    if (at != of_truth.end() && at->predicted == predicted) return &counts_[at->slot * cells];
    const std::size_t slot = counts_.size() / cells;
    ORTHANT_EXPECT(slot < std::numeric_limits<std::uint32_t>::max());
    of_truth.insert(at, {predicted, static_cast<std::uint32_t>(slot)});
    counts_.resize(counts_.size() + cells);
    return &counts_[slot * cells];
}

void ConfusionTally::add(const ClassVotes& votes) {
    const std::span<const std::int32_t> predicted = votes.predicted();
    ORTHANT_EXPECT(predicted.size() == grid_.cells() && votes.classes() == classes() && rows_ < most_rows);
    const auto truth = static_cast<std::size_t>(votes.truth());
    ++rows_;
    ++class_rows_[truth];
    std::int32_t counted = votes.truth();
    std::uint32_t* counts = nullptr;
    for (std::size_t cell = 0; cell < predicted.size(); ++cell) {
        if (predicted[cell] == votes.truth()) continue;
        if (counts == nullptr || predicted[cell] != counted) {
            counted = predicted[cell];
            counts = counts_of(truth, counted);
        }
        ++counts[cell];
    }
}

void ConfusionTally::merge(const ConfusionTally& other) {
    ORTHANT_EXPECT(grid_ == other.grid_ && classes() == other.classes() && other.rows_ <= most_rows - rows_);
    const std::size_t cells = grid_.cells();
    rows_ += other.rows_;
    for (std::size_t truth = 0; truth < classes(); ++truth) {
        class_rows_[truth] += other.class_rows_[truth];
        for (const Mistake& mistake : other.mistakes_[truth]) {
            std::uint32_t* counts = counts_of(truth, mistake.predicted);
            std::transform(counts, counts + cells, &other.counts_[mistake.slot * cells], counts, std::plus{});
        }
    }
}

void ConfusionTally::fill(std::size_t cell, std::span<std::uint32_t> counts) const {
    ORTHANT_EXPECT(cell < grid_.cells() && counts.size() == classes() * classes());
    std::fill(counts.begin(), counts.end(), 0U);
    for (std::size_t truth = 0; truth < classes(); ++truth) {
        const std::span<std::uint32_t> row = counts.subspan(truth * classes(), classes());
        row[truth] = class_rows_[truth];
        for (const Mistake& mistake : mistakes_[truth]) {
            const std::uint32_t count = counts_[mistake.slot * grid_.cells() + cell];
            row[static_cast<std::size_t>(mistake.predicted)] = count;
            row[truth] -= count;
        }
    }
}

void ConfusionTally::write(ByteWriter& out) const {
    const std::size_t cells = grid_.cells();
    out.put_varint(rows_);
    if (rows_ == 0) return;
    write_sparse(out, class_rows_);
    for (std::size_t truth = 0; truth < classes(); ++truth) {
        if (class_rows_[truth] == 0) continue;
        out.put_varint(mistakes_[truth].size());
        for (const Mistake& mistake : mistakes_[truth]) {
            out.put_varint(static_cast<std::uint64_t>(mistake.predicted));
            write_sparse(out, std::span(counts_).subspan(mistake.slot * cells, cells));
        }
    }
}

void ConfusionTally::read(ByteReader& in) {
    const std::size_t cells = grid_.cells();
    ConfusionTally read(grid_, classes());
    read.rows_ = read_at_most(in, most_rows);
    if (read.rows_ > 0) read_sparse(in, read.class_rows_);
    bool is_sound = std::accumulate(read.class_rows_.begin(), read.class_rows_.end(), std::uint64_t{0}) == read.rows_;
    std::vector<std::uint64_t> missed(cells);
    for (std::size_t truth = 0; is_sound && truth < classes(); ++truth) {
        if (read.class_rows_[truth] == 0) continue;
        const std::uint32_t mistakes = read_at_most(in, classes() - 1);
        std::fill(missed.begin(), missed.end(), 0U);
        std::int64_t before = -1;
        for (std::uint32_t m = 0; m < mistakes; ++m) {
            const auto predicted = static_cast<std::int32_t>(read_at_most(in, classes() - 1));
            is_sound = is_sound && predicted > before && static_cast<std::size_t>(predicted) != truth;
            before = predicted;
            const std::span<std::uint32_t> counts(read.counts_of(truth, predicted), cells);
            read_sparse(in, counts);
            std::transform(missed.begin(), missed.end(), counts.begin(), missed.begin(), std::plus{});
        }
        for (const std::uint64_t rows : missed) is_sound = is_sound && rows <= read.class_rows_[truth];
    }
    if (!is_sound) throw MalformedBytes("the counts of a confusion matrix contradict each other");
    *this = std::move(read);
}

}  // namespace orthant::knn
