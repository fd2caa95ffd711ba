#include "studies/knn/class_tally.hpp"

#include "base/contract.hpp"
#include "studies/knn/sparse_counts.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <numeric>

namespace orthant::knn {
namespace {

constexpr std::uint64_t most_rows = std::numeric_limits<std::uint32_t>::max();
constexpr std::size_t sum_kinds = 4;

void merge_counts(std::vector<std::uint32_t>& into, const std::vector<std::uint32_t>& from) {
    std::transform(into.begin(), into.end(), from.begin(), into.begin(), std::plus{});
}

/// Of counts class by class, the sum over classes for each cell.
std::vector<std::uint64_t> sums_over_classes(const std::vector<std::uint32_t>& counts, std::size_t cells) {
    std::vector<std::uint64_t> sums(cells);
    for (auto of_class = counts.begin(); of_class != counts.end(); of_class += static_cast<std::ptrdiff_t>(cells))
        std::transform(sums.begin(), sums.end(), of_class, sums.begin(), std::plus{});
    return sums;
}

}  // namespace

ClassTally::ClassTally(VoteGrid grid, std::size_t classes)
    : grid_(std::move(grid)),
      class_rows_(classes),
      missed_(classes * grid_.cells()),
      wrong_(classes * grid_.cells()),
      sums_(sum_kinds, grid_.cells()) {
    ORTHANT_EXPECT(classes > 0);
}

void ClassTally::add(const ClassVotes& votes) {
    const std::size_t cells = grid_.cells();
    ORTHANT_EXPECT(votes.predicted().size() == cells && votes.classes() == classes() && rows_ < most_rows);
    const auto truth = static_cast<std::size_t>(votes.truth());
    const std::int32_t* predicted = votes.predicted().data();
    std::uint32_t* missed = &missed_[truth * cells];
    ++rows_;
    ++class_rows_[truth];
    for (std::size_t cell = 0; cell < cells; ++cell) {
        if (predicted[cell] == votes.truth()) continue;
        ++missed[cell];
        ++wrong_[static_cast<std::size_t>(predicted[cell]) * cells + cell];
    }
    for (std::size_t cell = 0; cell < cells; cell += lane_count) {
        const F64Lanes log_loss = load(votes.log_loss().data() + cell);
        const F64Lanes brier = load(votes.brier().data() + cell);
        sums_.add(static_cast<std::size_t>(Sum::log_loss), cell, log_loss);
        sums_.add(static_cast<std::size_t>(Sum::log_loss_squared), cell, log_loss * log_loss);
        sums_.add(static_cast<std::size_t>(Sum::brier), cell, brier);
        sums_.add(static_cast<std::size_t>(Sum::brier_squared), cell, brier * brier);
    }
}

void ClassTally::merge(const ClassTally& other) {
    ORTHANT_EXPECT(grid_ == other.grid_ && classes() == other.classes() && other.rows_ <= most_rows - rows_);
    rows_ += other.rows_;
    merge_counts(class_rows_, other.class_rows_);
    merge_counts(missed_, other.missed_);
    merge_counts(wrong_, other.wrong_);
    sums_.merge(other.sums_);
}

std::uint64_t ClassTally::all_hits(std::size_t cell) const {
    std::uint64_t hits_of_all = 0;
    for (std::size_t c = 0; c < classes(); ++c) hits_of_all += hits(cell, c);
    return hits_of_all;
}

void ClassTally::write(ByteWriter& out) const {
    out.put_varint(rows_);
    if (rows_ == 0) return;
    write_sparse(out, class_rows_);
    write_sparse(out, missed_);
    write_sparse(out, wrong_);
    sums_.write(out);
}

void ClassTally::read(ByteReader& in) {
    const std::uint64_t rows = read_at_most(in, most_rows);
    if (rows == 0 && rows_ == 0) return;  // as most tallies of a record are
    ClassTally read(grid_, classes());
    read.rows_ = rows;
    if (rows > 0) {
        read_sparse(in, read.class_rows_);
        read_sparse(in, read.missed_);
        read_sparse(in, read.wrong_);
        read.sums_.read(in);
    }
    const std::size_t cells = grid_.cells();
    bool is_sound = std::accumulate(read.class_rows_.begin(), read.class_rows_.end(), std::uint64_t{0}) == read.rows_;
    for (std::size_t i = 0; i < read.missed_.size(); ++i)
        is_sound = is_sound && read.missed_[i] <= read.class_rows_[i / cells];
    is_sound = is_sound && sums_over_classes(read.missed_, cells) == sums_over_classes(read.wrong_, cells);
    for (std::size_t i = 0; i < read.wrong_.size(); ++i)
        is_sound = is_sound && read.wrong_[i] <= read.rows_ - read.class_rows_[i / cells];
    for (std::size_t kind = 0; kind < sum_kinds; ++kind)
        for (std::size_t cell = 0; cell < cells; ++cell)
            is_sound = is_sound && std::isfinite(read.sums_.value(kind, cell)) && read.sums_.value(kind, cell) >= 0;
    if (!is_sound) throw MalformedBytes("the counts of a tally of classes contradict each other");
    *this = std::move(read);
}

}  // namespace orthant::knn
