#include "studies/knn/regression_tally.hpp"

#include "base/contract.hpp"

#include <algorithm>

namespace orthant::knn {
namespace {

constexpr std::size_t sum_kinds = 3;

}  // namespace

RegressionTally::RegressionTally(VoteGrid grid, double centre)
    : grid_(std::move(grid)),
      centre_(centre),
      distance_weights_(grid_.largest_k()),
      weighted_(padded<double>(grid_.cells())),
      weight_(weighted_.size()),
      sums_(sum_kinds, grid_.cells()) {
    std::fill_n(weight_.data(), weight_.size(), 1.0);
}

void RegressionTally::add(double truth, std::span<const double> neighbour_values, std::span<const double> distances) {
    const std::size_t length = grid_.largest_k();
    ORTHANT_EXPECT(neighbour_values.size() >= length);
    for (std::size_t w = 0; w < grid_.weights().size(); ++w) {
        if (grid_.weights()[w] == Weights::uniform) {
            walk(neighbour_values, grid_.cell(w, 0), [](std::size_t) { return 1.0; });
        } else {
            ORTHANT_EXPECT(distances.size() >= length);
            const double* weights = distance_weights_.of(distances).data();
            walk(neighbour_values, grid_.cell(w, 0), [weights](std::size_t i) { return weights[i]; });
        }
    }
    const double deviation = truth - centre_;
    ++rows_;
    deviation_.add(deviation);
    deviation_squared_.add(deviation * deviation);
    least_ = std::min(least_, truth);
    largest_ = std::max(largest_, truth);
    for (std::size_t cell = 0; cell < grid_.cells(); cell += lane_count) {
        const F64Lanes error = splat(deviation) - load(&weighted_[cell]) / load(&weight_[cell]);
        const F64Lanes square = error * error;
        sums_.add(static_cast<std::size_t>(Sum::absolute), cell, magnitude(error));
        sums_.add(static_cast<std::size_t>(Sum::squared), cell, square);
        sums_.add(static_cast<std::size_t>(Sum::fourth), cell, square * square);
    }
}

template <class WeightOf>
void RegressionTally::walk(std::span<const double> neighbour_values, std::size_t first_cell, WeightOf weight_of) {
    double weighted_sum = 0;
    double weight_sum = 0;
    std::size_t i = 0;
    for (std::size_t k = 0; k < grid_.ks().size(); ++k) {
        for (; i < grid_.ks()[k]; ++i) {
            weighted_sum += (neighbour_values[i] - centre_) * weight_of(i);
            weight_sum += weight_of(i);
        }
        weighted_[first_cell + k] = weighted_sum;
        weight_[first_cell + k] = weight_sum;
    }
}

void RegressionTally::merge(const RegressionTally& other) {
    ORTHANT_EXPECT(grid_ == other.grid_ && centre_ == other.centre_);
    rows_ += other.rows_;
    deviation_.merge(other.deviation_);
    deviation_squared_.merge(other.deviation_squared_);
    least_ = std::min(least_, other.least_);
    largest_ = std::max(largest_, other.largest_);
    sums_.merge(other.sums_);
}

double RegressionTally::total_sum_of_squares() const {
    if (rows_ == 0) return std::numeric_limits<double>::quiet_NaN();
    if (least_ == largest_) return 0;
    const double sum = deviation_.value();
    return std::max(0.0, deviation_squared_.value() - sum * sum / static_cast<double>(rows_));
}

void RegressionTally::write(ByteWriter& out) const {
    out.put_varint(rows_);
    if (rows_ == 0) return;
    out.put(deviation_);
    out.put(deviation_squared_);
    out.put(least_);
    out.put(largest_);
    sums_.write(out);
}

void RegressionTally::read(ByteReader& in) {
    const std::uint64_t rows = in.get_varint();
    if (rows == 0 && rows_ == 0) return;  // as most tallies of a record are
    RegressionTally read(grid_, centre_);
    read.rows_ = rows;
    if (rows > 0) {
        read.deviation_ = in.get<CompensatedSum>();
        read.deviation_squared_ = in.get<CompensatedSum>();
        read.least_ = in.get<double>();
        read.largest_ = in.get<double>();
        read.sums_.read(in);
        bool is_sound = read.least_ <= read.largest_;
        for (std::size_t kind = 0; kind < sum_kinds; ++kind)
            for (std::size_t cell = 0; cell < grid_.cells(); ++cell)
                is_sound = is_sound && !(read.sums_.value(kind, cell) < 0);
        if (!is_sound) throw MalformedBytes("the sums of a tally of values contradict each other");
    }
    *this = std::move(read);
}

}  // namespace orthant::knn
