#include "job/job.hpp"

#include "base/contract.hpp"

#include <algorithm>

namespace orthant::job {
namespace {

template <class T>
const T& fixed_value(const Job& job, std::string_view name) {
    const auto found = job.fixed.find(name);
    ORTHANT_EXPECT(found != job.fixed.end());
    ORTHANT_EXPECT(std::holds_alternative<T>(found->second));
    return std::get<T>(found->second);
}

}  // namespace

const Axis* Job::axis(std::string_view parameter) const {
    const auto found =
        std::find_if(axes.begin(), axes.end(), [&](const Axis& a) { return a.parameter.name == parameter; });
    return found == axes.end() ? nullptr : &*found;
}

const Drawn* Job::drawn(std::string_view parameter) const {
    return search ? search->find(parameter) : nullptr;
}

AxisValues Job::values(std::string_view parameter) const {
    if (const Axis* varying = axis(parameter)) return varying->values;
    if (const Drawn* varying = drawn(parameter)) return extremes(*varying);
    const auto found = fixed.find(parameter);
    ORTHANT_EXPECT(found != fixed.end());
    return std::vector{found->second};
}

std::int64_t Job::integer(std::string_view parameter) const {
    return fixed_value<std::int64_t>(*this, parameter);
}

double Job::real(std::string_view parameter) const {
    return fixed_value<double>(*this, parameter);
}

const std::string& Job::text_of(std::string_view parameter) const {
    return fixed_value<std::string>(*this, parameter);
}

bool Job::boolean(std::string_view parameter) const {
    return fixed_value<bool>(*this, parameter);
}

std::vector<std::filesystem::path> Job::data_files() const {
    std::vector<std::filesystem::path> files;
    for (const std::string& key : file_keys) files.emplace_back(std::get<std::string>(data.at(key)));
    return files;
}

}  // namespace orthant::job
