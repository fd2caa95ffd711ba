#include "studies/lstm/prediction_summary.hpp"

#include "base/contract.hpp"
#include "base/counted.hpp"
#include "base/wording.hpp"
#include "data/time_stamp.hpp"

#include <algorithm>
#include <cmath>
#include <sstream>

namespace orthant::lstm {
namespace {

using DataKind = TrainJob::DataKind;

std::string noun(DataKind kind) {
    return kind == DataKind::series ? "window" : kind == DataKind::rows ? "row" : "sequence";
}

template <class T>
const std::vector<T>& values_of(const std::vector<study::Variable>& variables, const std::string& name) {
    const auto found = std::ranges::find(variables, name, &study::Variable::name);
    ORTHANT_EXPECT(found != variables.end());
    return std::get<std::vector<T>>(found->values);
}

std::string short_number(double value) {
    std::ostringstream text;
    text << value;
    return text.str();
}

/// "temp 35.2, dewp 20.1", of the first few targets.
std::string last_numbers(const std::vector<std::string>& targets, const std::vector<double>& predictions) {
    constexpr std::size_t most = 4;
    std::string text;
    for (std::size_t j = 0; j < std::min(targets.size(), most); ++j)
        text += (j == 0 ? "" : ", ") + printable(targets[j], longest_quote) + " " +
                short_number(predictions[predictions.size() - targets.size() + j]);
    return text + (targets.size() > most ? ", …" : "");
}

std::string last_time(const Question& question, const std::vector<study::Variable>& variables) {
    const double time = values_of<double>(variables, "time").back();
    return question.unanswered.has_dates ? data::time_stamp(time) : short_number(time);
}

}  // namespace

std::string summary_of(const Question& question, const std::vector<study::Variable>& variables) {
    const bool has_classes = question.loss == LossKind::softmax;
    const std::uint64_t answers = values_of<std::int64_t>(variables, "answer").size();
    std::string text =
        counted(answers, "answer") + " to " + counted(question.unanswered.numbers.size(), noun(question.kind));
    if (question.unanswered.dropped > 0)
        text += " (" + std::to_string(question.unanswered.dropped) + " dropped at gaps and missing cells)";
    const auto& numbers = values_of<double>(variables, has_classes ? "probability" : "prediction");
    const auto bad = std::ranges::count_if(numbers, [](double value) { return !std::isfinite(value); });
    if (bad > 0) text += ", " + std::to_string(bad) + " numbers of them not finite";
    text += ", the last";
    if (question.kind == DataKind::series) text += " for " + last_time(question, variables);
    return text + ": " +
           (has_classes ? in_quotes(values_of<std::string>(variables, "prediction").back())
                        : last_numbers(question.learned.target_names, numbers));
}

}  // namespace orthant::lstm
