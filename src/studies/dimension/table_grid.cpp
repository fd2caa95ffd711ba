#include "studies/dimension/table_grid.hpp"

#include "base/contract.hpp"
#include "studies/dimension/pieces.hpp"

#include <algorithm>
#include <numeric>

namespace orthant::dimension {
namespace {

constexpr std::uint64_t coordinates_of_value = 4;
constexpr std::uint64_t coordinates_of_swap = 32;

/// Uniform on 0 … count − 1, to a few parts in 2^53.
std::size_t below(std::size_t count, const PhiloxCounter& words) {
    const std::uint64_t bits = std::uint64_t{words[0]} << 21 | words[1] >> 11;
    return static_cast<std::size_t>(static_cast<double>(bits) * 0x1p-53 * static_cast<double>(count));
}

/// 0 at `low`, 1 at `high`, also where their distance is beyond the doubles; 0 where they are alike.
double share_of_range(double x, double low, double high) {
    const double width = 0.5 * high - 0.5 * low;
    return width > 0 ? (0.5 * x - 0.5 * low) / width : 0;
}

}  // namespace

std::vector<std::size_t> columns_by_variance(const data::MatrixView& matrix, Pacer& pacer) {
    const auto over_rows = [&](auto use) {
        for (std::size_t i = 0; i < matrix.rows; ++i) {
            const std::span<const double> row = matrix.row(i);
            for (std::size_t j = 0; j < row.size(); ++j) use(j, row[j]);
            pacer.spend(row.size() * coordinates_of_value);
        }
    };
    std::vector<double> low(matrix.row(0).begin(), matrix.row(0).end());
    std::vector<double> high = low;
    std::vector<double> mean(matrix.columns), spread(matrix.columns);
    over_rows([&](std::size_t j, double x) {
        low[j] = std::min(low[j], x);
        high[j] = std::max(high[j], x);
    });
    const auto scaled = [&](std::size_t j, double x) { return share_of_range(x, low[j], high[j]); };
    over_rows([&](std::size_t j, double x) { mean[j] += scaled(j, x); });
    for (double& sum : mean) sum /= static_cast<double>(matrix.rows);
    over_rows([&](std::size_t j, double x) { spread[j] += (scaled(j, x) - mean[j]) * (scaled(j, x) - mean[j]); });
    std::vector<std::size_t> columns(matrix.columns);
    std::iota(columns.begin(), columns.end(), std::size_t{0});
    std::ranges::stable_sort(columns, [&](std::size_t a, std::size_t b) { return spread[a] > spread[b]; });
    return columns;
}

TableGrid::TableGrid(const RandomStream& stream, const DataRows& rows, std::vector<std::size_t> columns,
                     std::uint64_t bins, std::uint64_t training)
    : stream_(stream),
      rows_(&rows),
      columns_(std::move(columns)),
      bins_(bins),
      training_(training),
      order_(rows.rows()) {
    ORTHANT_EXPECT(training >= 1 && training <= rows.rows());
    std::iota(order_.begin(), order_.end(), 0u);
}

void TableGrid::draw(std::span<std::uint32_t> class_of, Pacer& pacer) {
    ORTHANT_EXPECT(class_of.size() <= order_.size());
    for_pieces(class_of.size(), coordinates_of_swap, pacer, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
            std::swap(order_[i], order_[i + below(order_.size() - i, stream_.block(drawn_++))]);
            class_of[i] = static_cast<std::uint32_t>(rows_->labels()[order_[i]]);
        }
    });
}

std::vector<TableGrid::Range> TableGrid::ranges(std::span<const std::size_t> columns, Pacer& pacer) const {
    std::vector<Range> ranges;
    for (const std::size_t column : columns) {
        const double start = rows_->matrix().row(order_[0])[column];
        ranges.push_back({start, start});
    }
    for_pieces(training_, coordinates_of_value * columns.size(), pacer, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
            const std::span<const double> row = rows_->matrix().row(order_[i]);
            for (std::size_t j = 0; j < columns.size(); ++j)
                ranges[j] = {std::min(ranges[j].low, row[columns[j]]), std::max(ranges[j].high, row[columns[j]])};
        }
    });
    return ranges;
}

void TableGrid::digits(std::uint64_t first, std::uint64_t end, std::span<std::uint32_t> to, Pacer& pacer) const {
    const auto columns = std::span(columns_).subspan(first, end - first);
    const std::vector<Range> range = ranges(columns, pacer);
    const auto bins = static_cast<double>(bins_);
    for_pieces(to.size(), coordinates_of_value * columns.size(), pacer, [&](std::size_t begin, std::size_t end_point) {
        for (std::size_t i = begin; i < end_point; ++i) {
            const std::span<const double> row = rows_->matrix().row(order_[i]);
            std::uint32_t number = 0;
            for (std::size_t j = 0; j < columns.size(); ++j) {
                const double place = std::clamp(share_of_range(row[columns[j]], range[j].low, range[j].high), 0.0, 1.0);
                const double digit = std::min(place * bins, bins - 1);
                number = number * static_cast<std::uint32_t>(bins_) + static_cast<std::uint32_t>(digit);
            }
            to[i] = number;
        }
    });
}

}  // namespace orthant::dimension
