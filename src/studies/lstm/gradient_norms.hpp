#pragma once

#include "data/sequence_set.hpp"
#include "studies/lstm/buffer.hpp"
#include "studies/lstm/error_trace.hpp"
#include "studies/lstm/model_settings.hpp"
#include "studies/lstm/network.hpp"
#include "studies/lstm/pace.hpp"
#include "studies/lstm/sequence_batch.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace orthant::lstm {

/// How the loss J of a sequence's last step t changes with what the cell was lag steps before: ‖∂J/∂y^(t−lag)‖ and
/// ‖∂J/∂c^(t−lag)‖, all that they reach counted. A change of y leaves c alone; one of c goes on to y.
struct GradientNorms {
    std::vector<double> y;     ///< lags × sequences, row-major; lag 0 is the last step
    std::vector<double> c;     ///< likewise; empty where the cell has no c
    std::vector<double> loss;  ///< J of each sequence
    std::uint64_t wrong = 0;   ///< sequences whose likeliest class is not the one wanted
};

/// Takes the test part of a set through a network of one layer, in double precision, and back.
class GradientProbe {
  public:
    /// `model` answers once a sequence, with a class, by one recurrent layer (contract); all test sequences have
    /// `steps` steps. `data` and `pace` must outlive it.
    GradientProbe(const ModelSettings& model, const data::SequenceView& data, std::size_t steps, Pace& pace);
    /// The network is told where the trace is.
    GradientProbe(const GradientProbe&) = delete;
    GradientProbe& operator=(const GradientProbe&) = delete;

    GradientNorms norms(std::span<const float> parameters);

    /// Parameters of such a network.
    static std::size_t parameters(const ModelSettings& model, std::size_t inputs);
    /// Of all that it and its norms allocate, bytes.
    static std::size_t bytes(const ModelSettings& model, std::size_t inputs, std::size_t steps, std::size_t sequences);

  private:
    void take(std::span<const std::uint32_t> sequences);
    void add_answers(GradientNorms& norms);
    void put_norms(std::size_t first, std::size_t sequences, GradientNorms& norms) const;

    data::SequenceView data_;
    std::size_t steps_;
    bool has_c_;
    Network<double> network_;
    SequenceBatch batch_;
    Buffer<double> parameters_, gradient_, x_, targets_, y_, c_;
    ErrorTrace<double> trace_;
    Pace* pace_;
};

}  // namespace orthant::lstm
