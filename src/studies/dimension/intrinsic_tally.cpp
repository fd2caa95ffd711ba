#include "studies/dimension/intrinsic_tally.hpp"

#include <cmath>
#include <limits>

namespace orthant::dimension {
namespace {

constexpr std::uint8_t record_tag = 0xA5;
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

}  // namespace

void IntrinsicTally::add(const DistanceLogs& logs) {
    log_ratios_.push_back(logs.second());
    for (std::size_t i = 0; i < ks_.size(); ++i) {
        const double inverse = logs.inverse_dimension(ks_[i]);
        if (inverse > 0) {
            sums_[i].inverses.add(inverse);
            sums_[i].dimensions.add(1 / inverse);
        } else {
            ++sums_[i].equidistant;
        }
    }
}

double IntrinsicTally::levina_bickel(std::size_t i) const {
    const std::uint64_t counted = points() - sums_[i].equidistant;
    return counted > 0 ? sums_[i].dimensions.value() / static_cast<double>(counted) : nan;
}

double IntrinsicTally::mackay_ghahramani(std::size_t i) const {
    const double sum = sums_[i].inverses.value();
    return sum > 0 ? static_cast<double>(points()) / sum : nan;
}

void IntrinsicTally::merge(const IntrinsicTally& other) {
    for (std::size_t i = 0; i < sums_.size(); ++i) {
        sums_[i].dimensions.merge(other.sums_[i].dimensions);
        sums_[i].inverses.merge(other.sums_[i].inverses);
        sums_[i].equidistant += other.sums_[i].equidistant;
    }
    log_ratios_.insert(log_ratios_.end(), other.log_ratios_.begin(), other.log_ratios_.end());
    duplicates_ += other.duplicates_;
}

void IntrinsicTally::write(ByteWriter& out) const {
    out.put(record_tag);
    out.put_varint(duplicates_);
    for (const Sums& sums : sums_) {
        out.put(sums.dimensions);
        out.put(sums.inverses);
        out.put_varint(sums.equidistant);
    }
    out.put_varint(log_ratios_.size());
    out.put_all(std::span(log_ratios_));
}

void IntrinsicTally::read(ByteReader& in, std::uint64_t rows) {
    const auto expect = [](bool is_sound, const char* what) {
        if (!is_sound) throw MalformedBytes(what);
    };
    expect(in.get<std::uint8_t>() == record_tag, "not a record of dimension.intrinsic");
    duplicates_ = in.get_varint();
    for (Sums& sums : sums_) {
        sums.dimensions = in.get<CompensatedSum>();
        sums.inverses = in.get<CompensatedSum>();
        sums.equidistant = in.get_varint();
        expect(std::isfinite(sums.dimensions.value()) && std::isfinite(sums.inverses.value()),
               "a record of dimension.intrinsic has an infinite sum");
    }
    const std::uint64_t points = in.get_varint();
    expect(points <= rows && duplicates_ == rows - points,
           "a record of dimension.intrinsic holds another number of points");
    log_ratios_.resize(points);
    in.get_all(std::span(log_ratios_));
    for (const double ratio : log_ratios_)
        expect(std::isfinite(ratio) && ratio >= 0, "a record of dimension.intrinsic has an impossible ratio");
    for (const Sums& sums : sums_)
        expect(sums.equidistant <= points, "the counts of a record of dimension.intrinsic contradict each other");
}

std::uint64_t IntrinsicTally::record_bytes(std::size_t ks, std::uint64_t rows) {
    return 8 + ks * (2 * sizeof(CompensatedSum) + 1) + rows * sizeof(double);
}

}  // namespace orthant::dimension
