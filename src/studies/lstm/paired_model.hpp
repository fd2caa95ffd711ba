#pragma once

#include "studies/lstm/encoder_decoder.hpp"
#include "studies/lstm/model.hpp"

namespace orthant::lstm {

/// Reads a sequence and answers with another. The decoder is given the code alone, never an answer: what it scores in
/// a test is what it can do in use.
class PairedModel final : public Model {
  public:
    PairedModel(const ModelSettings& settings, const data::SequenceView& data, Pace& pace);

    const ParameterLayout& layout() const override { return network_.layout(); }
    void take(std::span<const std::uint32_t> sequences, const InputNoise& noise) override;
    std::size_t rows_of(std::size_t /*piece*/) const override { return batch_.answer_shape().rows(); }
    double loss_and_gradient(std::size_t piece, const float* parameters, float* gradient, Dropping dropping) override;
    Answers answers(const float* parameters) override;

    static std::size_t bytes(const ModelSettings& settings, std::size_t inputs, std::size_t rows,
                             std::size_t answer_rows, std::size_t sequences);

  private:
    PairedBatch<float> paired() const;

    EncoderDecoder<float> network_;
    SequenceBatch batch_;
    Buffer<float> nothing_;  ///< answer rows × 1: zeros, what the decoder reads
};

}  // namespace orthant::lstm
