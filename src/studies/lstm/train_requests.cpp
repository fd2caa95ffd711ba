#include "studies/lstm/train_requests.hpp"

#include "data/column_list.hpp"

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

data::Scaling scaling_of(const job::Job& job) {
    return data::scaling_named(text(job, "scaling"));
}

}  // namespace

data::WindowRequest window_request(const job::Job& job, const TrainJob& train) {
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
    return request;
}

data::TableSequencesRequest table_request(const job::Job& job, const TrainJob& train) {
    data::TableSequencesRequest request;
    request.table.file = text(job, "file");
    request.table.target = text(job, "targets");
    request.table.kind = train.task == TrainJob::Task::classify ? data::Target::classes : data::Target::number;
    request.steps = whole(job, "steps");
    request.shares = shares_of(job);
    request.key = job.seed;
    request.scaling = scaling_of(job);
    return request;
}

data::RaggedRequest ragged_request(const job::Job& job, const TrainJob& train) {
    return {.file = text(job, "file"),
            .task = train.task,
            .first_frame = std::get<bool>(job.data.at("first_frame")),
            .shares = shares_of(job),
            .key = job.seed,
            .scaling = scaling_of(job)};
}

MadeRequest made_request(const job::Job& job) {
    return {.kind = made_named(text(job, "made")),
            .sequences = whole(job, "sequences"),
            .symbols = whole(job, "symbols"),
            .length = whole(job, "length"),
            .shares = shares_of(job),
            .seed = job.seed};
}

}  // namespace orthant::lstm
