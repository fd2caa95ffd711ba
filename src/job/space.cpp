#include "job/space.hpp"

#include "base/contract.hpp"
#include "base/hash.hpp"

namespace orthant::job {
namespace {

constexpr std::uint64_t most_points = std::uint64_t{1} << 63;

std::uint64_t checked_product(std::uint64_t a, std::uint64_t b) {
    ORTHANT_EXPECT(b != 0 && a <= most_points / b);
    return a * b;
}

template <class T>
const T& typed(const Value& value) {
    ORTHANT_EXPECT(std::holds_alternative<T>(value));
    return std::get<T>(value);
}

}  // namespace

Point::Point(const Job& job, std::uint64_t index, std::uint64_t replicate, std::vector<std::size_t> outer_indices)
    : job_(&job), index_(index), replicate_(replicate), outer_indices_(std::move(outer_indices)), key_(0) {
    ByteWriter out;
    out.put(job.seed);
    for (const auto& [name, role] : job.roles) {
        if (role != Role::outer) continue;
        out.put_text(name);
        write_value(out, value(name));
    }
    out.put(replicate);
    key_ = hash64(out.view());
}

const Value& Point::value(std::string_view name) const {
    std::size_t outer = 0;
    for (const Axis& axis : job_->axes) {
        if (axis.parameter.name == name) {
            ORTHANT_EXPECT(!axis.is_inner());
            return axis.values.at(outer_indices_.at(outer));
        }
        if (!axis.is_inner()) ++outer;
    }
    const auto found = job_->fixed.find(std::string(name));
    ORTHANT_EXPECT(found != job_->fixed.end());
    return found->second;
}

std::int64_t Point::integer(std::string_view name) const {
    return typed<std::int64_t>(value(name));
}

double Point::real(std::string_view name) const {
    return typed<double>(value(name));
}

const std::string& Point::text(std::string_view name) const {
    return typed<std::string>(value(name));
}

bool Point::boolean(std::string_view name) const {
    return typed<bool>(value(name));
}

std::string Point::label() const {
    std::string label;
    const auto add = [&](const std::string& name, const std::string& value) {
        label += (label.empty() ? "" : " ") + name + "=" + value;
    };
    for (const Axis& axis : job_->axes)
        if (!axis.is_inner()) add(axis.parameter.name, to_text(value(axis.parameter.name)));
    if (job_->replicates > 1) add("replicate", std::to_string(replicate_));
    return label;
}

Space::Space(const Job& job) : job_(&job), points_(static_cast<std::uint64_t>(job.replicates)) {
    ORTHANT_EXPECT(job.replicates >= 1);
    for (const Axis& axis : job.axes) {
        if (axis.is_inner()) continue;
        outer_.push_back(&axis);
        points_ = checked_product(points_, axis.values.size());
    }
}

Point Space::point(std::uint64_t index) const {
    ORTHANT_EXPECT(index < points_);
    const auto replicates = static_cast<std::uint64_t>(job_->replicates);
    std::uint64_t rest = index / replicates;
    std::vector<std::size_t> outer_indices(outer_.size());
    for (std::size_t i = outer_.size(); i-- > 0;) {
        const std::size_t count = outer_[i]->values.size();
        outer_indices[i] = static_cast<std::size_t>(rest % count);
        rest /= count;
    }
    return {*job_, index, index % replicates, std::move(outer_indices)};
}

}  // namespace orthant::job
