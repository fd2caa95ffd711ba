#include "studies/lstm/trial.hpp"

#include "base/contract.hpp"
#include "base/hash.hpp"
#include "data/random_order.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace orthant::lstm {
namespace {

/// Independent uses of a trial's key.
enum class Use : std::uint64_t { initial_values = 1, order, noise, dropping };

std::uint64_t key_of(std::uint64_t key, Use use, std::uint64_t number = 0) {
    ByteWriter bytes;
    bytes.put(key);
    bytes.put(use);
    bytes.put(number);
    return hash64(bytes.view());
}

/// Answers are asked for in larger batches than training takes: they do not depend on it, and products are faster.
constexpr std::uint64_t answered_together = 32;

}  // namespace

Trial::Trial(const TrialSettings& settings, const data::SequenceView& data, std::span<const double> target_scales,
             std::uint64_t key, Pace& pace)
    : settings_(settings),
      data_(&data),
      target_scales_(target_scales),
      key_(key),
      noise_key_(key_of(key, Use::noise)),
      model_(make_model(settings.model, data, pace)),
      parameters_(model_->layout().size()),
      gradient_(parameters_.size()),
      best_(parameters_.size()),
      optimiser_(settings.optimiser, parameters_.size()) {
    initialise<float>(model_->layout(), Cell::of(settings.model.cell), settings.model.hidden, settings.initial,
                      key_of(key, Use::initial_values), parameters_.span(), pace);
    curve_.parameters = parameters_.size();
    begin_epoch();
}

double Trial::seconds_per_step(const ModelSettings& settings, std::size_t inputs, std::uint64_t together) {
    return operations_per_step(settings, inputs) / 60e9 +
           static_cast<double>(settings.layers) *
               (0.1e-6 + 0.3e-6 / static_cast<double>(together) + 4e-9 * static_cast<double>(settings.hidden));
}

std::size_t Trial::bytes(const TrialSettings& settings, const BatchSize& largest, std::size_t parameters,
                         std::size_t sequences) {
    BatchSize size = largest;
    size.sequences = std::min<std::size_t>(std::max(settings.batch, answered_together), sequences);
    return model_bytes(settings.model, size) + initial_values_bytes(settings.initial, settings.model.hidden) +
           3 * Buffer<float>::bytes(parameters) + Optimiser<float>::bytes(settings.optimiser, parameters) +
           sequences * sizeof(std::uint32_t) + settings.epochs * sizeof(LearningCurve::Epoch);
}

void Trial::begin_epoch() {
    next_ = 0;
    sums_ = {};
    const std::uint64_t key = key_of(key_, Use::order, curve_.epochs.size());
    order_ = data::random_order(data::random_priorities(data_->part_begin[1], key, data::Draw::learning));
}

void Trial::advance() {
    ORTHANT_EXPECT(!is_over());
    const std::uint64_t count = std::min(settings_.batch, order_.size() - next_);
    train(std::span(order_).subspan(next_, count));
    next_ += count;
    if (!is_over() && next_ == order_.size()) end_epoch();
}

void Trial::train(std::span<const std::uint32_t> sequences) {
    model_->take(sequences, {settings_.input_noise, noise_key_, curve_.updates});
    for (std::size_t piece = 0; piece < model_->pieces(); ++piece) {
        std::ranges::fill(gradient_.span(), 0.0f);
        optimiser_.look_ahead(parameters_.span());
        const Dropping dropping{settings_.model.dropout > 0 ? key_of(key_, Use::dropping, curve_.updates) : 0};
        const double loss = model_->loss_and_gradient(piece, parameters_.data(), gradient_.data(), dropping);
        const double norm = optimiser_.update(parameters_.span(), gradient_.span());
        ++curve_.updates;
        if (!std::isfinite(loss) || !std::isfinite(norm)) return diverge();
        const std::uint64_t rows = model_->rows_of(piece);
        sums_.loss += loss * static_cast<double>(rows);
        sums_.rows += rows;
        sums_.gradient_norm += norm;
        ++sums_.updates;
    }
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
        model_->take(sequences, {});
        scores.add(model_->answers(parameters));
    }
    return scores;
}

void Trial::end_epoch() {
    const Scores validation = score(data::SetPart::validation, parameters_.data());
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
        std::ranges::copy(parameters_.span(), best_.data());
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
    out.put(parameters_.size());
    out.put_all(parameters_.span());
    out.put_all(best_.span());
    optimiser_.save(out);
    out.put(next_);
    out.put(sums_);
    curve_.write(out);
}

void Trial::restore(ByteView state) {
    ByteReader in(state);
    if (in.get<std::size_t>() != parameters_.size()) throw MalformedBytes("the state of a network of another size");
    Buffer<float> parameters(parameters_.size()), best(parameters_.size());
    in.get_all(parameters.span());
    in.get_all(best.span());
    Optimiser<float> optimiser(settings_.optimiser, parameters_.size());
    optimiser.restore(in);
    const auto next = in.get<std::uint64_t>();
    const auto sums = in.get<EpochSums>();
    LearningCurve curve = LearningCurve::read(in, settings_.epochs);
    if (!in.at_end() || next > data_->part_begin[1]) throw MalformedBytes("the state of another trial");
    parameters_ = std::move(parameters);
    best_ = std::move(best);
    optimiser_ = std::move(optimiser);
    curve_ = std::move(curve);
    if (!is_over()) begin_epoch();
    next_ = next;
    sums_ = sums;
}

}  // namespace orthant::lstm
