#include "studies/knn/bias_variance_draws.hpp"

#include "base/bytes.hpp"
#include "base/contract.hpp"
#include "base/hash.hpp"
#include "base/normal_lanes.hpp"
#include "base/philox_lanes.hpp"

#include <algorithm>
#include <array>

namespace orthant::knn {
namespace {

constexpr StreamId inputs_stream{0};
constexpr StreamId classes_stream{1};
constexpr StreamId noise_stream{2};
constexpr std::size_t columns_per_block = 4;
constexpr std::size_t rows_per_yield = 4096;

using BlockLanes = std::array<F64Lanes, columns_per_block>;

ORTHANT_LANES_INLINE BlockLanes block_of(Problem problem, const WordLanes& words) {
    BlockLanes values;
    for (std::size_t j = 0; j < columns_per_block; j += 2) {
        if (problem == Problem::two_gaussians) {
            const NormalPair pair =
                normal_pair(unit_interval_lanes(words.word[j]), unit_interval_lanes(words.word[j + 1]));
            values[j] = pair.cosine;
            values[j + 1] = pair.sine;
        } else {
            values[j] = unit_interval_lanes(words.word[j]);
            values[j + 1] = unit_interval_lanes(words.word[j + 1]);
        }
    }
    return values;
}

}  // namespace

std::uint64_t test_points_key(std::uint64_t seed, std::uint64_t replicate) {
    ByteWriter out;
    out.put_text("knn.bias_variance test points");
    out.put(seed);
    out.put(replicate);
    return hash64(out.view());
}

void draw_inputs(Problem problem, std::uint64_t key, std::uint64_t set, std::uint64_t first,
                 neighbours::PaddedRows& rows, const std::function<void()>& yield) {
    ORTHANT_EXPECT(first + rows.rows() + lane_count < std::uint64_t{1} << 32);
    const RandomStream inputs(key, set, inputs_stream);
    const RandomStream classes(key, set, classes_stream);
    for (std::size_t i = 0; i < rows.rows(); i += lane_count) {
        if (i % rows_per_yield == 0) yield();
        const std::size_t together = std::min(lane_count, rows.rows() - i);
        const U64Lanes numbers = lane_numbers() + (first + i);
        for (std::size_t j = 0; j < rows.columns(); j += columns_per_block) {
            const auto b = static_cast<std::uint32_t>(j / columns_per_block);
            const BlockLanes block = block_of(problem, philox_lanes(inputs, numbers, b));
            const std::size_t columns = std::min(columns_per_block, rows.columns() - j);
            for (std::size_t r = 0; r < together; ++r)
                for (std::size_t c = 0; c < columns; ++c) rows.row(i + r)[j + c] = block[c][r];
        }
        if (problem != Problem::two_gaussians) continue;
        for (std::size_t r = 0; r < together; ++r)
            rows.row(i + r)[0] += (classes.block(first + i + r)[0] >> 31) != 0 ? 1 : -1;
    }
}

void draw_targets(const Truth& truth, std::uint64_t key, std::uint64_t set, std::span<const double> means,
                  std::span<double> targets) {
    ORTHANT_EXPECT(targets.size() == means.size());
    const RandomStream stream(key, set, noise_stream);
    for (std::size_t i = 0; i < means.size(); i += lane_count) {
        const std::size_t together = std::min(lane_count, means.size() - i);
        const WordLanes words = philox_lanes(stream, lane_numbers() + std::uint64_t{i}, 0);
        const F64Lanes noise =
            truth.is_of_classes()
                ? unit_interval_lanes(words.word[0])
                : normal_pair(unit_interval_lanes(words.word[0]), unit_interval_lanes(words.word[1])).cosine;
        for (std::size_t r = 0; r < together; ++r) {
            const double mean = means[i + r];
            targets[i + r] = truth.is_of_classes() ? (noise[r] < mean ? 1 : 0) : mean + truth.noise() * noise[r];
        }
    }
}

void mean_targets(const Truth& truth, const data::MatrixView& rows, std::span<double> means) {
    ORTHANT_EXPECT(means.size() == rows.rows);
    for (std::size_t i = 0; i < rows.rows; ++i) means[i] = truth.mean(rows.row(i));
}

}  // namespace orthant::knn
