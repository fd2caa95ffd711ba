#pragma once

#include "studies/lstm/draws.hpp"
#include "studies/lstm/loss.hpp"
#include "studies/lstm/model_settings.hpp"

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace orthant::lstm {

/// Classic tasks that ask a network for what it read long ago.
enum class MemoryKind { adding, copy, temporal_order, parity };

const std::vector<std::string>& memory_names();
/// A contract violation for other names.
MemoryKind memory_named(std::string_view name);

struct MemoryRequest {
    MemoryKind kind = MemoryKind::adding;
    std::size_t lag = 10;
    double tolerance = 0.04;  ///< of adding: a sum missed by as much is wrong
    std::size_t copied = 10;  ///< symbols of a copy
    std::size_t symbols = 8;  ///< different ones of them
    std::size_t marks = 2;    ///< of temporal_order
};

/// All sequences of a task are of one shape.
struct MemoryShape {
    std::size_t inputs;  ///< values of a step
    std::size_t steps;
    std::size_t asked;  ///< answers that count: the last ones, one a step
    AnswerForm form;    ///< `last`, or `every`: then the steps before want an answer, too, that does not count
    LossKind loss;
    std::size_t outputs;  ///< values to predict, or classes
    double tolerance;     ///< of numbers: an answer missed by as much is wrong

    std::size_t answers() const { return form == AnswerForm::every ? steps : 1; }
};

/// The best that can be done without a memory: mean loss, and share of wrong answers, of the answers that count.
struct Chance {
    double loss;
    double error;
};

class MemoryTask {
  public:
    virtual ~MemoryTask() = default;

    virtual MemoryShape shape() const = 0;
    virtual Chance chance() const = 0;
    /// Draws one sequence. `inputs` are steps × inputs zeros, `targets` answers × 1, all overwritten.
    virtual void make(Draws& draws, std::span<float> inputs, std::span<float> targets) const = 0;
};

/// For lags of 2 and more (contract).
std::unique_ptr<MemoryTask> memory_task(const MemoryRequest& request);

}  // namespace orthant::lstm
