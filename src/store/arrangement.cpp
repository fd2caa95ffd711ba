#include "store/arrangement.hpp"

#include "base/contract.hpp"

#include <algorithm>
#include <map>

namespace orthant::store {
namespace {

bool is_own(const study::Layout& layout, const std::string& name) {
    return std::ranges::find(layout.dimensions, name, &study::Dimension::name) != layout.dimensions.end();
}

std::uint64_t size_of(const job::Job& job, const study::Layout& layout, const std::string& name) {
    const auto own = std::ranges::find(layout.dimensions, name, &study::Dimension::name);
    return own != layout.dimensions.end() ? own->size() : job.values(name).size();
}

}  // namespace

void Arrangement::add(const std::string& name, std::uint64_t size, std::uint64_t step) {
    dims_.push_back(name);
    shape_.push_back(size);
    steps_.push_back(step);
}

Arrangement Arrangement::of_result(const job::Space& space, const study::Layout& layout, const study::Result& result) {
    const job::Job& job = space.job();

    std::map<std::string, std::uint64_t> cell_steps;
    std::uint64_t cells = 1;
    for (auto name = result.dims.rbegin(); name != result.dims.rend(); ++name) {
        cell_steps[*name] = cells;
        cells *= size_of(job, layout, *name);
    }
    std::map<std::string, std::uint64_t> point_steps;
    const auto replicates = static_cast<std::uint64_t>(job.replicates);
    std::uint64_t points = replicates;
    for (auto axis = space.outer_axes().rbegin(); axis != space.outer_axes().rend(); ++axis) {
        point_steps[(*axis)->parameter.name] = points * cells;
        points *= (*axis)->values.size();
    }
    ORTHANT_EXPECT(points * job.trials() == space.points());

    Arrangement arrangement;
    for (const job::Axis& axis : job.axes) {
        const std::string& name = axis.parameter.name;
        if (!axis.is_inner())
            arrangement.add(name, axis.values.size(), point_steps.at(name));
        else if (cell_steps.contains(name))
            arrangement.add(name, axis.values.size(), cell_steps.at(name));
    }
    if (job.search) arrangement.add(trial_dim, job.search->trials, points * cells);
    for (const std::string& name : result.dims)
        if (is_own(layout, name)) arrangement.add(name, size_of(job, layout, name), cell_steps.at(name));
    if (replicates > 1) arrangement.add(replicate_dim, replicates, cells);
    return arrangement;
}

Arrangement Arrangement::of_points(const job::Space& space) {
    return of_result(space, {}, {});
}

}  // namespace orthant::store
