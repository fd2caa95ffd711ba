#include "neighbours/projection.hpp"

#include "base/contract.hpp"
#include "base/random.hpp"

#include <Eigen/Dense>

#include <algorithm>

namespace orthant::neighbours {
namespace {

using Eigen::Index;
using RowMajor = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

constexpr std::size_t most_sampled = 512;
constexpr int iterations = 1;

/// Evenly spread rows, each less the mean of them all.
struct CentredSample {
    Eigen::RowVectorXd mean;
    RowMajor rows;

    explicit CentredSample(const ScaledRows& from) {
        const data::MatrixView& table = from.table;
        const std::size_t count = std::min(table.rows, most_sampled);
        rows.resize(static_cast<Index>(count), static_cast<Index>(table.columns));
        for (std::size_t i = 0; i < count; ++i) {
            const std::size_t place = i * table.rows / count;
            const auto row = table.row(place);
            rows.row(static_cast<Index>(i)) =
                from.factor(place) * Eigen::Map<const Eigen::RowVectorXd>(row.data(), static_cast<Index>(row.size()));
        }
        mean = rows.colwise().mean();
        rows.rowwise() -= mean;
    }
};

/// Uniform on (−1, 1).
RowMajor random_matrix(Index rows, Index columns) {
    const RandomStream stream(0, 0, StreamId{0});
    RowMajor matrix(rows, columns);
    for (Index i = 0; i < matrix.size(); ++i)
        matrix.data()[i] = 2 * unit_interval(stream.block(static_cast<std::uint64_t>(i))[0]) - 1;
    return matrix;
}

/// An orthonormal basis of the span of the columns.
RowMajor orthonormal(const RowMajor& columns) {
    const Eigen::HouseholderQR<RowMajor> decomposition(columns);
    return decomposition.householderQ() * RowMajor::Identity(columns.rows(), columns.cols());
}

Projection projection_of(const CentredSample& sample) {
    Projection projection;
    projection.centre.assign(sample.mean.data(), sample.mean.data() + sample.mean.size());
    projection.dimensions = projection.centre.size();
    return projection;
}

}  // namespace

ScaledRows ScaledRows::part(std::size_t first, std::size_t count) const {
    const std::size_t rows = std::min(count, table.rows - first);
    return {{table.values + first * table.stride, rows, table.columns, table.stride},
            factors.empty() ? factors : factors.subspan(first, rows)};
}

Projection identity_projection(const ScaledRows& rows) {
    return projection_of(CentredSample(rows));
}

Projection principal_projection(const ScaledRows& rows, std::size_t dimensions, const std::function<void()>& yield) {
    ORTHANT_EXPECT(dimensions < rows.table.columns && dimensions < rows.table.rows);
    const CentredSample sample(rows);
    RowMajor basis = random_matrix(sample.rows.cols(), static_cast<Index>(dimensions));
    for (int i = 0; i < iterations; ++i) {
        yield();
        const RowMajor scores = sample.rows * basis;
        yield();
        basis = orthonormal(sample.rows.transpose() * scores);
    }
    Projection projection = projection_of(sample);
    projection.directions.assign(basis.data(), basis.data() + basis.size());
    projection.dimensions = dimensions;
    return projection;
}

}  // namespace orthant::neighbours
