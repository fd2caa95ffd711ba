#include "studies/knn/sweep_settings.hpp"

#include "base/contract.hpp"
#include "studies/knn/job_table.hpp"

#include <algorithm>

namespace orthant::knn {
namespace {

/// The number of the word among the choices of a parameter.
template <class Kind>
Kind chosen(const std::string& parameter, const std::string& word) {
    static const job::Schema schema = sweep_schema();
    const std::vector<std::string>& choices = schema.find(parameter)->choices;
    const auto found = std::ranges::find(choices, word);
    ORTHANT_EXPECT(found != choices.end());
    return static_cast<Kind>(found - choices.begin());
}

template <class T>
std::vector<T> axis(const job::Job& job, const std::string& parameter) {
    std::vector<T> values;
    for (const job::Value& value : job.values(parameter)) {
        if constexpr (std::is_same_v<T, std::string>)
            values.push_back(std::get<std::string>(value));
        else
            values.push_back(static_cast<T>(std::get<std::int64_t>(value)));
    }
    return values;
}

std::vector<Weights> weightings(const job::Job& job) {
    std::vector<Weights> weightings;
    for (const std::string& word : axis<std::string>(job, "weights"))
        weightings.push_back(chosen<Weights>("weights", word));
    return weightings;
}

void check(const job::Job& job, const SweepSettings& settings) {
    const bool has_folds_file = !settings.folds_file.empty();
    const bool has_test = !settings.table.test_file.empty() || settings.test_share > 0;
    if (has_folds_file != (settings.validation == Validation::file))
        throw contradiction(job.path,
                            "folds_file and validation do not fit (a file of folds is used with validation = "
                            "\"file\", and only then); give both or neither");
    if (settings.validation == Validation::group && settings.table.group.empty())
        throw contradiction(job.path,
                            "validation = \"group\" without groups (no column is named); add group under [data]");
    if (has_folds_file && settings.repeats > 1)
        throw contradiction(job.path,
                            "repeats with validation = \"file\" (each column of the file is a repeat); remove "
                            "repeats");
    if (settings.validation == Validation::none && !has_test)
        throw contradiction(job.path,
                            "validation = \"none\" leaves nothing to validate on (there is no test part); give "
                            "test_file, test_share, or another validation");
    if (!settings.table.test_file.empty() && settings.test_share > 0)
        throw contradiction(job.path, "test_file and test_share (the test part is one or the other); remove one");
    if (settings.inner_folds == 1)
        throw contradiction(job.path, "inner_folds = 1 (there is nothing to train on); write 0, or at least 2");
    const bool has_few_splits =
        settings.validation == Validation::leave_one_out || settings.validation == Validation::none;
    if (has_few_splits && settings.repeats > 1)
        throw contradiction(job.path,
                            "repeats > 1 with a validation that has one split only (every repeat would be the "
                            "same); remove repeats");
    if (has_few_splits && settings.inner_folds > 0)
        throw contradiction(job.path,
                            "inner_folds with a validation without folds (nested cross-validation is for "
                            "stratified, k-fold, group and file); remove inner_folds");
}

}  // namespace

SweepSettings::SweepSettings(const job::Job& job)
    : job_file(job.path),
      table(table_request(job)),
      ks(axis<std::uint32_t>(job, "k")),
      weights(weightings(job)),
      components(axis<std::size_t>(job, "components")),
      least_share(std::get<double>(std::ranges::min(job.values("share")))),
      seed(job.seed),
      validation(chosen<Validation>("validation", job.text_of("validation"))),
      folds(static_cast<std::size_t>(job.integer("folds"))),
      repeats(static_cast<std::size_t>(job.integer("repeats"))),
      inner_folds(static_cast<std::size_t>(job.integer("inner_folds"))),
      test_share(job.real("test_share")),
      imputation(data::imputation_named(job.text_of("impute"))),
      training_scores(job.boolean("training_scores") ? TrainingScores::wanted : TrainingScores::unwanted),
      kept_neighbours(static_cast<std::size_t>(job.integer("keep_neighbours"))),
      choice(chosen<Score>("choose_by", job.text_of("choose_by"))) {
    table.group = std::get<std::string>(job.data.at("group"));
    table.missing = imputation == data::Imputation::none ? data::TableRequest::Missing::fillable
                                                         : data::TableRequest::Missing::allowed;
    folds_file = std::get<std::string>(job.data.at("folds_file"));
    check(job, *this);
}

std::uint32_t SweepSettings::largest_k() const {
    return *std::ranges::max_element(ks);
}

bool SweepSettings::has_components() const {
    return std::ranges::any_of(components, [](std::size_t m) { return m > 0; });
}

SweepPoint point_of(const job::Point& point) {
    return {.measure = neighbours::measure_named(point.text("metric"), point.real("p")),
            .scaling = data::scaling_named(point.text("scaling")),
            .noise = static_cast<std::size_t>(point.integer("noise")),
            .share = point.real("share"),
            .replicate = point.replicate()};
}

}  // namespace orthant::knn
