#include "studies/lstm/paired_model.hpp"

namespace orthant::lstm {
namespace {

EncoderDecoderSettings network_of(const ModelSettings& settings, std::size_t inputs) {
    return {.cell = settings.cell,
            .inputs = inputs,
            .decoder_inputs = 1,
            .hidden = settings.hidden,
            .layers = settings.layers,
            .dropout = settings.dropout,
            .targets = settings.targets,
            .loss = settings.loss};
}

}  // namespace

PairedModel::PairedModel(const ModelSettings& settings, const data::SequenceView& data, Pace& pace)
    : network_(network_of(settings, data.inputs)), batch_(data, SequenceBatch::Targets::answer) {
    network_.set_pace(&pace);
}

std::size_t PairedModel::bytes(const ModelSettings& settings, std::size_t inputs, std::size_t rows,
                               std::size_t answer_rows, std::size_t sequences) {
    return EncoderDecoder<float>(network_of(settings, inputs)).bytes(rows, answer_rows, sequences) +
           Buffer<float>::bytes(answer_rows);
}

void PairedModel::take(std::span<const std::uint32_t> sequences, const InputNoise& noise) {
    batch_.take(sequences, noise);
    if (nothing_.size() < batch_.answer_shape().rows()) nothing_ = Buffer<float>(batch_.answer_shape().rows());
}

PairedBatch<float> PairedModel::paired() const {
    const std::size_t rows = batch_.answer_shape().rows();
    return {batch_.shape(),   batch_.x(),     batch_.answer_shape(), {nothing_.data(), rows, 1},
            batch_.targets(), batch_.reader()};
}

double PairedModel::loss_and_gradient(std::size_t /*piece*/, const float* parameters, float* gradient,
                                      Dropping dropping) {
    return network_.loss_and_gradient(parameters, paired(), gradient, dropping);
}

Answers PairedModel::answers(const float* parameters) {
    return {network_.outputs(parameters, paired()), batch_.targets()};
}

}  // namespace orthant::lstm
