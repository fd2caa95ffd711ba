#include "studies/lstm/predict.hpp"

#include "base/bytes.hpp"
#include "base/contract.hpp"
#include "base/counted.hpp"
#include "base/error.hpp"
#include "data/data_file.hpp"
#include "data/unanswered_rows.hpp"
#include "data/unanswered_sequences.hpp"
#include "data/unanswered_windows.hpp"
#include "studies/lstm/buffer.hpp"
#include "studies/lstm/network_answers.hpp"
#include "studies/lstm/prediction.hpp"
#include "studies/lstm/train_requests.hpp"

#include <algorithm>
#include <cmath>

namespace orthant::lstm {
namespace {

using DataKind = TrainJob::DataKind;
using Task = TrainJob::Task;

data::Unanswered read_unanswered(const job::Job& job, const TrainJob& train, const TrainOutline& outline,
                                 const std::filesystem::path& file) {
    switch (train.kind) {
        case DataKind::series: {
            data::WindowRequest request = window_request(job, train);
            request.columns.file = file;
            return data::unanswered_windows(request, outline.set);
        }
        case DataKind::rows: {
            data::TableSequencesRequest request = table_request(job, train);
            request.table.file = file;
            return data::unanswered_rows(request, outline.set);
        }
        case DataKind::sequences: {
            data::RaggedRequest request = ragged_request(job, train);
            request.file = file;
            return data::unanswered_sequences(request, outline.set, outline.longest_answer);
        }
        case DataKind::made:
            throw Error(ErrorKind::usage,
                        "the weights are those of made sequences (kind = \"made\" reads no file, so that no new one "
                        "is like it); predict with weights of a job that reads its data");
    }
    contract_violated("a known kind", __FILE__, __LINE__);
}

/// A dense network reads all steps at once.
void refuse_other_lengths(const data::SequenceSet& set, const TrainOutline& outline,
                          const std::filesystem::path& file) {
    for (std::size_t i = 0; i < set.sequences.size(); ++i)
        if (set.sequences[i].steps != outline.set.longest)
            throw data::file_error(file, "sequence " + std::to_string(i) + " has " +
                                             counted(set.sequences[i].steps, "step") +
                                             ", and the dense network reads " + std::to_string(outline.set.longest) +
                                             " (all at once); give sequences of that length");
}

void copy_block(const ParameterBlock& block, const std::vector<study::NamedArray>& arrays, float* parameters) {
    const auto found = std::ranges::find(arrays, block.name, &study::NamedArray::name);
    const auto* values = found == arrays.end() ? nullptr : std::get_if<std::vector<double>>(&found->values);
    if (values == nullptr || found->shape != std::vector<std::uint64_t>{block.rows, block.columns} ||
        !std::ranges::all_of(*values, [](double value) { return std::isfinite(value); }))
        throw MalformedBytes("'" + block.name + "' is no array of " + std::to_string(block.rows) + " x " +
                             std::to_string(block.columns) + " finite numbers");
    std::ranges::transform(*values, parameters + block.offset, [](double value) { return static_cast<float>(value); });
}

Buffer<float> parameters_from(const std::vector<study::NamedArray>& arrays, const ParameterLayout& layout) {
    if (arrays.size() != layout.blocks().size()) throw MalformedBytes("other arrays than those of the network");
    Buffer<float> parameters(layout.size());
    for (const ParameterBlock& block : layout.blocks()) copy_block(block, arrays, parameters.data());
    return parameters;
}

/// next answers a step with the one behind it, but from a frame of zeros with the first; generate is given that.
std::uint64_t first_step_answered(const job::Job& job, Task task) {
    if (task == Task::generate) return 1;
    return task == Task::next && !std::get<bool>(job.data.at("first_frame")) ? 1 : 0;
}

}  // namespace

study::Prediction predict(const job::Job& job, const TrainJob& train, const TrainOutline& outline,
                          const job::Point& point, const std::vector<study::NamedArray>& parameters,
                          const std::filesystem::path& file, Pace& pace) {
    const data::Unanswered unanswered = read_unanswered(job, train, outline, file);
    const ModelSettings settings = train.trial(job, outline, point).model;
    if (settings.body == Body::dense) refuse_other_lengths(unanswered.set, outline, file);
    const data::SequenceView asked = data::view(unanswered.set);
    const std::unique_ptr<Model> model = make_model(settings, asked, pace);
    const Buffer<float> values = parameters_from(parameters, model->layout());
    const Question question{.kind = train.kind,
                            .task = train.task,
                            .loss = settings.loss,
                            .learned = outline.set,
                            .unanswered = unanswered,
                            .horizon = window_request(job, train).horizon,
                            .first_step = first_step_answered(job, train.task)};
    return prediction_of(question, answers_of(*model, asked.sequences, values.data()));
}

}  // namespace orthant::lstm
