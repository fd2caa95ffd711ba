#include "job/space.hpp"

#include "base/contract.hpp"
#include "base/hash.hpp"
#include "job/draw.hpp"

namespace orthant::job {
namespace {

std::uint64_t checked_product(std::uint64_t a, std::uint64_t b) {
    ORTHANT_EXPECT(b != 0 && a <= most_points / b);
    return a * b;
}

template <class T>
const T& typed(const Value& value) {
    ORTHANT_EXPECT(std::holds_alternative<T>(value));
    return std::get<T>(value);
}

const Value& fixed_value(const Job& job, std::string_view name) {
    const auto found = job.fixed.find(name);
    ORTHANT_EXPECT(found != job.fixed.end());
    return found->second;
}

}  // namespace

std::uint64_t Point::key() const {
    ByteWriter out;
    out.put(job_->seed);
    for (const auto& [name, role] : job_->roles) {
        if (role != Role::outer || job_->drawn(name) != nullptr) continue;
        out.put_text(name);
        write_value(out, value(name));
    }
    if (job_->search) out.put(trial());
    out.put(replicate());
    return hash64(out.view());
}

std::uint64_t Point::trial() const {
    std::uint64_t rest = index_ / static_cast<std::uint64_t>(job_->replicates);
    for (const Axis& axis : job_->axes)
        if (!axis.is_inner()) rest /= axis.values.size();
    return rest;
}

Value Point::value(std::string_view name) const {
    if (const Axis* axis = job_->axis(name)) return axis->values[index_on(*axis)];
    if (const Drawn* drawn = job_->drawn(name)) return drawn_value(*job_->search, *drawn, job_->seed, trial());
    return fixed_value(*job_, name);
}

/// Which of the axis' values the point has.
std::uint64_t Point::index_on(const Axis& axis) const {
    ORTHANT_EXPECT(!axis.is_inner());
    std::uint64_t rest = index_ / static_cast<std::uint64_t>(job_->replicates);
    for (std::size_t i = job_->axes.size(); i-- > 0;) {
        const Axis& other = job_->axes[i];
        if (&other == &axis) break;
        if (!other.is_inner()) rest /= other.values.size();
    }
    return rest % axis.values.size();
}

std::int64_t Point::integer(std::string_view name) const {
    return typed<std::int64_t>(value(name));
}

double Point::real(std::string_view name) const {
    return typed<double>(value(name));
}

/// Of the values in the job itself: texts are listed, never drawn from a range.
const std::string& Point::text(std::string_view name) const {
    if (const Axis* axis = job_->axis(name)) return typed<std::string>(axis->values.listed(index_on(*axis)));
    if (const Drawn* drawn = job_->drawn(name))
        return typed<std::string>(drawn_choice(*job_->search, *drawn, job_->seed, trial()));
    return typed<std::string>(fixed_value(*job_, name));
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
    if (job_->search) {
        add("trial", std::to_string(trial()));
        for (const Drawn& drawn : job_->search->drawn) add(drawn.parameter.name, to_text(value(drawn.parameter.name)));
    }
    if (job_->replicates > 1) add("replicate", std::to_string(replicate()));
    return label;
}

Space::Space(const Job& job) : job_(&job), points_(static_cast<std::uint64_t>(job.replicates)) {
    ORTHANT_EXPECT(job.replicates >= 1);
    for (const Axis& axis : job.axes) {
        if (axis.is_inner()) continue;
        outer_.push_back(&axis);
        points_ = checked_product(points_, axis.values.size());
    }
    points_ = checked_product(points_, job.trials());
}

Point Space::point(std::uint64_t index) const {
    ORTHANT_EXPECT(index < points_);
    return {*job_, index};
}

}  // namespace orthant::job
