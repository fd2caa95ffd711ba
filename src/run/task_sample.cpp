#include "run/task_sample.hpp"

#include "base/contract.hpp"
#include "run/spread.hpp"
#include "run/task_cost.hpp"

#include <algorithm>

namespace orthant::run {
namespace {

constexpr std::uint64_t most_sampled_points = 1024;
constexpr std::uint64_t most_places = 8192;

/// The bits of i behind the binary point, in reverse: any number of the first ones are spread evenly over 0 … 1.
double radical_inverse(std::uint64_t i) {
    double sum = 0;
    for (double bit = 0.5; i > 0; i /= 2, bit /= 2)
        if (i % 2 == 1) sum += bit;
    return sum;
}

}  // namespace

TaskSample::TaskSample(const study::Study& study, const job::Space& space, study::Shard shard,
                       std::uint64_t first_left) {
    const std::uint64_t skipped = owned_before(first_left, shard.index, shard.count);
    const std::uint64_t owned = owned_before(space.points(), shard.index, shard.count) - skipped;
    ORTHANT_EXPECT(owned > 0);
    const Spread points(owned, most_sampled_points);
    for (std::uint64_t i = 0; i < points.count(); ++i) {
        const job::Point point = space.point(shard.index + shard.count * (skipped + points.at(i)));
        const Spread tasks(study.tasks(point), most_places / points.count());
        for (std::uint64_t j = 0; j < tasks.count(); ++j) {
            const double cost = task_cost(study.cost(point, tasks.at(j)));
            places_.push_back({{point.index(), tasks.at(j)}, cost, cost * tasks.weight()});
        }
    }
    std::ranges::stable_sort(places_, {}, &Place::cost);
    double work = 0;
    for (Place& place : places_) place.work = work += place.work;
}

study::TaskId TaskSample::at(std::uint64_t i) const {
    const double work = radical_inverse(i + 1) * places_.back().work;
    const auto found = std::ranges::upper_bound(places_, work, {}, &Place::work);
    return found == places_.end() ? places_.back().id : found->id;
}

}  // namespace orthant::run
