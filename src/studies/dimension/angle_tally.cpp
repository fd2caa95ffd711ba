#include "studies/dimension/angle_tally.hpp"

#include "base/lanes.hpp"
#include "studies/dimension/closed_forms.hpp"
#include "studies/dimension/counts.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace orthant::dimension {
namespace {

constexpr std::uint8_t record_tag = 0xA1;
constexpr double fine_standard_deviations = 12;
using I32Lanes = std::int32_t __attribute__((vector_size(32)));

/// floor(position), cut to [0, last]; `otherwise` where the mask is not set. Integers stay exact in double.
ORTHANT_LANES_INLINE I32Lanes cell_numbers(F64Lanes position, F64Lanes last, I64Lanes is_defined, double otherwise) {
    const F64Lanes low = select(position < splat(0.0), splat(0.0), position);
    const F64Lanes cut = select(low > last, last, low);
    return __builtin_convertvector(select(is_defined, cut, splat(otherwise)), I32Lanes);
}

void merge_counts(std::vector<std::uint64_t>& into, const std::vector<std::uint64_t>& from) {
    std::transform(into.begin(), into.end(), from.begin(), into.begin(), std::plus{});
}

std::uint64_t total(std::span<const std::uint64_t> counts) {
    return std::accumulate(counts.begin(), counts.end(), std::uint64_t{0});
}

}  // namespace

AngleCells AngleCells::of(std::uint64_t dimension, std::uint64_t bins) {
    return {bins, std::min(90.0, fine_standard_deviations * isotropic_angle_sd_degrees(dimension))};
}

AngleTally::AngleTally(AngleCells cells, std::size_t shift_bytes)
    : cells_(cells),
      bins_(cells.bins + 1),
      fine_(AngleCells::fine_cells + 3),
      bin_of_(batch, shift_bytes),
      fine_of_(batch, shift_bytes) {}

void AngleTally::add(std::span<const double> deviations) {
    for (std::size_t i = 0; i < deviations.size(); i += batch)
        add_batch(deviations.data() + i, std::min(batch, deviations.size() - i));
}

void AngleTally::add_batch(const double* deviations, std::size_t count) {
    const F64Lanes bins = splat(static_cast<double>(cells_.bins));
    const F64Lanes half_width = splat(cells_.half_width_degrees);
    const F64Lanes fine_per_degree = splat(1 / cells_.fine_cell_degrees());
    F64Lanes power1 = splat(0.0);
    F64Lanes power2 = splat(0.0);
    F64Lanes power3 = splat(0.0);
    F64Lanes power4 = splat(0.0);
    I64Lanes defined{};
    I64Lanes within_5{};
    I64Lanes within_10{};
    for (std::size_t i = 0; i < count; i += lane_count) {
        const F64Lanes raw = load(deviations + i);
        const I64Lanes is_defined = (raw == raw) & (lane_numbers() < splat(std::uint64_t{count - i}));
        const F64Lanes x = select(is_defined, raw, splat(0.0));
        const F64Lanes square = x * x;
        power1 += x;
        power2 += square;
        power3 = fused(square, x, power3);
        power4 = fused(square, square, power4);
        defined -= is_defined;
        within_5 -= is_defined & (magnitude(x) <= splat(5.0));
        within_10 -= is_defined & (magnitude(x) <= splat(10.0));
        const F64Lanes bin = (splat(90.0) + x) * bins / splat(180.0);
        const I32Lanes bin_cells = cell_numbers(bin, bins - splat(1.0), is_defined, static_cast<double>(cells_.bins));
        constexpr double fine_cells = AngleCells::fine_cells;
        const F64Lanes inside = (x + half_width) * fine_per_degree;
        const F64Lanes inside_cut = select(x == half_width, splat(fine_cells - 1), inside);
        const F64Lanes fine =
            select(x < -half_width, splat(0.0), select(x > half_width, splat(fine_cells + 1), splat(1.0) + inside_cut));
        const I32Lanes fine_numbers = cell_numbers(fine, splat(fine_cells + 1), is_defined, fine_cells + 2);
        std::memcpy(&bin_of_[i], &bin_cells, sizeof bin_cells);
        std::memcpy(&fine_of_[i], &fine_numbers, sizeof fine_numbers);
    }
    for (std::size_t i = 0; i < count; ++i) ++bins_[static_cast<std::size_t>(bin_of_[i])];
    for (std::size_t i = 0; i < count; ++i) ++fine_[static_cast<std::size_t>(fine_of_[i])];
    const auto add_up = [](I64Lanes lanes) {
        std::uint64_t sum = 0;
        for (std::size_t i = 0; i < lane_count; ++i) sum += static_cast<std::uint64_t>(lanes[i]);
        return sum;
    };
    const std::uint64_t defined_count = add_up(defined);
    sums_.count += defined_count;
    undefined_ += count - defined_count;
    within_5_ += add_up(within_5);
    within_10_ += add_up(within_10);
    sums_.sums[0].add(sum_of_lanes(power1));
    sums_.sums[1].add(sum_of_lanes(power2));
    sums_.sums[2].add(sum_of_lanes(power3));
    sums_.sums[3].add(sum_of_lanes(power4));
}

void AngleTally::merge(const AngleTally& other) {
    merge_counts(bins_, other.bins_);
    merge_counts(fine_, other.fine_);
    sums_.merge(other.sums_);
    within_5_ += other.within_5_;
    within_10_ += other.within_10_;
    undefined_ += other.undefined_;
}

void AngleTally::write(ByteWriter& out) const {
    out.put(record_tag);
    out.put_varint(sums_.count);
    out.put_varint(undefined_);
    out.put_varint(within_5_);
    out.put_varint(within_10_);
    for (const CompensatedSum& sum : sums_.sums) out.put(sum);
    write_counts(out, bins());
    write_counts(out, fine());
}

void AngleTally::read(ByteReader& in) {
    if (in.get<std::uint8_t>() != record_tag) throw MalformedBytes("not a record of dimension.angles");
    sums_.count = in.get_varint();
    undefined_ = in.get_varint();
    within_5_ = in.get_varint();
    within_10_ = in.get_varint();
    for (CompensatedSum& sum : sums_.sums) sum = in.get<CompensatedSum>();
    read_counts(in, {bins_.data(), cells_.bins});
    read_counts(in, {fine_.data(), AngleCells::fine_cells + 2});
    const bool is_sound =
        total(bins()) == sums_.count && total(fine()) == sums_.count && within_5_ <= within_10_ &&
        within_10_ <= sums_.count &&
        std::all_of(sums_.sums.begin(), sums_.sums.end(), [](const auto& sum) { return std::isfinite(sum.value()); });
    if (!is_sound) throw MalformedBytes("the counts of a record of dimension.angles contradict each other");
}

}  // namespace orthant::dimension
