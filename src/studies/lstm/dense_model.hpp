#pragma once

#include "studies/lstm/dense_network.hpp"
#include "studies/lstm/model.hpp"

namespace orthant::lstm {

/// The baseline that ignores order; all sequences have the same length.
class DenseModel final : public Model {
  public:
    DenseModel(const ModelSettings& settings, const data::SequenceView& data, Pace& pace);

    const ParameterLayout& layout() const override { return network_.layout(); }
    void take(std::span<const std::uint32_t> sequences, const InputNoise& noise) override;
    std::size_t rows_of(std::size_t /*piece*/) const override { return batch_.targets().rows; }
    double loss_and_gradient(std::size_t piece, const float* parameters, float* gradient, Dropping dropping) override;
    Answers answers(const float* parameters) override;

    static std::size_t bytes(const ModelSettings& settings, std::size_t inputs, std::size_t sequences);

  private:
    void spend(double passes);

    Pace* pace_;
    DenseNetwork<float> network_;
    SequenceBatch batch_;
    Buffer<float> windows_;  ///< sequences × steps · inputs
    Rows<const float> x_;
};

}  // namespace orthant::lstm
