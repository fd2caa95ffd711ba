#pragma once

#include "base/bytes.hpp"
#include "base/compensated_sum.hpp"
#include "studies/dimension/distance_logs.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace orthant::dimension {

/// What is kept of the points of a set, from which its dimension is estimated.
class IntrinsicTally {
  public:
    /// The neighbours asked for, each at least 2.
    explicit IntrinsicTally(std::vector<std::size_t> ks) : ks_(std::move(ks)), sums_(ks_.size()) {}

    void add(const DistanceLogs& logs);
    void add_duplicate() { ++duplicates_; }

    /// Points that are not duplicates: whose nearest neighbour has a distance above 0.
    std::uint64_t points() const { return log_ratios_.size(); }
    std::uint64_t duplicates() const { return duplicates_; }
    /// Points all of whose k nearest neighbours are equally far, for the i-th k.
    std::uint64_t equidistant(std::size_t i) const { return sums_[i].equidistant; }

    /// The mean over points of m_k = 1/((1/(k−1)) Σ_{j<k} ln(T_k/T_j)) (Levina and Bickel, 2004), those with
    /// equidistant neighbours left out, whose m_k is infinite; NaN where none is left.
    double levina_bickel(std::size_t i) const;
    /// The inverse of the mean of 1/m_k (MacKay and Ghahramani, 2005), those of equidistant neighbours counted as 0;
    /// NaN where all are.
    double mackay_ghahramani(std::size_t i) const;
    /// ln μ of every point, in their order: see two_nn_dimension.
    const std::vector<double>& log_ratios() const { return log_ratios_; }

    void merge(const IntrinsicTally& other);
    void write(ByteWriter& out) const;
    /// Takes the place of everything. MalformedBytes where the bytes are not those of a tally of `rows` points in all.
    void read(ByteReader& in, std::uint64_t rows);

    static std::uint64_t record_bytes(std::size_t ks, std::uint64_t rows);

  private:
    struct Sums {
        CompensatedSum dimensions;
        CompensatedSum inverses;
        std::uint64_t equidistant = 0;
    };

    std::vector<std::size_t> ks_;
    std::vector<Sums> sums_;
    std::vector<double> log_ratios_;
    std::uint64_t duplicates_ = 0;
};

}  // namespace orthant::dimension
