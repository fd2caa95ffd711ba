#include "studies/dimension/sample_tasks.hpp"

#include "base/contract.hpp"
#include "base/lanes.hpp"

#include <algorithm>

namespace orthant::dimension {
namespace {

constexpr double coordinates_per_task = 0x1p28;
constexpr double most_samples_per_task = 0x1p24;
constexpr std::uint64_t tasks_per_doubling = 64;
constexpr double seconds_per_task = 8e-6;

std::uint64_t round_up_to_lanes(std::uint64_t count) {
    return (count + lane_count - 1) / lane_count * lane_count;
}

}  // namespace

SampleTasks::SampleTasks(double coordinates_per_sample, double seconds_per_sample, std::uint64_t samples)
    : seconds_per_sample_(seconds_per_sample), samples_(samples) {
    ORTHANT_EXPECT(samples >= 1 && coordinates_per_sample > 0);
    const double affordable = std::clamp(coordinates_per_task / coordinates_per_sample, 1.0, most_samples_per_task);
    most_per_task_ = round_up_to_lanes(static_cast<std::uint64_t>(affordable));
    per_task_ = std::min(most_per_task_, round_up_to_lanes((samples + 7) / 8));
}

std::uint64_t SampleTasks::size_behind(std::uint64_t doublings) const {
    std::uint64_t size = per_task_;
    for (std::uint64_t i = 0; i < doublings && size < most_per_task_; ++i) size *= 2;
    return std::min(size, most_per_task_);
}

std::uint64_t SampleTasks::samples_of(std::uint64_t task) const {
    if (task < count()) return std::min(per_task_, samples_ - task * per_task_);
    return size_behind((task - count()) / tasks_per_doubling);
}

std::uint64_t SampleTasks::samples_before(std::uint64_t task) const {
    if (task < count()) return task * per_task_;
    std::uint64_t samples = samples_;
    std::uint64_t left = task - count();
    for (std::uint64_t doublings = 0; left > 0; ++doublings) {
        const std::uint64_t size = size_behind(doublings);
        const std::uint64_t tasks = size == most_per_task_ ? left : std::min(left, tasks_per_doubling);
        samples += tasks * size;
        left -= tasks;
    }
    return samples;
}

double SampleTasks::seconds(std::uint64_t task) const {
    return seconds_per_task + seconds_per_sample_ * static_cast<double>(samples_of(task));
}

}  // namespace orthant::dimension
