#include "studies/lstm/memory_trial.hpp"

#include "base/contract.hpp"
#include "studies/lstm/trial_key.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace orthant::lstm {
namespace {

std::uint64_t most_together(const MemorySettings& settings) {
    return std::max(settings.batch, answered_together);
}

}  // namespace

MemoryTrial::MemoryTrial(const MemorySettings& settings, const MemoryKeys& keys, Pace& pace)
    : settings_(settings),
      keys_(keys),
      pace_(&pace),
      task_(memory_task(settings.task)),
      batch_(*task_, most_together(settings)),
      learner_(settings, batch_.view(), keys.trial, pace) {
    curve_.parameters = parameters();
}

std::size_t MemoryTrial::bytes(const MemorySettings& settings, std::size_t parameters) {
    const MemoryShape shape = memory_task(settings.task)->shape();
    const BatchSize largest{
        .inputs = shape.inputs, .sequences = most_together(settings), .steps = shape.steps, .answers = shape.answers()};
    return Learner::bytes(settings, largest, parameters) + MemoryBatch::bytes(shape, largest.sequences) +
           settings.most_checks() * sizeof(MemoryCurve::Check);
}

void MemoryTrial::advance() {
    ORTHANT_EXPECT(!is_over());
    const std::uint64_t key = trial_key(keys_.trial, KeyUse::training);
    const auto sequences = batch_.make(key, curve_.updates * settings_.batch, settings_.batch, *pace_);
    const bool is_finite = learner_.train(sequences, sums_);
    curve_.updates = learner_.updates();
    if (!is_finite)
        curve_.stop = MemoryStop::diverged;
    else if (curve_.updates % settings_.check_every == 0 || curve_.updates == settings_.updates)
        check();
}

double MemoryTrial::progress() const {
    return settings_.effort(curve_.updates, curve_.checks.size(), 0) / settings_.whole_effort();
}

void MemoryTrial::check() {
    const MemoryScores validation = score(keys_.validation, settings_.validation);
    const double loss = validation.loss().value, error = validation.error().value;
    curve_.checks.push_back({.training_loss = sums_.loss / static_cast<double>(sums_.rows),
                             .validation_loss = loss,
                             .validation_error = error,
                             .gradient_norm = sums_.gradient_norm / static_cast<double>(sums_.updates)});
    sums_ = {};
    if (!std::isfinite(loss))
        curve_.stop = MemoryStop::diverged;
    else if (error <= settings_.learned_at)
        curve_.stop = MemoryStop::learned;
    else if (curve_.updates == settings_.updates)
        curve_.stop = MemoryStop::updates;
}

MemoryScores MemoryTrial::score(std::uint64_t key, std::uint64_t sequences) {
    MemoryScores scores(task_->shape());
    const std::uint64_t together = most_together(settings_);
    for (std::uint64_t first = 0; first < sequences; first += together) {
        const auto places = batch_.make(key, first, std::min(together, sequences - first), *pace_);
        scores.add(learner_.answers(places, learner_.parameters().data()));
    }
    return scores;
}

const MemoryCurve& MemoryTrial::finish() {
    ORTHANT_EXPECT(is_over());
    if (curve_.stop == MemoryStop::diverged) return curve_;
    const MemoryScores test = score(keys_.test, settings_.test);
    curve_.test_loss = test.loss();
    curve_.test_error = test.error();
    return curve_;
}

void MemoryTrial::save(ByteWriter& out) const {
    learner_.save(out);
    out.put(sums_);
    curve_.write(out);
}

void MemoryTrial::restore(ByteView state) {
    ByteReader in(state);
    Learner::State learned = learner_.read(in);
    const auto sums = in.get<EpochSums>();
    MemoryCurve curve = MemoryCurve::read(in, settings_.most_checks());
    if (!in.at_end() || curve.updates != learned.updates || curve.updates > settings_.updates ||
        curve.parameters != parameters())
        throw MalformedBytes("the state of another trial");
    learner_.restore(std::move(learned));
    sums_ = sums;
    curve_ = std::move(curve);
}

}  // namespace orthant::lstm
