#include "studies/lstm/sequence_batch.hpp"

#include "base/contract.hpp"
#include "studies/lstm/input_noise.hpp"

#include <algorithm>
#include <numeric>

namespace orthant::lstm {
namespace {

void make_room(Buffer<float>& buffer, std::size_t count) {
    if (buffer.size() < count) buffer = Buffer<float>(count);
}

}  // namespace

std::size_t SequenceBatch::bytes(std::size_t inputs, std::size_t rows, std::size_t targets, std::size_t target_rows) {
    return Buffer<float>::bytes(rows * inputs) + Buffer<float>::bytes(target_rows * targets);
}

void SequenceBatch::take(std::span<const std::uint32_t> sequences, const InputNoise& noise) {
    ORTHANT_EXPECT(!sequences.empty());
    order_.assign(sequences.begin(), sequences.end());
    std::ranges::stable_sort(order_, std::ranges::greater(),
                             [&](std::uint32_t s) { return data_->sequences[s].steps; });
    lengths_.clear();
    for (const std::uint32_t s : order_) lengths_.push_back(data_->sequences[s].steps);
    shape_.assign(lengths_);
    pack_inputs(noise);
    pack_targets();
}

void SequenceBatch::pack_inputs(const InputNoise& noise) {
    const std::size_t width = data_->inputs;
    make_room(x_, shape_.rows() * width);
    for (std::size_t step = 0; step < shape_.steps(); ++step)
        for (std::size_t i = 0; i < shape_.running_at(step); ++i) {
            float* to = x_.data() + shape_.row(i, step) * width;
            std::copy_n(&data_->input_values[(sequence(i).first_input + step) * width], width, to);
            if (noise.sigma > 0)
                add_input_noise<float>(noise.key, noise.update, order_[i], step, noise.sigma, {to, width});
        }
}

void SequenceBatch::pack_targets() {
    const std::size_t width = data_->targets;
    const auto put = [&](std::size_t i, std::size_t step, std::size_t row) {
        std::copy_n(&data_->target_values[(sequence(i).first_target + step) * width], width,
                    targets_.data() + row * width);
    };
    if (kind_ == Targets::one) {
        target_rows_ = order_.size();
        make_room(targets_, target_rows_ * width);
        for (std::size_t i = 0; i < order_.size(); ++i) put(i, sequence(i).target_rows - 1, i);
        return;
    }
    reader_.resize(order_.size());
    std::iota(reader_.begin(), reader_.end(), std::size_t{0});
    if (kind_ == Targets::answer) {
        std::ranges::stable_sort(reader_, std::ranges::greater(),
                                 [&](std::size_t i) { return sequence(i).target_rows; });
        lengths_.clear();
        for (const std::size_t i : reader_) lengths_.push_back(sequence(i).target_rows);
        answer_shape_.assign(lengths_);
    }
    const PackedShape& shape = kind_ == Targets::answer ? answer_shape_ : shape_;
    target_rows_ = shape.rows();
    make_room(targets_, target_rows_ * width);
    for (std::size_t step = 0; step < shape.steps(); ++step)
        for (std::size_t i = 0; i < shape.running_at(step); ++i) put(reader_[i], step, shape.row(i, step));
}

}  // namespace orthant::lstm
