#include "studies/lstm/model.hpp"

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

double seconds_per_step(const ModelSettings& settings, std::size_t inputs, std::uint64_t sequences_together) {
    return operations_per_step(settings, inputs) / 60e9 +
           static_cast<double>(settings.layers) * (0.1e-6 + 0.3e-6 / static_cast<double>(sequences_together) +
                                                   4e-9 * static_cast<double>(settings.hidden));
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
