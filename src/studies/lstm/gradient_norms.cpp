#include "studies/lstm/gradient_norms.hpp"

#include "base/contract.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace orthant::lstm {
namespace {

/// Few, so that what is kept of every step stays small.
constexpr std::size_t taken_together = 16;
constexpr double operations_per_value = 50;

NetworkSettings network_of(const ModelSettings& model, std::size_t inputs) {
    return {.stack = {.cell = model.cell, .inputs = inputs, .hidden = model.hidden},
            .targets = model.targets,
            .loss = model.loss,
            .form = OutputForm::last};
}

bool has_c(const ModelSettings& model) {
    return Cell::of(model.cell).family == Cell::Family::lstm;
}

/// The Euclidean norm, of values however small or large: m·√Σ(v/m)², m the largest of them.
double norm(const double* values, std::size_t count) {
    double largest = 0;
    for (std::size_t i = 0; i < count; ++i) {
        if (!std::isfinite(values[i])) return std::abs(values[i]);
        largest = std::max(largest, std::abs(values[i]));
    }
    if (largest == 0) return 0;
    double squares = 0;
    for (std::size_t i = 0; i < count; ++i) squares += values[i] / largest * (values[i] / largest);
    return largest * std::sqrt(squares);
}

}  // namespace

GradientProbe::GradientProbe(const ModelSettings& model, const data::SequenceView& data, std::size_t steps, Pace& pace)
    : data_(data),
      steps_(steps),
      has_c_(has_c(model)),
      network_(network_of(model, data.inputs)),
      batch_(data, SequenceBatch::Targets::one),
      parameters_(network_.layout().size()),
      gradient_(network_.layout().size()),
      x_(taken_together * steps * data.inputs),
      targets_(taken_together * data.targets),
      y_(taken_together * steps * model.hidden),
      c_(has_c_ ? taken_together * steps * model.hidden : 0),
      pace_(&pace) {
    ORTHANT_EXPECT(model.body == Body::recurrent && model.form == AnswerForm::last && model.layers == 1 &&
                   model.directions == Directions::one && model.loss == LossKind::softmax);
    trace_.y = {y_.data(), taken_together * steps, model.hidden};
    if (has_c_) trace_.c = {c_.data(), taken_together * steps, model.hidden};
    network_.set_pace(&pace);
    network_.set_trace(&trace_);
}

std::size_t GradientProbe::parameters(const ModelSettings& model, std::size_t inputs) {
    return Network<double>(network_of(model, inputs)).layout().size();
}

std::size_t GradientProbe::bytes(const ModelSettings& model, std::size_t inputs, std::size_t steps,
                                 std::size_t sequences) {
    const Network<double> network(network_of(model, inputs));
    const std::size_t rows = taken_together * steps, traces = has_c(model) ? 2 : 1;
    return network.bytes(rows, taken_together) + 2 * Buffer<double>::bytes(parameters(model, inputs)) +
           SequenceBatch::bytes(inputs, rows, 1, taken_together) + Buffer<double>::bytes(rows * inputs) +
           traces * (Buffer<double>::bytes(rows * model.hidden) + steps * sequences * sizeof(double));
}

void GradientProbe::take(std::span<const std::uint32_t> sequences) {
    batch_.take(sequences, {});
    ORTHANT_EXPECT(batch_.shape().rows() == sequences.size() * steps_ && batch_.shape().steps() == steps_);
    std::copy_n(batch_.x().values, batch_.shape().rows() * data_.inputs, x_.data());
    std::copy_n(batch_.targets().values, sequences.size() * data_.targets, targets_.data());
}

void GradientProbe::add_answers(GradientNorms& norms) {
    const PackedShape& shape = batch_.shape();
    const Rows<const double> outputs =
        network_.outputs(parameters_.data(), shape, {x_.data(), shape.rows(), data_.inputs});
    const Rows<const double> targets{targets_.data(), outputs.rows, data_.targets};
    for (std::size_t i = 0; i < outputs.rows; ++i) {
        norms.loss.push_back(loss_of<double>(LossKind::softmax, outputs.slice(i, 1), targets.slice(i, 1)));
        const double* row = outputs.row(i);
        const auto likeliest = std::max_element(row, row + outputs.columns) - row;
        if (static_cast<double>(likeliest) != *targets.row(i)) ++norms.wrong;
    }
}

/// The network's loss is the mean over the sequences it took: that of one of them is as many times its share.
void GradientProbe::put_norms(std::size_t first, std::size_t sequences, GradientNorms& norms) const {
    const std::size_t all = data_.part(data::SetPart::test).size(), hidden = trace_.y.columns;
    const auto together = static_cast<double>(sequences);
    for (std::size_t lag = 0; lag < steps_; ++lag) {
        for (std::size_t i = 0; i < sequences; ++i) {
            const std::size_t row = batch_.shape().row(i, steps_ - 1 - lag), place = lag * all + first + i;
            norms.y[place] = together * norm(trace_.y.row(row), hidden);
            if (has_c_) norms.c[place] = together * norm(trace_.c.row(row), hidden);
        }
        pace_->spend(operations_per_value * static_cast<double>(sequences * hidden));
    }
}

GradientNorms GradientProbe::norms(std::span<const float> parameters) {
    ORTHANT_EXPECT(parameters.size() == parameters_.size());
    std::ranges::copy(parameters, parameters_.data());
    const std::size_t begin = data_.part_begin[2], end = data_.part_begin[3];
    GradientNorms norms;
    norms.y.resize(steps_ * (end - begin));
    if (has_c_) norms.c.resize(norms.y.size());
    std::vector<std::uint32_t> sequences;
    for (std::size_t first = begin; first < end; first += taken_together) {
        sequences.resize(std::min(taken_together, end - first));
        std::iota(sequences.begin(), sequences.end(), static_cast<std::uint32_t>(first));
        take(sequences);
        add_answers(norms);
        const PackedShape& shape = batch_.shape();
        network_.loss_and_gradient(
            parameters_.data(),
            {shape, {x_.data(), shape.rows(), data_.inputs}, {targets_.data(), sequences.size(), data_.targets}},
            gradient_.data());
        put_norms(first - begin, sequences.size(), norms);
    }
    return norms;
}

}  // namespace orthant::lstm
