#include "studies/lstm/model.hpp"

#include "base/aligned.hpp"
#include "studies/lstm/cell.hpp"
#include "studies/lstm/dense_model.hpp"
#include "studies/lstm/paired_model.hpp"
#include "studies/lstm/recurrent_model.hpp"

namespace orthant::lstm {

std::unique_ptr<Model> make_model(const ModelSettings& settings, const data::SequenceView& data, Pace& pace) {
    if (settings.body == Body::dense) return std::make_unique<DenseModel>(settings, data, pace);
    if (settings.form == AnswerForm::answer) return std::make_unique<PairedModel>(settings, data, pace);
    return std::make_unique<RecurrentModel>(settings, data, pace);
}

std::size_t model_bytes(const ModelSettings& settings, const BatchSize& size) {
    const std::size_t rows = size.sequences * size.steps, answers = size.sequences * size.answers;
    const std::size_t packed = SequenceBatch::bytes(size.inputs, rows, settings.targets, answers);
    if (settings.body == Body::dense)
        return packed + DenseModel::bytes(settings, size.inputs * size.steps, size.sequences);
    if (settings.form == AnswerForm::answer)
        return packed + PairedModel::bytes(settings, size.inputs, rows, answers, size.sequences);
    return packed + RecurrentModel::bytes(settings, size.inputs, rows, size.sequences);
}

double operations_per_step(const ModelSettings& settings, std::size_t inputs) {
    const auto hidden = static_cast<double>(settings.hidden), layers = static_cast<double>(settings.layers);
    const double directions = settings.directions == Directions::both ? 2 : 1;
    if (settings.body == Body::dense) return 6 * static_cast<double>(inputs) * hidden;
    const Cell cell = Cell::of(settings.cell);
    const auto blocks = static_cast<double>(cell.block_count()), gates = static_cast<double>(cell.recurrent_gates());
    const double of_layers = directions * hidden *
                             (blocks * (static_cast<double>(inputs) + (layers - 1) * directions * hidden) +
                              layers * hidden * (blocks + gates * gates));
    const double decoder = settings.form == AnswerForm::answer ? 2 : 1;
    return 6 * decoder * (of_layers + hidden * static_cast<double>(settings.targets));
}

double seconds_per_step(const ModelSettings& settings, std::size_t inputs, const Together& together) {
    // Fitted to trials of 16 to 128 hidden units in batches of 16 and 32 sequences.
    constexpr double per_operation = 3.2e-12;
    constexpr double per_operation_of_large = 3.7e-12;  // whose recurrent weights do not stay near the core
    constexpr double large_bytes = 200e3;
    constexpr double per_gate_of_unit = 0.37e-9;
    constexpr double peepholes_of_unit = 1.1e-9;
    constexpr double dropping_of_unit = 7.3e-9;
    constexpr double per_layer = 0.79e-6;  // for all sequences that take the step together
    constexpr double per_target = 30e-9;   // of a step that is answered
    constexpr double per_parameter = 1.2e-9;
    const double operations = operations_per_step(settings, inputs);
    const auto hidden = static_cast<double>(settings.hidden);
    const auto sequences = static_cast<double>(together.sequences);
    const double update = per_parameter * operations / 6 / (sequences * together.steps);
    if (settings.body == Body::dense) return per_operation * operations + update;
    const Cell cell = Cell::of(settings.cell);
    const auto blocks = static_cast<double>(cell.block_count());
    const double products =
        operations * (sizeof(float) * blocks * hidden * hidden > large_bytes ? per_operation_of_large : per_operation);
    const double of_unit = blocks * per_gate_of_unit + (cell.has_peepholes ? peepholes_of_unit : 0) +
                           (settings.dropout > 0 ? dropping_of_unit : 0);
    const double passes = static_cast<double>(settings.layers) * (settings.directions == Directions::both ? 2 : 1) *
                          (settings.form == AnswerForm::answer ? 2 : 1);
    const double elementwise =
        passes * (static_cast<double>(padded<float>(settings.hidden)) * of_unit + per_layer / sequences);
    const double answering = settings.form == AnswerForm::last ? 0 : per_target * static_cast<double>(settings.targets);
    return products + elementwise + answering + update;
}

std::size_t parameter_count(const ModelSettings& settings, std::size_t inputs, std::size_t targets, std::size_t steps) {
    Pace nobody([] {});
    data::SequenceView shape;
    shape.inputs = inputs;
    shape.targets = targets;
    const data::Sequence longest{.steps = steps};
    shape.sequences = {&longest, 1};
    return make_model(settings, shape, nobody)->layout().size();
}

}  // namespace orthant::lstm
