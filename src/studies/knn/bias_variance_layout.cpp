#include "studies/knn/bias_variance_layout.hpp"

#include <string>
#include <utility>
#include <vector>

namespace orthant::knn {
namespace {

using study::Number;
using study::Result;
using Story = BiasVarianceStory;

const std::vector<std::string> over_k{"k"};

void add(std::vector<Result>& results, std::string name, std::string long_name) {
    results.push_back({std::move(name), std::move(long_name), "1", Number::real, over_k});
}

void add_estimate(std::vector<Result>& results, const std::string& name, const std::string& long_name,
                  const std::string& of_what) {
    add(results, name, long_name);
    add(results, name + "_stderr", "standard error of " + name + ": " + of_what);
}

void add_curve(std::vector<Result>& results, const Story& story) {
    const std::string few_sets = "that of having only so many training sets";
    const bool is_of_classes = story.target == Story::Target::classes;
    const bool is_known = story.noise == Story::Noise::known;
    const std::string by = is_of_classes ? " (Kohavi and Wolpert)" : "";
    const std::string plain = !is_of_classes && !is_known ? ", as mlxtend has it" : "";
    add_estimate(results, "bias2",
                 "squared distance of the mean prediction from what is " + std::string(is_known ? "true" : "observed") +
                     by + plain,
                 few_sets);
    add_estimate(results, "variance", "squared distance of predictions from their mean" + by + plain, few_sets);
    if (is_known) add(results, "noise", "loss that nothing can avoid" + by);
    add_estimate(results, "total", is_of_classes ? "expected share of wrong predictions" : "expected squared error",
                 few_sets);
}

void add_exact(std::vector<Result>& results) {
    add(results, "bias2_exact", "the same in closed form, for the same inputs and test points");
    add(results, "variance_exact", "the same in closed form, for the same inputs and test points");
    add(results, "total_exact", "the same in closed form, for the same inputs and test points");
}

void add_domingos(std::vector<Result>& results, const Story& story) {
    const std::string few_points = "that of having only so many test points";
    const bool is_known = story.noise == Story::Noise::known;
    add_estimate(results, "domingos_bias",
                 is_known ? "share of test points where the most frequent prediction is not the most probable class"
                          : "share of test points where the most frequent prediction is wrong",
                 few_points);
    add_estimate(results, "domingos_variance", "share of predictions that are not the most frequent one of their point",
                 few_points);
    add_estimate(results, "domingos_net_variance",
                 "what variance adds to the loss: where the bias is 1 it takes from it", few_points);
    if (!is_known) return;
    add_estimate(results, "domingos_noise", "how often the most probable class is not the one that comes", few_points);
    add_estimate(results, "domingos_net_noise",
                 "what noise adds to the loss; with domingos_bias and domingos_net_variance it makes total",
                 few_points);
}

void add_points_errors(std::vector<Result>& results, const Story& story) {
    const std::string text = " as a mean over all inputs: that of having only so many test points";
    add(results, "bias2_points_stderr", "standard error of bias2" + text);
    add(results, "variance_points_stderr", "standard error of variance" + text);
    if (story.noise == Story::Noise::known && story.target == Story::Target::classes)
        add(results, "noise_points_stderr", "standard error of noise" + text);
    add(results, "total_points_stderr", "standard error of total" + text);
}

void fill(study::ResultRow& row, const std::string& name, std::size_t place, const Estimate& estimate) {
    row.real(name)[place] = estimate.value;
    row.real(name + "_stderr")[place] = estimate.standard_error;
}

void fill_domingos(study::ResultRow& row, const Story& story, std::size_t place, const Domingos& domingos) {
    fill(row, "domingos_bias", place, domingos.bias);
    fill(row, "domingos_variance", place, domingos.variance);
    fill(row, "domingos_net_variance", place, domingos.net_variance);
    if (story.noise == Story::Noise::unknown) return;
    fill(row, "domingos_noise", place, domingos.noise);
    fill(row, "domingos_net_noise", place, domingos.net_noise);
}

void fill_k(study::ResultRow& row, const Story& story, std::size_t place, const Decomposition& here) {
    fill(row, "bias2", place, here.bias2);
    fill(row, "variance", place, here.variance);
    fill(row, "total", place, here.total);
    row.real("bias2_points_stderr")[place] = here.bias2_points_stderr;
    row.real("variance_points_stderr")[place] = here.variance_points_stderr;
    row.real("total_points_stderr")[place] = here.total_points_stderr;
    if (story.noise == Story::Noise::known) row.real("noise")[place] = here.noise;
    if (story.noise == Story::Noise::known && story.target == Story::Target::classes)
        row.real("noise_points_stderr")[place] = here.noise_points_stderr;
    if (story.exact == Exact::unknown) return;
    row.real("bias2_exact")[place] = here.exact_bias2;
    row.real("variance_exact")[place] = here.exact_variance;
    row.real("total_exact")[place] = here.exact_bias2 + here.exact_variance + here.noise;
}

/// The smallest k of those with the least value.
std::int64_t best_k(study::ResultRow& row, const std::string& name, const BiasVarianceSettings& settings) {
    const auto values = row.real(name);
    std::size_t best = 0;
    for (std::size_t i = 1; i < settings.ks.size(); ++i)
        if (values[settings.places[i]] < values[settings.places[best]]) best = i;
    return settings.ks[best];
}

}  // namespace

study::Layout bias_variance_layout(const BiasVarianceStory& story) {
    study::Layout layout;
    add_curve(layout.results, story);
    if (story.exact == Exact::known) add_exact(layout.results);
    if (story.target == Story::Target::classes) add_domingos(layout.results, story);
    add_points_errors(layout.results, story);
    layout.results.push_back({"k_best", "the k with the least total, the smallest of several", "1", Number::integer});
    if (story.exact == Exact::known)
        layout.results.push_back({"k_best_exact", "the same by total_exact", "1", Number::integer});
    return layout;
}

void fill_bias_variance(study::ResultRow& row, const BiasVarianceStory& story, const BiasVarianceSettings& settings,
                        const BiasVarianceCurve& curve) {
    for (std::size_t i = 0; i < settings.ks.size(); ++i) {
        fill_k(row, story, settings.places[i], curve.decomposition(i));
        if (story.target == Story::Target::classes) fill_domingos(row, story, settings.places[i], curve.domingos(i));
    }
    row.set_integer("k_best", best_k(row, "total", settings));
    if (story.exact == Exact::known) row.set_integer("k_best_exact", best_k(row, "total_exact", settings));
}

}  // namespace orthant::knn
