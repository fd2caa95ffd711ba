#include "studies/dimension/precision.hpp"

#include "base/error.hpp"
#include "base/wording.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace orthant::dimension {
namespace {

constexpr double margin = 1.05;
constexpr double largest_growth = 4;
constexpr std::uint64_t fewest_believed = 30;
constexpr std::uint64_t fewest_all_alike = 1000;

std::vector<std::string> estimates_of(const study::Layout& layout) {
    std::vector<std::string> names;
    for (const study::Result& result : layout.results)
        if (layout.find(result.name + "_stderr") != nullptr) names.push_back(result.name);
    return names;
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
    if (is_asked() && job.integer(count) > job.integer("most_" + count))
        throw Error(ErrorKind::job, "'" + job.path.string() + "': " + count + " is above most_" + count +
                                        " (the first round would pass the cap); lower the one or raise the other");
    const std::vector<std::string> names = estimates_of(layout);
    if (result_.empty()) result_ = names.front();
    if (std::ranges::count(names, result_) == 0)
        throw Error(ErrorKind::job, "'" + job.path.string() + "': target_result = \"" + result_ +
                                        "\" is no result with a standard error; choose one of " + comma_list(names));
}

double Precision::excess(const PointResults& results) const {
    const std::vector<double>& values = results.reals(result_);
    const std::vector<double>& errors = results.reals(result_ + "_stderr");
    double most = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double asked = kind_ == Kind::relative ? stderr_ * std::abs(values[i]) : stderr_;
        const double ratio = errors[i] == 0 ? 0 : errors[i] / asked;
        if (std::isnan(ratio)) return std::numeric_limits<double>::infinity();
        most = std::max(most, ratio);
    }
    return most;
}

double Precision::wanted_samples(const PointResults& results, std::uint64_t drawn) const {
    const double ratio = excess(results);
    const bool is_known = std::isfinite(ratio);
    const double growth = ratio <= 1 || !is_known ? 0 : std::clamp(margin * ratio * ratio - 1, 0.0, largest_growth);
    const double wanted = static_cast<double>(drawn) * (1 + growth);
    const std::vector<double>& errors = results.reals(result_ + "_stderr");
    const std::uint64_t fewest = std::ranges::count(errors, 0.0) > 0 ? fewest_all_alike : fewest_believed;
    return std::max(wanted, static_cast<double>(std::min(fewest, most_samples_)));
}

std::uint64_t Precision::next_round_samples(const PointResults& results, std::uint64_t drawn) const {
    if (!is_asked() || drawn >= most_samples_) return 0;
    const double wanted = std::min(std::ceil(wanted_samples(results, drawn)), static_cast<double>(most_samples_));
    return static_cast<std::uint64_t>(wanted) - drawn;
}

std::uint64_t Precision::next_round_tasks(const PointResults& results, const SampleTasks& cut,
                                          std::uint64_t tasks) const {
    if (!is_asked()) return 0;
    const double wanted = wanted_samples(results, cut.samples_before(tasks));
    std::uint64_t added = 0;
    while (cut.samples_before(tasks + added + 1) <= most_samples_ &&
           static_cast<double>(cut.samples_before(tasks + added)) < wanted)
        ++added;
    return added;
}

}  // namespace orthant::dimension
