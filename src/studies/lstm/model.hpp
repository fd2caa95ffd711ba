#pragma once

#include "studies/lstm/model_settings.hpp"
#include "studies/lstm/pace.hpp"
#include "studies/lstm/parameter_layout.hpp"
#include "studies/lstm/rows.hpp"
#include "studies/lstm/sequence_batch.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>

namespace orthant::lstm {

/// What a model says of the sequences it took, and what was wanted: row by row.
struct Answers {
    Rows<const float> outputs;
    Rows<const float> targets;
};

/// A network with the sequences it is to learn from, or to answer.
class Model {
  public:
    virtual ~Model() = default;

    virtual const ParameterLayout& layout() const = 0;

    virtual void take(std::span<const std::uint32_t> sequences, const InputNoise& noise) = 0;
    /// Updates that training makes of what was taken: one, or one for each stretch of truncated backpropagation.
    virtual std::size_t pieces() const { return 1; }
    /// The mean loss over the rows of a piece, and its gradient, which is added to. Pieces in their order.
    virtual double loss_and_gradient(std::size_t piece, const float* parameters, float* gradient,
                                     Dropping dropping) = 0;
    /// Rows that a piece answers.
    virtual std::size_t rows_of(std::size_t piece) const = 0;
    /// Valid until the next call.
    virtual Answers answers(const float* parameters) = 0;
};

/// `data` and `pace` must outlive it.
std::unique_ptr<Model> make_model(const ModelSettings& settings, const data::SequenceView& data, Pace& pace);

/// The largest batch that a model meets.
struct BatchSize {
    std::size_t inputs;
    std::size_t sequences;
    std::size_t steps;    ///< of the longest sequence
    std::size_t answers;  ///< rows that the longest answer has
};

/// Answers are asked for of so many sequences at once, or of more where training takes larger batches: they do not
/// depend on it, and products are faster.
constexpr std::uint64_t answered_together = 32;

/// Of everything that such a model allocates for batches up to this size, bytes; what it packs them into, too.
std::size_t model_bytes(const ModelSettings& settings, const BatchSize& size);

/// Floating-point operations of the products that training takes for one step of one sequence.
double operations_per_step(const ModelSettings& settings, std::size_t inputs);

/// What training takes together for one update.
struct Together {
    std::uint64_t sequences = 1;
    double steps = 1;  ///< of each
};

/// Seconds that this step takes on a core of a present-day machine, its share of what an update takes included.
double seconds_per_step(const ModelSettings& settings, std::size_t inputs, const Together& together);

/// Parameters of such a model for sequences of up to so many steps.
std::size_t parameter_count(const ModelSettings& settings, std::size_t inputs, std::size_t targets, std::size_t steps);

}  // namespace orthant::lstm
