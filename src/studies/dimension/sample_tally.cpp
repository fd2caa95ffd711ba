#include "studies/dimension/sample_tally.hpp"

#include "base/contract.hpp"
#include "studies/dimension/counts.hpp"

#include <algorithm>
#include <cmath>

namespace orthant::dimension {
namespace {

constexpr std::uint8_t record_tag = 0xA2;

}  // namespace

void SampleTally::merge(const SampleTally& other) {
    ORTHANT_EXPECT(moments_.size() == other.moments_.size() && counts_.size() == other.counts_.size());
    samples_ += other.samples_;
    for (std::size_t i = 0; i < moments_.size(); ++i) moments_[i].merge(other.moments_[i]);
    for (std::size_t i = 0; i < counts_.size(); ++i) counts_[i] += other.counts_[i];
}

void SampleTally::write(ByteWriter& out) const {
    out.put(record_tag);
    out.put_varint(samples_);
    for (const PowerSums& moments : moments_) {
        out.put_varint(moments.count);
        for (const CompensatedSum& sum : moments.sums) out.put(sum);
    }
    write_counts(out, counts_);
}

void SampleTally::read(ByteReader& in) {
    if (in.get<std::uint8_t>() != record_tag) throw MalformedBytes("not a record of a dimension study");
    samples_ = in.get_varint();
    for (PowerSums& moments : moments_) {
        moments.count = in.get_varint();
        for (CompensatedSum& sum : moments.sums) {
            sum = in.get<CompensatedSum>();
            if (!std::isfinite(sum.value())) throw MalformedBytes("a record of a dimension study has an infinite sum");
        }
    }
    read_counts(in, counts_);
}

std::uint64_t SampleTally::record_bytes() const {
    constexpr std::uint64_t bytes_of_count = 3;
    return 8 + moments_.size() * (8 + sizeof(PowerSums::sums)) + counts_.size() * bytes_of_count;
}

}  // namespace orthant::dimension
