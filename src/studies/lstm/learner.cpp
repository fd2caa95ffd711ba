#include "studies/lstm/learner.hpp"

#include "studies/lstm/trial_key.hpp"

#include <algorithm>
#include <cmath>

namespace orthant::lstm {

Learner::Learner(const LearnerSettings& settings, const data::SequenceView& data, std::uint64_t key, Pace& pace)
    : settings_(settings),
      key_(key),
      noise_key_(trial_key(key, KeyUse::noise)),
      model_(make_model(settings.model, data, pace)),
      state_{.parameters = Buffer<float>(model_->layout().size()),
             .optimiser = Optimiser<float>(settings.optimiser, model_->layout().size()),
             .updates = 0},
      gradient_(model_->layout().size()) {
    initialise<float>(model_->layout(), Cell::of(settings.model.cell), settings.model.hidden, settings.initial,
                      trial_key(key, KeyUse::initial_values), state_.parameters.span(), pace);
}

std::size_t Learner::bytes(const LearnerSettings& settings, const BatchSize& largest, std::size_t parameters) {
    return model_bytes(settings.model, largest) + initial_values_bytes(settings.initial, settings.model.hidden) +
           2 * Buffer<float>::bytes(parameters) + Optimiser<float>::bytes(settings.optimiser, parameters);
}

bool Learner::train(std::span<const std::uint32_t> sequences, EpochSums& sums) {
    auto& [parameters, optimiser, updates] = state_;
    model_->take(sequences, {settings_.input_noise, noise_key_, updates});
    for (std::size_t piece = 0; piece < model_->pieces(); ++piece) {
        std::ranges::fill(gradient_.span(), 0.0f);
        optimiser.look_ahead(parameters.span());
        const Dropping dropping{settings_.model.dropout > 0 ? trial_key(key_, KeyUse::dropping, updates) : 0};
        const double loss = model_->loss_and_gradient(piece, parameters.data(), gradient_.data(), dropping);
        if (settings_.loss_mean == LossMean::sequences) {
            const double answers = static_cast<double>(model_->rows_of(piece)) / static_cast<double>(sequences.size());
            for (float& slope : gradient_.span()) slope *= static_cast<float>(answers);
        }
        const double norm = optimiser.update(parameters.span(), gradient_.span());
        ++updates;
        if (!std::isfinite(loss) || !std::isfinite(norm)) return false;
        const std::uint64_t rows = model_->rows_of(piece);
        sums.loss += loss * static_cast<double>(rows);
        sums.rows += rows;
        sums.gradient_norm += norm;
        ++sums.updates;
    }
    return true;
}

Answers Learner::answers(std::span<const std::uint32_t> sequences, const float* parameters) {
    model_->take(sequences, {});
    return model_->answers(parameters);
}

void Learner::save(ByteWriter& out) const {
    out.put(state_.parameters.size());
    out.put_all(state_.parameters.span());
    state_.optimiser.save(out);
    out.put(state_.updates);
}

Learner::State Learner::read(ByteReader& in) const {
    const std::size_t count = state_.parameters.size();
    if (in.get<std::size_t>() != count) throw MalformedBytes("the state of a network of another size");
    State state{
        .parameters = Buffer<float>(count), .optimiser = Optimiser<float>(settings_.optimiser, count), .updates = 0};
    in.get_all(state.parameters.span());
    state.optimiser.restore(in);
    state.updates = in.get<std::uint64_t>();
    return state;
}

}  // namespace orthant::lstm
