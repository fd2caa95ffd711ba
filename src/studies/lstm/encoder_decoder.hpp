#pragma once

#include "studies/lstm/network.hpp"

#include <cstddef>

namespace orthant::lstm {

struct EncoderDecoderSettings {
    CellKind cell = CellKind::lstm;
    std::size_t inputs = 1;          ///< of the encoder
    std::size_t decoder_inputs = 1;  ///< what the decoder reads at a step: in training the answer before
    std::size_t hidden = 20;
    std::size_t layers = 1;
    double dropout = 0;
    std::size_t targets = 1;
    LossKind loss = LossKind::squared;
};

/// Sequences to read and sequences to answer, of lengths of their own. Both shapes hold the sequences in their own
/// order, longest first: sequence `reader[i]` of the encoder is answered by sequence i of the decoder.
template <class T>
struct PairedBatch {
    const PackedShape& read_shape;
    Rows<const T> x;
    const PackedShape& answer_shape;
    Rows<const T> decoder_x;  ///< rows of the answers × decoder inputs
    Rows<const T> targets;
    std::span<const std::size_t> reader;
};

/// One stack reads a sequence into its last states (the code); another of the same size starts from them and answers
/// every step, with a dense layer on top.
template <class T>
class EncoderDecoder {
  public:
    explicit EncoderDecoder(const EncoderDecoderSettings& settings);

    const ParameterLayout& layout() const { return layout_; }
    void set_pace(Pace* pace) {
        encoder_.set_pace(pace);
        decoder_.set_pace(pace);
    }
    /// rows of the answers × outputs, valid until the next call.
    Rows<const T> outputs(const T* parameters, const PairedBatch<T>& batch, Dropping dropping = {});
    double loss_and_gradient(const T* parameters, const PairedBatch<T>& batch, T* gradient, Dropping dropping = {});
    double loss(const T* parameters, const PairedBatch<T>& batch);

    /// Of what it allocates for batches of so many sequences, and rows to read and to answer, bytes; parameters not
    /// counted.
    std::size_t bytes(std::size_t rows, std::size_t answer_rows, std::size_t sequences) const;

  private:
    using States = typename Stack<T>::States;
    void reserve(const PairedBatch<T>& batch);

    EncoderDecoderSettings settings_;
    ParameterLayout layout_;
    Stack<T> encoder_, decoder_;
    DenseLayer<T> top_;
    Rows<const T> answered_;
    std::size_t rows_ = 0;
    std::size_t sequences_ = 0;
    States code_, started_, dcode_, dstarted_;  ///< in the order of the encoder, and of the decoder
    Buffer<T> o_, do_;
};

}  // namespace orthant::lstm
