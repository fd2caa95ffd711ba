#include "neighbours/byte_rows.hpp"

#include "base/contract.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace orthant::neighbours {
namespace {

/// Columns added up between two looks at what is enough.
constexpr std::size_t step = 64;
constexpr double most_columns = 65'536;  // 255² times so many fit into 32 bits

std::size_t stride_of(std::size_t columns) {
    return (columns + step - 1) / step * step;
}

/// Least value and sum of squared deviations of each column.
struct Columns {
    std::vector<double> least;
    std::vector<double> variance;
};

std::optional<Columns> look_at(const data::MatrixView& rows, const std::function<void()>& yield) {
    Columns columns{std::vector<double>(rows.row(0).begin(), rows.row(0).end()), std::vector<double>(rows.columns)};
    std::vector<double> most = columns.least;
    std::vector<double> sum(rows.columns);
    for (std::size_t i = 0; i < rows.rows; ++i) {
        if (i % 256 == 0) yield();
        const auto row = rows.row(i);
        for (std::size_t j = 0; j < rows.columns; ++j) {
            const double x = row[j];
            if (x != std::floor(x) || std::abs(x) > 0x1p50) return std::nullopt;
            columns.least[j] = std::min(columns.least[j], x);
            most[j] = std::max(most[j], x);
            const double deviation = x - rows.row(0)[j];
            sum[j] += deviation;
            columns.variance[j] += deviation * deviation;
        }
    }
    for (std::size_t j = 0; j < rows.columns; ++j) {
        if (most[j] - columns.least[j] > 255) return std::nullopt;
        columns.variance[j] -= sum[j] * sum[j] / static_cast<double>(rows.rows);
    }
    return columns;
}

std::uint32_t squared_distance_of_step(const std::uint8_t* a, const std::uint8_t* b) {
    std::int32_t sum = 0;
    for (std::size_t j = 0; j < step; ++j) {
        const auto difference = static_cast<std::int16_t>(a[j] - b[j]);
        sum += difference * difference;
    }
    return static_cast<std::uint32_t>(sum);
}

}  // namespace

std::uint64_t ByteRows::bytes(std::size_t rows, std::size_t columns) {
    return rows * stride_of(columns);
}

std::optional<ByteRows> ByteRows::make(std::span<std::byte> memory, const data::MatrixView& rows,
                                       const std::function<void()>& yield) {
    ORTHANT_EXPECT(memory.size() >= bytes(rows.rows, rows.columns));
    if (static_cast<double>(rows.columns) > most_columns || rows.rows == 0) return std::nullopt;
    const std::optional<Columns> columns = look_at(rows, yield);
    if (!columns) return std::nullopt;
    std::vector<std::size_t> order(rows.columns);
    for (std::size_t j = 0; j < order.size(); ++j) order[j] = j;
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return columns->variance[a] > columns->variance[b]; });
    auto* values = reinterpret_cast<std::uint8_t*>(memory.data());
    const std::size_t stride = stride_of(rows.columns);
    for (std::size_t i = 0; i < rows.rows; ++i) {
        if (i % 256 == 0) yield();
        const auto row = rows.row(i);
        std::uint8_t* to = values + i * stride;
        for (std::size_t j = 0; j < order.size(); ++j)
            to[j] = static_cast<std::uint8_t>(row[order[j]] - columns->least[order[j]]);
        std::fill(to + order.size(), to + stride, std::uint8_t{0});
    }
    return ByteRows(values, stride);
}

ByteRows ByteRows::open(std::span<const std::byte> memory, std::size_t columns) {
    return {reinterpret_cast<const std::uint8_t*>(memory.data()), stride_of(columns)};
}

std::uint32_t ByteRows::squared_distance(std::size_t a, std::size_t b, std::uint32_t enough) const {
    const std::uint8_t* x = values_ + a * stride_;
    const std::uint8_t* y = values_ + b * stride_;
    std::uint32_t sum = 0;
    for (std::size_t j = 0; j < stride_; j += step) {
        sum += squared_distance_of_step(x + j, y + j);
        if (sum > enough) return sum;
    }
    return sum;
}

void ByteRows::prefetch(std::size_t row) const {
    const std::uint8_t* from = values_ + row * stride_;
    for (std::size_t j = 0; j < stride_; j += 64) __builtin_prefetch(from + j);
}

}  // namespace orthant::neighbours
