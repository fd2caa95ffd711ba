#include "studies/lstm/trial.hpp"

#include "base/contract.hpp"
#include "data/random_order.hpp"
#include "studies/lstm/trial_key.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace orthant::lstm {
namespace {

double steps_in(const data::SequenceView& data, data::SetPart part) {
    double steps = 0;
    for (const data::Sequence& sequence : data.part(part)) steps += static_cast<double>(sequence.steps);
    return steps;
}

double training_share(const data::SequenceView& data) {
    const double trained = steps_in(data, data::SetPart::training);
    return trained / (trained + steps_in(data, data::SetPart::validation) / 3);
}

}  // namespace

Trial::Trial(const TrialSettings& settings, const data::SequenceView& data, std::span<const double> target_scales,
             std::uint64_t key, Pace& pace)
    : settings_(settings),
      data_(&data),
      target_scales_(target_scales),
      key_(key),
      learner_(settings, data, key, pace),
      best_(learner_.parameters().size()),
      training_share_(training_share(data)) {
    curve_.parameters = learner_.parameters().size();
    begin_epoch();
}

std::size_t Trial::bytes(const TrialSettings& settings, const BatchSize& largest, std::size_t parameters,
                         std::size_t sequences) {
    BatchSize size = largest;
    size.sequences = std::min<std::size_t>(std::max(settings.batch, answered_together), sequences);
    return Learner::bytes(settings, size, parameters) + Buffer<float>::bytes(parameters) +
           sequences * sizeof(std::uint32_t) + settings.epochs * sizeof(LearningCurve::Epoch);
}

void Trial::begin_epoch() {
    next_ = 0;
    sums_ = {};
    const std::uint64_t key = trial_key(key_, KeyUse::order, curve_.epochs.size());
    order_ = data::random_order(data::random_priorities(data_->part_begin[1], key, data::Draw::learning));
}

void Trial::advance() {
    ORTHANT_EXPECT(!is_over());
    const std::uint64_t count = std::min(settings_.batch, order_.size() - next_);
    if (!learner_.train(std::span(order_).subspan(next_, count), sums_)) diverge();
    curve_.updates = learner_.updates();
    next_ += count;
    if (!is_over() && next_ == order_.size()) end_epoch();
}

double Trial::progress() const {
    const double of_epoch = training_share_ * static_cast<double>(next_) / static_cast<double>(order_.size());
    const double epochs = static_cast<double>(curve_.epochs.size());
    return (is_over() ? epochs : epochs + of_epoch) / static_cast<double>(settings_.epochs);
}

Scores Trial::score(data::SetPart part, const float* parameters) {
    Scores scores(settings_.model.loss, target_scales_);
    const std::uint64_t batch = std::max(settings_.batch, answered_together);
    const std::uint64_t begin = data_->part_begin[static_cast<std::size_t>(part)];
    const std::uint64_t end = data_->part_begin[static_cast<std::size_t>(part) + 1];
    std::vector<std::uint32_t> sequences;
    for (std::uint64_t first = begin; first < end; first += batch) {
        sequences.resize(std::min(batch, end - first));
        std::iota(sequences.begin(), sequences.end(), static_cast<std::uint32_t>(first));
        scores.add(learner_.answers(sequences, parameters));
    }
    return scores;
}

void Trial::end_epoch() {
    const Scores validation = score(data::SetPart::validation, learner_.parameters().data());
    curve_.epochs.push_back({.training_loss = sums_.loss / static_cast<double>(sums_.rows),
                             .validation_loss = validation.loss(),
                             .validation_error = validation.error(),
                             .gradient_norm = sums_.gradient_norm / static_cast<double>(sums_.updates)});
    if (!std::isfinite(validation.loss())) return diverge();
    const auto epoch = static_cast<std::int64_t>(curve_.epochs.size()) - 1;
    const bool is_best = curve_.best_epoch < 0 ||
                         validation.loss() < curve_.epochs[static_cast<std::size_t>(curve_.best_epoch)].validation_loss;
    if (is_best) {
        curve_.best_epoch = epoch;
        std::ranges::copy(learner_.parameters(), best_.data());
    }
    if (curve_.epochs.size() >= settings_.epochs)
        curve_.stop = StopReason::epochs;
    else if (epoch - curve_.best_epoch >= static_cast<std::int64_t>(settings_.patience))
        curve_.stop = StopReason::patience;
    else
        begin_epoch();
}

const LearningCurve& Trial::finish() {
    ORTHANT_EXPECT(is_over());
    if (curve_.best_epoch < 0) return curve_;
    const Scores test = score(data::SetPart::test, best_.data());
    curve_.test_loss = test.loss();
    curve_.test_error = test.error();
    return curve_;
}

void Trial::save(ByteWriter& out) const {
    learner_.save(out);
    out.put_all(best_.span());
    out.put(next_);
    out.put(sums_);
    curve_.write(out);
}

void Trial::restore(ByteView state) {
    ByteReader in(state);
    Learner::State learned = learner_.read(in);
    Buffer<float> best(best_.size());
    in.get_all(best.span());
    const auto next = in.get<std::uint64_t>();
    const auto sums = in.get<EpochSums>();
    LearningCurve curve = LearningCurve::read(in, settings_.epochs);
    const bool goes_on = curve.stop == StopReason::none;  // so its epoch has an end still to come
    if (!in.at_end() || next > data_->part_begin[1] || (goes_on && next == data_->part_begin[1]))
        throw MalformedBytes("the state of another trial");
    learner_.restore(std::move(learned));
    best_ = std::move(best);
    curve_ = std::move(curve);
    if (!is_over()) begin_epoch();
    next_ = next;
    sums_ = sums;
}

}  // namespace orthant::lstm
