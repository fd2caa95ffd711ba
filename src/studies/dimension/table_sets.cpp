#include "studies/dimension/table_sets.hpp"

#include "base/contract.hpp"

#include <numeric>
#include <utility>

namespace orthant::dimension {
namespace {

constexpr StreamId stream_of_rows{2};
constexpr StreamId stream_of_columns{3};

/// ⌊w·range / 2^64⌋ of the 64-bit number of two words.
std::uint32_t below(std::uint64_t range, std::uint32_t high, std::uint32_t low) {
    return static_cast<std::uint32_t>((high * range + (low * range >> 32)) >> 32);
}

}  // namespace

DistinctPicks::DistinctPicks(std::size_t bound) : order_(bound) {
    ORTHANT_EXPECT(bound >= 1 && bound < std::size_t{1} << 32);
    std::iota(order_.begin(), order_.end(), 0u);
}

void DistinctPicks::pick(const RandomStream& stream, std::uint64_t set, std::span<std::uint32_t> picked) {
    ORTHANT_EXPECT(picked.size() <= order_.size());
    places_.resize(picked.size());
    PhiloxCounter words{};
    for (std::size_t j = 0; j < picked.size(); ++j) {
        if (j % 2 == 0) words = stream.block(set + (std::uint64_t{j / 2} << 32));
        const std::size_t word = j % 2 * 2;
        places_[j] = static_cast<std::uint32_t>(j) + below(order_.size() - j, words[word], words[word + 1]);
        std::swap(order_[j], order_[places_[j]]);
        picked[j] = order_[j];
    }
    for (std::size_t j = picked.size(); j-- > 0;) std::swap(order_[j], order_[places_[j]]);
}

TableSets::TableSets(const data::MatrixView& table, std::size_t rows, std::size_t columns, std::uint64_t key,
                     std::uint64_t task)
    : table_(table),
      rows_(rows),
      columns_(columns),
      row_stream_(key, task, stream_of_rows),
      column_stream_(key, task, stream_of_columns),
      row_picks_(table.rows),
      column_picks_(table.columns),
      picked_rows_(lane_count * rows),
      picked_columns_(lane_count * columns) {
    ORTHANT_EXPECT(rows <= table.rows && columns <= table.columns);
    for (std::size_t i = 0; i < picked_columns_.size(); ++i)
        picked_columns_[i] = static_cast<std::uint32_t>(i % columns);
}

void TableSets::draw(std::uint64_t first) {
    for (std::size_t lane = 0; lane < lane_count; ++lane) {
        row_picks_.pick(row_stream_, first + lane, std::span(picked_rows_).subspan(lane * rows_, rows_));
        if (columns_ == table_.columns) continue;
        column_picks_.pick(column_stream_, first + lane, std::span(picked_columns_).subspan(lane * columns_, columns_));
    }
}

void TableSets::copy(std::size_t i, std::size_t begin, std::size_t count, double* lanes) const {
    for (std::size_t lane = 0; lane < lane_count; ++lane) {
        const double* row = table_.values + picked_rows_[lane * rows_ + i] * table_.stride;
        const std::uint32_t* columns = picked_columns_.data() + lane * columns_ + begin;
        for (std::size_t place = 0; place < count; ++place) lanes[place * lane_count + lane] = row[columns[place]];
    }
}

}  // namespace orthant::dimension
