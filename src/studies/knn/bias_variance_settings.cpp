#include "studies/knn/bias_variance_settings.hpp"

#include "studies/knn/job_table.hpp"

#include <algorithm>
#include <numeric>
#include <string>

namespace orthant::knn {
namespace {

constexpr std::int64_t usual_rows = 200;
constexpr std::size_t most_ks = 4096;

template <class T>
std::vector<T> axis(const job::Job& job, const char* parameter) {
    std::vector<T> values;
    for (const job::Value& value : job.values(parameter)) values.push_back(std::get<T>(value));
    return values;
}

std::vector<Problem> problems(const job::Job& job) {
    std::vector<Problem> problems;
    for (const std::string& name : axis<std::string>(job, "problem")) problems.push_back(problem_named(name));
    return problems;
}

const std::string& name_of(Problem problem) {
    return problem_names()[static_cast<std::size_t>(problem)];
}

void check_problems(const job::Job& job, const std::vector<Problem>& problems) {
    const bool has_file = !job.data_files().empty();
    const bool has_data = std::ranges::count(problems, Problem::data) > 0;
    if (has_data && problems.size() > 1)
        throw contradiction(job.path,
                            "problem = \"data\" stands beside others (its results are not theirs); make a job of "
                            "its own for it");
    if (has_data && !has_file)
        throw contradiction(job.path, "problem = \"data\" has no table; name it in [data]: file = \"…\"");
    if (!has_data && has_file)
        throw contradiction(job.path, "[data] is read by problem = \"data\" alone; ask for that, or leave [data] out");
    for (const Problem problem : problems)
        if (!has_data && predicts_classes(problem) != predicts_classes(problems.front()))
            throw contradiction(
                job.path, "problem has numbers (" + name_of(predicts_classes(problem) ? problems.front() : problem) +
                              ") and classes (" + name_of(predicts_classes(problem) ? problem : problems.front()) +
                              ") to predict (their results differ); make two jobs of them");
}

void check_data(const job::Job& job, Inputs inputs) {
    if (inputs == Inputs::fixed)
        throw contradiction(job.path,
                            "inputs = \"fixed\" cannot be had of data (nobody knows their noise); leave it out");
    for (const std::int64_t columns : axis<std::int64_t>(job, "D"))
        if (columns != 0) throw contradiction(job.path, "D is as the table has columns; leave it out");
    for (const double noise : axis<double>(job, "noise_level"))
        if (noise != 0) throw contradiction(job.path, "noise_level comes with the table; leave it out");
}

void check_synthetic(const job::Job& job, const std::vector<Problem>& problems) {
    for (const Problem problem : problems)
        for (const std::int64_t columns : axis<std::int64_t>(job, "D"))
            if (columns != 0 && columns < static_cast<std::int64_t>(relevant_columns(problem)))
                throw contradiction(job.path, "D = " + std::to_string(columns) + " is too few for " + name_of(problem) +
                                                  " (it depends on " + std::to_string(relevant_columns(problem)) +
                                                  " columns); raise D, or leave it out");
    for (const double noise : axis<double>(job, "noise_level"))
        if (predicts_classes(problems.front()) && noise > 0.5)
            throw contradiction(job.path,
                                "noise_level = " + job::to_text(job::Value{noise}) +
                                    " is no probability to flip a label by (above 0.5 labels say the opposite); "
                                    "lower it");
}

}  // namespace

BiasVarianceSettings::BiasVarianceSettings(const job::Job& job)
    : inputs(job.text_of("inputs") == "fixed" ? Inputs::fixed : Inputs::random),
      sets(static_cast<std::uint64_t>(job.integer("training_sets"))),
      test_points(static_cast<std::size_t>(job.integer("test_points"))),
      test_share(job.real("test_share")),
      scaling(data::scaling_named(job.text_of("scaling"))),
      seed(job.seed) {
    const std::vector<std::int64_t> given = axis<std::int64_t>(job, "k");
    places.resize(given.size());
    std::iota(places.begin(), places.end(), std::size_t{0});
    std::ranges::sort(places, {}, [&](std::size_t place) { return given[place]; });
    if (given.size() > most_ks)
        throw contradiction(job.path, "k has " + std::to_string(given.size()) + " values (at most " +
                                          std::to_string(most_ks) + " fit in memory); leave some out: step = …");
    for (const std::size_t place : places) ks.push_back(static_cast<std::uint32_t>(given[place]));

    const std::vector<Problem> asked = problems(job);
    check_problems(job, asked);
    is_of_data = asked.front() == Problem::data;
    is_of_classes = predicts_classes(asked.front());
    if (is_of_data) {
        check_data(job, inputs);
        table = table_request(job);
    } else {
        check_synthetic(job, asked);
        check_k(job, usual_rows);
    }
}

void BiasVarianceSettings::check_k(const job::Job& job, std::int64_t usual) const {
    for (std::int64_t rows : axis<std::int64_t>(job, "N")) {
        if (rows == 0) rows = usual;
        if (ks.back() > rows)
            throw contradiction(job.path, "k = " + std::to_string(ks.back()) + " is above N = " + std::to_string(rows) +
                                              " (a training set has no more neighbours); lower k, or raise N");
    }
}

BiasVariancePoint::BiasVariancePoint(const job::Point& point)
    : problem(problem_named(point.text("problem"))),
      rows(static_cast<std::size_t>(point.integer("N"))),
      columns(static_cast<std::size_t>(point.integer("D"))),
      noise(point.real("noise_level")),
      replicate(point.replicate()),
      key(point.key()) {
    if (problem == Problem::data) return;
    if (rows == 0) rows = static_cast<std::size_t>(usual_rows);
    if (columns == 0) columns = relevant_columns(problem);
}

}  // namespace orthant::knn
