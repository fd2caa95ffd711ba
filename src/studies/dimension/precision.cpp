#include "studies/dimension/precision.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace orthant::dimension {
namespace {

constexpr double margin = 1.05;
constexpr double largest_growth = 4;
constexpr double growth_where_nothing_is_known = 1;

std::vector<std::string> estimates_of(const study::Layout& layout) {
    std::vector<std::string> names;
    for (const study::Result& result : layout.results)
        if (layout.find(result.name + "_stderr") != nullptr) names.push_back(result.name);
    return names;
}

std::string listed(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
    return text;
}

}  // namespace

std::vector<job::Parameter> sampling_parameters(const std::string& count, const std::string& samples_are,
                                                std::int64_t usual) {
    using job::Type;
    using job::Value;
    return {
        {.name = count,
         .description = samples_are + "; with target_stderr, those of the first round",
         .default_value = Value{usual},
         .minimum = 1,
         .maximum = 1e12},
        {.name = "target_stderr",
         .description = "run until the standard error of target_result is as small as this; 0: a fixed number",
         .type = Type::real,
         .default_value = Value{0.0},
         .minimum = 0},
        {.name = "target_result",
         .description = "the result that target_stderr is about, in all its cells; empty: the first one",
         .type = Type::text,
         .default_value = Value{std::string()}},
        {.name = "target_kind",
         .description = "whether target_stderr is in the units of the result, or relative to it",
         .type = Type::text,
         .default_value = Value{std::string("absolute")},
         .choices = {"absolute", "relative"}},
        {.name = "most_" + count,
         .description = "with target_stderr, the cap: a point that reaches it is marked 'capped' in status",
         .default_value = Value{std::int64_t{1'000'000'000}},
         .minimum = 1,
         .maximum = 1e15},
    };
}

Precision::Precision(const job::Job& job, const study::Layout& layout, const std::string& count)
    : stderr_(job.real("target_stderr")),
      kind_(job.text_of("target_kind") == "relative" ? Kind::relative : Kind::absolute),
      result_(job.text_of("target_result")),
      most_samples_(static_cast<std::uint64_t>(job.integer("most_" + count))) {
    const std::vector<std::string> names = estimates_of(layout);
    if (result_.empty()) result_ = names.front();
    if (std::ranges::count(names, result_) == 0)
        throw Error(ErrorKind::job, "'" + job.path.string() + "': target_result = \"" + result_ +
                                        "\" is no result with a standard error; choose one of " + listed(names));
}

double Precision::excess(const PointResults& results) const {
    const std::vector<double>& values = results.reals(result_);
    const std::vector<double>& errors = results.reals(result_ + "_stderr");
    double most = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double asked = kind_ == Kind::relative ? stderr_ * std::abs(values[i]) : stderr_;
        const double ratio = errors[i] / asked;
        if (std::isnan(ratio)) return std::numeric_limits<double>::infinity();
        most = std::max(most, ratio);
    }
    return most;
}

double Precision::wanted_samples(const PointResults& results, std::uint64_t drawn) const {
    const double ratio = excess(results);
    const double growth = ratio <= 1             ? 0
                          : std::isfinite(ratio) ? std::clamp(margin * ratio * ratio - 1, 0.0, largest_growth)
                                                 : growth_where_nothing_is_known;
    return static_cast<double>(drawn) * (1 + growth);
}

std::uint64_t Precision::next_round_samples(const PointResults& results, std::uint64_t drawn) const {
    if (!is_asked() || is_met(results) || drawn >= most_samples_) return 0;
    const double wanted = std::ceil(wanted_samples(results, drawn));
    const double most = static_cast<double>(most_samples_);
    return std::max(static_cast<std::uint64_t>(std::min(wanted, most)) - drawn, std::uint64_t{1});
}

std::uint64_t Precision::next_round_tasks(const PointResults& results, const SampleTasks& cut,
                                          std::uint64_t tasks) const {
    if (!is_asked() || is_met(results)) return 0;
    const double wanted = wanted_samples(results, cut.samples_before(tasks));
    std::uint64_t added = 0;
    while (cut.samples_before(tasks + added + 1) <= most_samples_ &&
           (added == 0 || static_cast<double>(cut.samples_before(tasks + added)) < wanted))
        ++added;
    return added;
}

}  // namespace orthant::dimension
