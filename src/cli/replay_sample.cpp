#include "cli/replay_sample.hpp"

#include "base/random.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace orthant::cli {
namespace {

/// Not a point's number: the choice among the points themselves.
constexpr std::uint64_t among_points = (std::uint64_t{1} << 48) - 1;

/// floor(a * b / c) for a <= c, where a * b may not fit.
std::uint64_t share(std::uint64_t a, std::uint64_t b, std::uint64_t c) {
    return b / c * a + b % c * a / c;
}

/// `count` of the numbers below `size`, ascending: one anywhere in each of `count` stretches of about equal length.
std::vector<std::uint64_t> spread(std::uint64_t size, std::uint64_t count, const RandomStream& stream) {
    std::vector<std::uint64_t> numbers(count);
    for (std::uint64_t i = 0; i < count; ++i) {
        const std::uint64_t first = share(i, size, count), end = share(i + 1, size, count);
        const PhiloxCounter words = stream.block(i);
        numbers[i] = first + (std::uint64_t{words[0]} << 32 | words[1]) % (end - first);
    }
    return numbers;
}

std::uint64_t total_below(const std::vector<std::uint64_t>& offered, std::uint64_t level) {
    std::uint64_t total = 0;
    for (const std::uint64_t tasks : offered) total += std::min(tasks, level);
    return total;
}

/// The highest number of tasks that every point can give, as far as it has them, without more than `wanted` in all.
std::uint64_t common_level(const std::vector<std::uint64_t>& offered, std::uint64_t wanted) {
    std::uint64_t low = 0, high = wanted + 1;
    while (high - low > 1) {
        const std::uint64_t middle = low + (high - low) / 2;
        (total_below(offered, middle) <= wanted ? low : high) = middle;
    }
    return low;
}

}  // namespace

ReplaySample::ReplaySample(std::vector<std::uint64_t> tasks, std::uint64_t wanted, std::uint64_t key)
    : offered_(std::move(tasks)), chosen_(offered_), key_(key) {
    size_ = std::accumulate(offered_.begin(), offered_.end(), std::uint64_t{0});
    is_all_ = wanted >= size_;
    if (is_all_) return;

    const std::uint64_t level = common_level(offered_, wanted);
    std::vector<std::uint64_t> with_more;
    for (std::uint64_t point = 0; point < offered_.size(); ++point) {
        chosen_[point] = std::min(offered_[point], level);
        if (offered_[point] > level) with_more.push_back(point);
    }
    const std::uint64_t left = wanted - total_below(offered_, level);
    for (const std::uint64_t i : spread(with_more.size(), left, RandomStream(key_, among_points, StreamId{0})))
        ++chosen_[with_more[i]];
    size_ = wanted;
}

std::vector<std::uint64_t> ReplaySample::of_point(std::uint64_t point) const {
    if (chosen_[point] == offered_[point]) {
        std::vector<std::uint64_t> all(offered_[point]);
        std::iota(all.begin(), all.end(), std::uint64_t{0});
        return all;
    }
    return spread(offered_[point], chosen_[point], RandomStream(key_, point, StreamId{0}));
}

}  // namespace orthant::cli
