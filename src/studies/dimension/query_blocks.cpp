#include "studies/dimension/query_blocks.hpp"

#include "neighbours/forecast.hpp"

#include <algorithm>

namespace orthant::dimension {
namespace {

/// Work is counted in differences of coordinates as a sketch makes them; every distance takes some besides, and a
/// coordinate of a metric that has no sketch some too.
constexpr double work_of_task = 0x1p34;
constexpr double work_of_distance = 48;
constexpr double work_of_direct_coordinate = 10;
constexpr std::uint64_t step = 480;
constexpr std::uint64_t most_blocks_wanted = 32;
constexpr std::uint64_t largest_least = 3840;

/// Columns beyond which principal directions are found first (neighbours::Reference).
constexpr std::size_t plain_columns = 160;

bool has_sketch(const neighbours::Measure& measure) {
    return measure.metric == neighbours::Metric::euclidean || measure.metric == neighbours::Metric::cosine;
}

double work_of_query(const HubSetKind& kind) {
    const double of_coordinate = has_sketch(kind.measure) ? 1 : work_of_direct_coordinate;
    return static_cast<double>(kind.points) * (work_of_distance + of_coordinate * static_cast<double>(kind.dimension));
}

std::uint64_t queries_per_task(const HubSetKind& kind) {
    const std::uint64_t least = std::clamp<std::uint64_t>(kind.points / most_blocks_wanted, step, largest_least);
    const auto affordable = static_cast<std::uint64_t>(work_of_task / work_of_query(kind));
    return std::max(least, affordable) / step * step;
}

double seconds_of_query(const HubSetKind& kind, std::uint64_t nearest) {
    constexpr double seconds_of_work = 12.5e-12;  // where there is no sketch
    if (!has_sketch(kind.measure)) return seconds_of_work * work_of_query(kind);
    return neighbours::sketched_query_s(static_cast<double>(kind.points), static_cast<double>(kind.dimension),
                                        static_cast<double>(nearest));
}

}  // namespace

QueryBlocks::QueryBlocks(const HubSetKind& kind, std::uint64_t nearest)
    : rows_(kind.points),
      per_task_(queries_per_task(kind)),
      seconds_of_query_(seconds_of_query(kind, nearest)),
      seconds_of_drawing_(static_cast<double>(kind.points * kind.dimension) *
                          (kind.dimension > plain_columns ? 42e-9 : 13e-9)) {}

std::uint64_t QueryBlocks::queries_of(std::uint64_t task) const {
    return std::min(per_task_, rows_ - first_of(task));
}

double QueryBlocks::seconds(std::uint64_t task) const {
    constexpr double of_task = 50e-6;
    return of_task + seconds_of_drawing_ + seconds_of_query_ * static_cast<double>(queries_of(task));
}

}  // namespace orthant::dimension
