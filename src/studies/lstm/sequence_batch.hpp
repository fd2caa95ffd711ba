#pragma once

#include "data/sequence_set.hpp"
#include "studies/lstm/buffer.hpp"
#include "studies/lstm/packed_shape.hpp"
#include "studies/lstm/rows.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace orthant::lstm {

/// Which random numbers an update adds to its inputs; sigma 0: none.
struct InputNoise {
    double sigma = 0;
    std::uint64_t key = 0;
    std::uint64_t update = 0;
};

/// Some sequences of a set, packed for a network: longest first, equal ones in the order they were asked for.
class SequenceBatch {
  public:
    /// How targets stand: a row for each sequence, for each step of its own, or for each step of an answer of another
    /// length.
    enum class Targets { one, every, answer };

    SequenceBatch(const data::SequenceView& data, Targets targets) : data_(&data), kind_(targets) {}

    void take(std::span<const std::uint32_t> sequences, const InputNoise& noise);

    const PackedShape& shape() const { return shape_; }
    Rows<const float> x() const { return {x_.data(), shape_.rows(), data_->inputs}; }
    /// In the order of the sequences, of the rows of x, or of the rows of the answers.
    Rows<const float> targets() const { return {targets_.data(), target_rows_, data_->targets}; }

    /// Of answers, which are sorted by their own lengths: answer i is that of sequence reader()[i].
    const PackedShape& answer_shape() const { return answer_shape_; }
    std::span<const std::size_t> reader() const { return reader_; }

    /// Of what it allocates for so many rows of inputs, and of targets, bytes.
    static std::size_t bytes(std::size_t inputs, std::size_t rows, std::size_t targets, std::size_t target_rows);

  private:
    const data::Sequence& sequence(std::size_t i) const { return data_->sequences[order_[i]]; }
    void pack_inputs(const InputNoise& noise);
    void pack_targets();

    const data::SequenceView* data_;
    Targets kind_;
    std::vector<std::uint32_t> order_;  ///< numbers of the sequences, longest first
    std::vector<std::size_t> lengths_;
    PackedShape shape_, answer_shape_;
    std::vector<std::size_t> reader_;
    std::size_t target_rows_ = 0;
    Buffer<float> x_, targets_;
};

}  // namespace orthant::lstm
