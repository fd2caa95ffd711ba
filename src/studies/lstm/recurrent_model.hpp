#pragma once

#include "studies/lstm/model.hpp"
#include "studies/lstm/network.hpp"

#include <array>

namespace orthant::lstm {

/// A stack of recurrent layers that answers at the last step or at every step.
class RecurrentModel final : public Model {
  public:
    RecurrentModel(const ModelSettings& settings, const data::SequenceView& data, Pace& pace);

    const ParameterLayout& layout() const override { return network_.layout(); }
    void take(std::span<const std::uint32_t> sequences, const InputNoise& noise) override;
    std::size_t pieces() const override;
    std::size_t rows_of(std::size_t piece) const override;
    double loss_and_gradient(std::size_t piece, const float* parameters, float* gradient, Dropping dropping) override;
    Answers answers(const float* parameters) override;

    static std::size_t bytes(const ModelSettings& settings, std::size_t inputs, std::size_t rows,
                             std::size_t sequences);

  private:
    struct Stretch {
        std::size_t first_step;
        std::size_t steps;
    };
    bool is_truncated() const { return truncate_ > 0 && truncate_ < batch_.shape().steps(); }
    Stretch stretch(std::size_t piece) const;

    std::size_t truncate_;
    Network<float> network_;
    SequenceBatch batch_;
    PackedShape piece_shape_;
    std::vector<std::size_t> lengths_;
    std::array<Network<float>::States, 2> states_;  ///< before a piece and after it, in turns
    std::size_t states_of_ = 0;                     ///< sequences there is room for in them
};

}  // namespace orthant::lstm
