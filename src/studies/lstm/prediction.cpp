#include "studies/lstm/prediction.hpp"

#include "studies/lstm/answer_meaning.hpp"
#include "studies/lstm/prediction_summary.hpp"

#include <numeric>
#include <utility>

namespace orthant::lstm {
namespace {

using DataKind = TrainJob::DataKind;

constexpr const char* answer_dim = "answer";
constexpr const char* units_of_data = "as in the data";

class PredictionMaker {
  public:
    PredictionMaker(const Question& question, const NetworkAnswers& answers) : question_(question), answers_(answers) {}

    study::Prediction make() {
        std::vector<std::int64_t> numbers(answers_.rows());
        std::iota(numbers.begin(), numbers.end(), std::int64_t{0});
        add(answer_dim, "answers, sequence after sequence", "1", {answer_dim}, std::move(numbers));
        add_places();
        if (question_.kind == DataKind::series) add_times();
        if (question_.loss == LossKind::softmax)
            add_classes();
        else
            add_numbers();
        prediction_.summary = summary_of(question_, prediction_.variables);
        return std::move(prediction_);
    }

  private:
    template <class Values>
    void add(const char* name, const std::string& long_name, const char* units, std::vector<std::string> dims,
             Values values) {
        prediction_.variables.push_back({name, long_name, units, std::move(dims), std::move(values)});
    }

    /// Calls `visit` with the number of the sequence among those asked, and of the answer to it.
    template <class Visit>
    void for_each_answer(Visit visit) const {
        const auto& sequences = question_.unanswered.set.sequences;
        for (std::size_t s = 0; s < sequences.size(); ++s)
            for (std::uint64_t row = 0; row < sequences[s].target_rows; ++row) visit(s, row);
    }

    void add_places() {
        std::vector<std::int64_t> sequences, steps;
        for_each_answer([&](std::size_t s, std::uint64_t row) {
            sequences.push_back(static_cast<std::int64_t>(question_.unanswered.numbers[s]));
            steps.push_back(static_cast<std::int64_t>(question_.first_step + row));
        });
        add("sequence",
            question_.kind == DataKind::series ? "row of the file, from 0, that the window begins with"
                                               : "what is answered, by its number in the file, from 0",
            "1", {answer_dim}, std::move(sequences));
        if (question_.task == data::SequenceTask::forecast || question_.task == data::SequenceTask::classify) return;
        add("step", "step of the sequence, or of its translation, that is answered, from 0", "1", {answer_dim},
            std::move(steps));
    }

    /// The last answer is for `horizon` steps behind the window's last row.
    void add_times() {
        const data::Unanswered& asked = question_.unanswered;
        std::vector<double> times;
        for_each_answer([&](std::size_t s, std::uint64_t row) {
            const auto behind = static_cast<double>(asked.set.sequences[s].target_rows - 1 - row);
            times.push_back(asked.times[s] + (static_cast<double>(question_.horizon) - behind) * asked.set.time_step);
        });
        add("time", "time of what is predicted", asked.has_dates ? "seconds since 1970-01-01 00:00:00" : units_of_data,
            {answer_dim}, std::move(times));
    }

    void add_classes() {
        std::vector<std::string> predicted;
        std::vector<double> probability;
        for (std::size_t i = 0; i < answers_.rows(); ++i) {
            const std::vector<double> each = probabilities(answers_.row(i));
            probability.insert(probability.end(), each.begin(), each.end());
            predicted.push_back(question_.learned.class_names[most_probable(answers_.row(i))]);
        }
        add("class", "classes of " + question_.learned.target_names.front(), "1", {"class"},
            question_.learned.class_names);
        add("prediction", "the most probable class", "1", {answer_dim}, std::move(predicted));
        add("probability", "probability of each class", "1", {answer_dim, "class"}, std::move(probability));
    }

    void add_numbers() {
        const std::size_t targets = question_.learned.targets();
        std::vector<double> means, deviations;
        for (std::size_t i = 0; i < answers_.rows(); ++i)
            for (std::size_t j = 0; j < targets; ++j) {
                const double mean = question_.learned.target_mean[j], scale = question_.learned.target_scale[j];
                means.push_back(expected(question_.loss, answers_.row(i)[j]) * scale + mean);
                if (question_.loss == LossKind::gaussian)
                    deviations.push_back(standard_deviation(answers_.row(i)[targets + j]) * scale);
            }
        add("target", "what is predicted", "1", {"target"}, question_.learned.target_names);
        add("prediction",
            question_.loss == LossKind::sigmoid ? "prediction: of targets that are 0 or 1 the probability of 1"
                                                : "prediction",
            units_of_data, {answer_dim, "target"}, std::move(means));
        if (question_.loss == LossKind::gaussian)
            add("prediction_stddev", "standard deviation of the target around its prediction", units_of_data,
                {answer_dim, "target"}, std::move(deviations));
    }

    const Question& question_;
    const NetworkAnswers& answers_;
    study::Prediction prediction_;
};

}  // namespace

study::Prediction prediction_of(const Question& question, const NetworkAnswers& answers) {
    return PredictionMaker(question, answers).make();
}

}  // namespace orthant::lstm
