#pragma once

#include "base/bytes.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace orthant::knn {

/// What a record is about: some test points, and the predictions of some training sets for them.
struct RecordShape {
    std::size_t rows = 0;     ///< test points
    std::size_t ks = 0;       ///< values of k
    std::size_t classes = 0;  ///< 0: the target is a number
    std::uint64_t sets = 0;   ///< training sets
    bool has_truths = false;  ///< whether it says what is true at the test points
    bool has_exact = false;   ///< whether it holds closed forms

    std::size_t cells() const { return rows * ks; }
};

/// The predictions of a block of training sets, summed for every test point and k (cells, k fastest).
class BlockSums {
  public:
    explicit BlockSums(const RecordShape& shape);

    const RecordShape& shape() const { return shape_; }

    /// Predictions of one set for one test point, for every k. Numbers come less what is true there.
    void add(std::size_t row, std::span<const double> predictions);

    /// Numbers: what predictions are off by, summed over the sets, by cell …
    std::span<const double> sums() const { return sums_; }
    /// … and its squares, summed over sets and test points, by k.
    std::span<const double> squares() const { return squares_; }
    /// Classes: how often each was predicted, by cell and class.
    std::span<const std::uint32_t> counts() const { return counts_; }

    /// What is true at the test points: for numbers nothing; for classes each one's probabilities of all of them.
    std::span<double> truths() { return truths_; }
    std::span<const double> truths() const { return truths_; }
    /// Sums over the test points of bias² and variance in closed form, for every k.
    std::span<double> exact_bias2() { return exact_bias2_; }
    std::span<const double> exact_bias2() const { return exact_bias2_; }
    std::span<double> exact_variance() { return exact_variance_; }
    std::span<const double> exact_variance() const { return exact_variance_; }

    void write(ByteWriter& out) const;
    /// MalformedBytes when they are not sums of this shape.
    void read(ByteReader& in);

    /// Of a record, about; predictions of neighbouring k are taken to agree mostly.
    static std::uint64_t expected_bytes(const RecordShape& shape);

  private:
    void check() const;

    RecordShape shape_;
    std::vector<double> sums_;
    std::vector<double> squares_;
    std::vector<std::uint32_t> counts_;
    std::vector<double> truths_;
    std::vector<double> exact_bias2_;
    std::vector<double> exact_variance_;
};

}  // namespace orthant::knn
