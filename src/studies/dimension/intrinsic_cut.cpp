#include "studies/dimension/intrinsic_cut.hpp"

#include "neighbours/forecast.hpp"

#include <algorithm>

namespace orthant::dimension {

IntrinsicCut::IntrinsicCut(const IntrinsicPoint& point, std::size_t nearest)
    : has_one_set_(point.is_all_rows()), rows_(point.rows) {
    constexpr double seconds_per_task = 0.2;
    constexpr double seconds_per_comparison = 0.3e-9;
    constexpr double seconds_per_coordinate = 4e-9;
    constexpr double drawing_s_per_coordinate = 7.5e-9;
    constexpr double seconds_per_neighbour = 70e-9;
    constexpr double seconds_per_list = 3e-6;
    constexpr double fewest_rows = 64;
    constexpr double sketched_columns = 160;
    const bool is_flat = point.is_of_data() || point.shape.ambient > 0;
    const double columns = static_cast<double>(point.columns);
    const double looked_at = is_flat ? std::min(columns, sketched_columns) + columns / 16 : columns;
    const double search = seconds_per_comparison * static_cast<double>(rows_) * (1 + looked_at / 16);
    // How blocks are cut is never to change: a task's record depends on it.
    const double work_of_row = search + seconds_per_list + seconds_per_neighbour * static_cast<double>(nearest) +
                               seconds_per_coordinate * columns;
    per_block_ = static_cast<std::size_t>(std::max(seconds_per_task / work_of_row, fewest_rows));
    const double rows = static_cast<double>(rows_);
    seconds_per_row_ = neighbours::sketched_query_s(rows, looked_at, static_cast<double>(nearest)) +
                       drawing_s_per_coordinate * columns;
}

IntrinsicCut::Block IntrinsicCut::block(std::uint64_t task) const {
    const std::size_t first = task % blocks() * per_block_;
    return {task / blocks(), first, std::min(per_block_, rows_ - first)};
}

double IntrinsicCut::seconds(const Block& block) const {
    return seconds_per_row_ * static_cast<double>(block.rows);
}

}  // namespace orthant::dimension
