#include "studies/lstm/train_set.hpp"

#include "base/contract.hpp"
#include "base/counted.hpp"
#include "base/error.hpp"
#include "data/column_list.hpp"
#include "data/ragged_sequences.hpp"
#include "data/series_windows.hpp"
#include "data/table_sequences.hpp"
#include "studies/lstm/baselines.hpp"
#include "studies/lstm/made_sequences.hpp"

#include <cmath>
#include <span>
#include <utility>

namespace orthant::lstm {
namespace {

std::uint64_t whole(const job::Job& job, const char* key) {
    return static_cast<std::uint64_t>(std::get<std::int64_t>(job.data.at(key)));
}
double real(const job::Job& job, const char* key) {
    return std::get<double>(job.data.at(key));
}
const std::string& text(const job::Job& job, const char* key) {
    return std::get<std::string>(job.data.at(key));
}

data::SetShares shares_of(const job::Job& job) {
    const double validation = real(job, "validation_share"), test = real(job, "test_share");
    return {.training = 1 - validation - test, .validation = validation, .test = test};
}

TrainSet made(const job::Job& job) {
    TrainSet set;
    set.sequences = made_sequences({.kind = made_named(text(job, "made")),
                                    .sequences = whole(job, "sequences"),
                                    .symbols = whole(job, "symbols"),
                                    .length = whole(job, "length"),
                                    .shares = shares_of(job),
                                    .seed = job.seed});
    return set;
}

data::Scaling scaling_of(const job::Job& job) {
    return data::scaling_named(text(job, "scaling"));
}

/// The root mean square over all targets, as networks are scored.
double over_targets(std::span<const ForecastErrors> errors) {
    double squares = 0;
    for (const ForecastErrors& error : errors) squares += error.root_mean_square * error.root_mean_square;
    return std::sqrt(squares / static_cast<double>(errors.size()));
}

TrainSet series(const job::Job& job, const TrainJob& train, Baselines wanted) {
    data::WindowRequest request;
    request.columns.file = text(job, "file");
    request.columns.time = text(job, "time");
    request.columns.inputs = data::comma_separated(text(job, "inputs"));
    request.columns.targets = data::comma_separated(text(job, "targets"));
    if (text(job, "missing") == "drop") request.columns.missing = data::SeriesColumns::Missing::allowed;
    if (text(job, "gaps") == "drop") request.columns.gaps = data::SeriesColumns::Gaps::allowed;
    request.window = whole(job, "window");
    request.horizon = whole(job, "horizon");
    request.stride = whole(job, "stride");
    request.answers =
        train.form() == AnswerForm::last ? data::WindowRequest::Answers::one : data::WindowRequest::Answers::each;
    request.shares = shares_of(job);
    request.scaling = scaling_of(job);
    request.has_calendar = std::get<bool>(job.data.at("calendar"));
    data::SeriesWindows windows = data::series_windows(request);
    TrainSet set;
    const data::SequenceSet& cut = windows.set;
    if (wanted == Baselines::wanted)
        for (const Baseline& baseline :
             baselines(data::view(cut), windows.history, cut.target_mean, cut.target_scale, [] {}))
            set.baselines.push_back({baseline.name, over_targets(baseline.validation), over_targets(baseline.test)});
    set.sequences = std::move(windows.set);
    return set;
}

TrainSet rows(const job::Job& job, const TrainJob& train) {
    data::TableSequencesRequest request;
    request.table.file = text(job, "file");
    request.table.target = text(job, "targets");
    request.table.kind = train.task == TrainJob::Task::classify ? data::Target::classes : data::Target::number;
    request.steps = whole(job, "steps");
    request.shares = shares_of(job);
    request.key = job.seed;
    request.scaling = scaling_of(job);
    TrainSet set;
    set.sequences = data::table_sequences(request);
    return set;
}

TrainSet sequences(const job::Job& job, const TrainJob& train) {
    TrainSet set;
    set.sequences = data::ragged_sequences({.file = text(job, "file"),
                                            .task = train.task,
                                            .first_frame = std::get<bool>(job.data.at("first_frame")),
                                            .shares = shares_of(job),
                                            .key = job.seed,
                                            .scaling = scaling_of(job)});
    return set;
}

TrainSet read(const job::Job& job, const TrainJob& train, Baselines wanted) {
    switch (train.kind) {
        case TrainJob::DataKind::made:
            return made(job);
        case TrainJob::DataKind::series:
            return series(job, train, wanted);
        case TrainJob::DataKind::rows:
            return rows(job, train);
        case TrainJob::DataKind::sequences:
            return sequences(job, train);
    }
    contract_violated("a known kind", __FILE__, __LINE__);
}

/// However a set was cut: each part is needed, to learn, to choose and to test.
void refuse_empty_parts(const job::Job& job, const data::SequenceSet& set) {
    for (const data::SetPart part : {data::SetPart::training, data::SetPart::validation, data::SetPart::test})
        if (data::view(set).part(part).empty())
            throw Error(ErrorKind::data, "'" + job.path.string() + "': the " + data::part_name(part) + " part of " +
                                             counted(set.sequences.size(), "sequence") +
                                             " is empty (each part needs one at least); give more data, or another "
                                             "validation_share and test_share, or split");
}

}  // namespace

TrainSet read_train_set(const job::Job& job, const TrainJob& train, Baselines baselines) {
    TrainSet set = read(job, train, baselines);
    refuse_empty_parts(job, set.sequences);
    return set;
}

}  // namespace orthant::lstm
