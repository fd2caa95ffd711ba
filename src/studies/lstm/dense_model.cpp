#include "studies/lstm/dense_model.hpp"

#include "base/contract.hpp"

#include <algorithm>

namespace orthant::lstm {
namespace {

DenseNetworkSettings network_of(const ModelSettings& settings, std::size_t inputs) {
    return {.inputs = inputs,
            .hidden = settings.hidden,
            .hidden_layers = settings.layers + 1,
            .targets = settings.targets,
            .loss = settings.loss};
}

}  // namespace

DenseModel::DenseModel(const ModelSettings& settings, const data::SequenceView& data, Pace& pace)
    : pace_(&pace),
      network_(network_of(settings, data.inputs * (data.sequences.empty() ? 1 : data.sequences.front().steps))),
      batch_(data, SequenceBatch::Targets::one) {}

std::size_t DenseModel::bytes(const ModelSettings& settings, std::size_t inputs, std::size_t sequences) {
    return DenseNetwork<float>(network_of(settings, inputs)).bytes(sequences) +
           Buffer<float>::bytes(sequences * inputs);
}

void DenseModel::take(std::span<const std::uint32_t> sequences, const InputNoise& noise) {
    batch_.take(sequences, noise);
    const PackedShape& shape = batch_.shape();
    const std::size_t width = batch_.x().columns, window = shape.steps() * width;
    ORTHANT_EXPECT(shape.rows() == shape.steps() * sequences.size());
    if (windows_.size() < sequences.size() * window) windows_ = Buffer<float>(sequences.size() * window);
    for (std::size_t i = 0; i < sequences.size(); ++i)
        for (std::size_t step = 0; step < shape.steps(); ++step)
            std::copy_n(batch_.x().row(shape.row(i, step)), width, windows_.data() + i * window + step * width);
    x_ = {windows_.data(), sequences.size(), window};
}

/// A pass takes about a product of all parameters for each sequence.
void DenseModel::spend(double passes) {
    pace_->spend(2 * passes * static_cast<double>(x_.rows * layout().size()));
}

double DenseModel::loss_and_gradient(std::size_t /*piece*/, const float* parameters, float* gradient,
                                     Dropping /*dropping*/) {
    const double loss = network_.loss_and_gradient(parameters, x_, batch_.targets(), gradient);
    spend(3);
    return loss;
}

Answers DenseModel::answers(const float* parameters) {
    const Rows<const float> outputs = network_.outputs(parameters, x_);
    spend(1);
    return {outputs, batch_.targets()};
}

}  // namespace orthant::lstm
