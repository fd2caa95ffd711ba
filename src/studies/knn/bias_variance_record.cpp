#include "studies/knn/bias_variance_record.hpp"

#include "base/contract.hpp"
#include "studies/knn/sparse_counts.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace orthant::knn {
namespace {

constexpr std::uint8_t record_tag = 0xB5;

void expect(bool is_sound) {
    if (!is_sound) throw MalformedBytes("the sums of a record of knn.bias_variance contradict each other");
}

bool all_finite(std::span<const double> values) {
    return std::ranges::all_of(values, [](double x) { return std::isfinite(x); });
}

bool none_negative(std::span<const double> values) {
    return std::ranges::all_of(values, [](double x) { return x >= 0; });
}

}  // namespace

BlockSums::BlockSums(const RecordShape& shape)
    : shape_(shape),
      sums_(shape.classes == 0 ? shape.cells() : 0),
      squares_(shape.classes == 0 ? shape.ks : 0),
      counts_(shape.cells() * shape.classes),
      truths_(shape.has_truths ? shape.rows * shape.classes : 0),
      exact_bias2_(shape.has_exact ? shape.ks : 0),
      exact_variance_(exact_bias2_.size()) {}

void BlockSums::add(std::size_t row, std::span<const double> predictions) {
    ORTHANT_EXPECT(row < shape_.rows && predictions.size() == shape_.ks);
    for (std::size_t i = 0; i < shape_.ks; ++i) {
        const std::size_t cell = row * shape_.ks + i;
        if (shape_.classes == 0) {
            sums_[cell] += predictions[i];
            squares_[i] += predictions[i] * predictions[i];
        } else {
            ++counts_[cell * shape_.classes + static_cast<std::size_t>(predictions[i])];
        }
    }
}

void BlockSums::write(ByteWriter& out) const {
    out.put(record_tag);
    out.put_all(std::span(sums_));
    out.put_all(std::span(squares_));
    write_sparse(out, counts_);
    out.put_all(std::span(truths_));
    out.put_all(std::span(exact_bias2_));
    out.put_all(std::span(exact_variance_));
}

void BlockSums::read(ByteReader& in) {
    if (in.get<std::uint8_t>() != record_tag) throw MalformedBytes("not a record of knn.bias_variance");
    in.get_all(std::span(sums_));
    in.get_all(std::span(squares_));
    read_sparse(in, counts_);
    in.get_all(std::span(truths_));
    in.get_all(std::span(exact_bias2_));
    in.get_all(std::span(exact_variance_));
    check();
}

void BlockSums::check() const {
    expect(all_finite(sums_) && all_finite(squares_) && none_negative(squares_));
    expect(all_finite(exact_bias2_) && none_negative(exact_bias2_));
    expect(all_finite(exact_variance_) && none_negative(exact_variance_));
    expect(none_negative(truths_) && std::ranges::all_of(truths_, [](double p) { return p <= 1; }));
    if (shape_.classes == 0) return;
    for (std::size_t cell = 0; cell < shape_.cells(); ++cell) {
        const auto first = counts_.begin() + static_cast<std::ptrdiff_t>(cell * shape_.classes);
        const auto end = first + static_cast<std::ptrdiff_t>(shape_.classes);
        expect(std::accumulate(first, end, std::uint64_t{0}) == shape_.sets);
    }
}

std::uint64_t BlockSums::expected_bytes(const RecordShape& shape) {
    const std::uint64_t numbers = shape.classes == 0 ? shape.cells() + shape.ks : 0;
    const std::uint64_t truths = shape.has_truths ? shape.rows * shape.classes : 0;
    const std::uint64_t exact = shape.has_exact ? 2 * shape.ks : 0;
    const std::uint64_t votes = shape.classes == 0 ? 0 : 4 * shape.cells();
    return 1 + sizeof(double) * (numbers + truths + exact) + votes;
}

}  // namespace orthant::knn
