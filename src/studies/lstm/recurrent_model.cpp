#include "studies/lstm/recurrent_model.hpp"

#include <algorithm>

namespace orthant::lstm {
namespace {

NetworkSettings network_of(const ModelSettings& settings, std::size_t inputs) {
    return {.stack = {.cell = settings.cell,
                      .inputs = inputs,
                      .hidden = settings.hidden,
                      .layers = settings.layers,
                      .directions = settings.directions,
                      .dropout = settings.dropout},
            .targets = settings.targets,
            .loss = settings.loss,
            .form = settings.form == AnswerForm::last ? OutputForm::last : OutputForm::every};
}

}  // namespace

RecurrentModel::RecurrentModel(const ModelSettings& settings, const data::SequenceView& data, Pace& pace)
    : truncate_(settings.truncate),
      network_(network_of(settings, data.inputs)),
      batch_(data, settings.form == AnswerForm::last ? SequenceBatch::Targets::one : SequenceBatch::Targets::every) {
    network_.set_pace(&pace);
}

std::size_t RecurrentModel::bytes(const ModelSettings& settings, std::size_t inputs, std::size_t rows,
                                  std::size_t sequences) {
    const Network<float> network(network_of(settings, inputs));
    std::size_t sum = network.bytes(rows, sequences);
    if (settings.truncate > 0)
        for (const LayerState<float>& state : network.states(sequences))
            sum += 2 * sizeof(float) * (state.y.size() + state.c.size() + state.gates.size());
    return sum;
}

void RecurrentModel::take(std::span<const std::uint32_t> sequences, const InputNoise& noise) {
    batch_.take(sequences, noise);
    if (!is_truncated() || sequences.size() <= states_of_) return;
    states_of_ = sequences.size();
    for (Network<float>::States& states : states_) states = network_.states(states_of_);
}

std::size_t RecurrentModel::pieces() const {
    return is_truncated() ? (batch_.shape().steps() + truncate_ - 1) / truncate_ : 1;
}

RecurrentModel::Stretch RecurrentModel::stretch(std::size_t piece) const {
    if (!is_truncated()) return {0, batch_.shape().steps()};
    const std::size_t first = piece * truncate_;
    return {first, std::min(truncate_, batch_.shape().steps() - first)};
}

std::size_t RecurrentModel::rows_of(std::size_t piece) const {
    if (network_.settings().form == OutputForm::last) return batch_.shape().sequences();
    const Stretch steps = stretch(piece);
    return batch_.shape().first_row(steps.first_step + steps.steps) - batch_.shape().first_row(steps.first_step);
}

double RecurrentModel::loss_and_gradient(std::size_t piece, const float* parameters, float* gradient,
                                         Dropping dropping) {
    const PackedShape& shape = batch_.shape();
    if (!is_truncated())
        return network_.loss_and_gradient(parameters, {shape, batch_.x(), batch_.targets()}, gradient, nullptr, nullptr,
                                          dropping);
    const Stretch steps = stretch(piece);
    lengths_.clear();
    for (std::size_t i = 0; i < shape.running_at(steps.first_step); ++i)
        lengths_.push_back(std::min(steps.steps, shape.length(i) - steps.first_step));
    piece_shape_.assign(lengths_);
    const std::size_t first = shape.first_row(steps.first_step);
    const Batch<float> batch{piece_shape_, batch_.x().slice(first, piece_shape_.rows()),
                             batch_.targets().slice(first, piece_shape_.rows())};
    return network_.loss_and_gradient(parameters, batch, gradient, piece == 0 ? nullptr : &states_[piece % 2],
                                      &states_[(piece + 1) % 2], dropping);
}

Answers RecurrentModel::answers(const float* parameters) {
    return {network_.outputs(parameters, batch_.shape(), batch_.x()), batch_.targets()};
}

}  // namespace orthant::lstm
