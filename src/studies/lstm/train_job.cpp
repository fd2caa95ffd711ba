#include "studies/lstm/train_job.hpp"

#include "base/contract.hpp"
#include "base/error.hpp"
#include "base/named.hpp"
#include "studies/lstm/learner_settings.hpp"
#include "studies/lstm/made_sequences.hpp"
#include "studies/lstm/train_schema.hpp"

#include <algorithm>

namespace orthant::lstm {
namespace {

using Task = TrainJob::Task;
using DataKind = TrainJob::DataKind;

Error contradiction(const job::Job& job, const std::string& problem) {
    return {ErrorKind::job, "'" + job.path.string() + "': " + problem};
}

const std::string& data_text(const job::Job& job, const char* key) {
    return std::get<std::string>(job.data.at(key));
}

bool takes(const job::Job& job, const char* parameter, const job::Value& value) {
    const auto values = job.values(parameter);
    return std::ranges::count(values, value) > 0;
}

bool takes_more_than_0(const job::Job& job, const char* parameter) {
    return std::ranges::any_of(job.values(parameter), [](const job::Value& value) {
        if (const auto* number = std::get_if<std::int64_t>(&value)) return *number > 0;
        return std::get<double>(value) > 0;
    });
}

Task task_of(MadeKind made) {
    switch (made) {
        case MadeKind::copy:
        case MadeKind::reverse:
        case MadeKind::add:
            return Task::translate;
        case MadeKind::count:
            return Task::generate;
        case MadeKind::recall:
            return Task::classify;
    }
    contract_violated("a known kind", __FILE__, __LINE__);
}

/// The tasks that a kind of data can be asked.
std::vector<Task> tasks_of(DataKind kind, const job::Job& job) {
    switch (kind) {
        case DataKind::series:
            return {Task::forecast, Task::tag};
        case DataKind::rows:
            return {Task::forecast, Task::classify};
        case DataKind::sequences:
            return {Task::forecast, Task::classify, Task::tag, Task::next, Task::generate, Task::translate};
        case DataKind::made:
            return {task_of(made_named(data_text(job, "made")))};
    }
    contract_violated("a known kind", __FILE__, __LINE__);
}

std::string name_of(Task task) {
    return task_names()[static_cast<std::size_t>(task)];
}

void check_task(const TrainJob& train, const job::Job& job) {
    const std::vector<Task> tasks = tasks_of(train.kind, job);
    if (std::ranges::count(tasks, train.task) > 0) return;
    std::string known;
    for (const Task task : tasks) known += (known.empty() ? "" : " or ") + name_of(task);
    throw contradiction(job, "task = \"" + name_of(train.task) + "\" cannot be asked of kind = \"" +
                                 data_text(job, "kind") + "\" (it answers " + known + "); take one of these");
}

}  // namespace

TrainJob::TrainJob(const job::Job& job)
    : kind(named<DataKind>(data_kind_names(), data_text(job, "kind"))),
      task(named<Task>(task_names(), job.text_of("task"))),
      epochs(static_cast<std::uint64_t>(job.integer("epochs"))),
      patience(static_cast<std::uint64_t>(job.integer("patience"))) {
    check_task(*this, job);
    if ((kind == DataKind::made) != data_text(job, "file").empty())
        throw contradiction(
            job, kind == DataKind::made
                     ? "[data] names a file, but kind = \"made\" reads none; take the file out, or "
                       "another kind"
                     : "[data] names no file (kind = \"" + data_text(job, "kind") + "\" reads one); say file = \"…\"");
    if (kind == DataKind::series && data_text(job, "targets").empty())
        throw contradiction(job, "[data] names no targets (kind = \"series\" predicts columns); say targets = \"…\"");
    if (kind == DataKind::series && data_text(job, "inputs").empty() && !std::get<bool>(job.data.at("calendar")))
        throw contradiction(job,
                            "[data] names no inputs (kind = \"series\" reads columns, or the calendar); say "
                            "inputs = \"…\", or calendar = true");
    if (std::get<bool>(job.data.at("first_frame")) && (kind != DataKind::sequences || task != Task::next))
        throw contradiction(job,
                            "first_frame = true is for task = \"next\" of kind = \"sequences\" alone; leave it "
                            "out");
    const bool is_dense = takes(job, "model", std::string("dense")), is_both = takes(job, "bidirectional", true);
    if (is_dense && form() != AnswerForm::last)
        throw contradiction(job, "model = \"dense\" answers once a sequence, task = \"" + name_of(task) +
                                     "\" wants more; take forecast or classify, or model = \"recurrent\" alone");
    if (is_dense && takes_more_than_0(job, "dropout"))
        throw contradiction(job, "dropout is not for model = \"dense\"; leave one of them out");
    if (is_both && (task == Task::next || task == Task::generate || task == Task::translate))
        throw contradiction(job, "bidirectional networks would read what task = \"" + name_of(task) +
                                     "\" is to predict, or have no one code; say bidirectional = false");
    if (takes_more_than_0(job, "truncate") && (is_both || form() != AnswerForm::every))
        throw contradiction(job, "truncate needs an answer at every step, and one direction; say truncate = 0");
}

AnswerForm TrainJob::form() const {
    if (task == Task::translate) return AnswerForm::answer;
    return task == Task::forecast || task == Task::classify ? AnswerForm::last : AnswerForm::every;
}

LossKind TrainJob::loss(const job::Job& job, const TrainOutline& outline) const {
    const std::string& word = job.text_of("loss");
    const bool has_classes = !outline.set.class_names.empty();
    if (word == "automatic") return has_classes ? LossKind::softmax : LossKind::squared;
    const LossKind loss = loss_named(word);
    if (has_classes != (loss == LossKind::softmax))
        throw contradiction(job, "loss = \"" + word + "\" does not suit " +
                                     (has_classes ? "classes; say softmax, or automatic"
                                                  : "numbers; say squared, sigmoid or gaussian"));
    return loss;
}

void TrainJob::check(const job::Job& job, const TrainOutline& outline) const {
    loss(job, outline);
    if (takes(job, "model", std::string("dense")) && !outline.has_equal_lengths)
        throw contradiction(job,
                            "model = \"dense\" needs sequences of one length, and these differ; take "
                            "\"recurrent\" alone");
}

TrialSettings TrainJob::trial(const job::Job& job, const TrainOutline& outline, const job::Point& point) const {
    TrialSettings settings;
    static_cast<LearnerSettings&>(settings) = learner_settings(point);
    ModelSettings& model = settings.model;
    model.body = point.text("model") == "dense" ? Body::dense : Body::recurrent;
    model.form = form();
    model.layers = static_cast<std::size_t>(point.integer("layers"));
    model.loss = loss(job, outline);
    model.targets = outline.set.class_names.empty() ? outline.set.targets() : outline.set.class_names.size();
    model.directions = point.boolean("bidirectional") ? Directions::both : Directions::one;
    model.dropout = point.real("dropout");
    model.truncate = static_cast<std::size_t>(point.integer("truncate"));
    settings.loss_mean = loss_mean_named(job.text_of("loss_mean"));
    settings.input_noise = point.real("input_noise");
    settings.epochs = epochs;
    settings.patience = patience;
    return settings;
}

}  // namespace orthant::lstm
