#include "studies/lstm/watched_trial.hpp"

#include <optional>
#include <utility>

namespace orthant::lstm {
namespace {

GradientProfile diverged() {
    GradientProfile profile;
    profile.has_diverged = true;
    return profile;
}

}  // namespace

WatchedTrial::WatchedTrial(const GradientsJob& job, const TrialSettings& settings, const data::SequenceSet& set,
                           std::uint64_t key, Pace& pace)
    : job_(&job),
      settings_(settings),
      length_(set.longest),
      view_(data::view(set)),
      pace_(&pace),
      trial_(settings, view_, set.target_scale, key, pace),
      probe_(settings.model, view_, set.longest, pace) {}

std::size_t WatchedTrial::bytes(const GradientsJob& job, const TrialSettings& settings, std::size_t length) {
    const BatchSize largest{.inputs = job.inputs(), .sequences = job.all_sequences(), .steps = length, .answers = 1};
    const std::size_t parameters = GradientProbe::parameters(settings.model, job.inputs());
    return Trial::bytes(settings, largest, parameters, job.all_sequences()) +
           GradientProbe::bytes(settings.model, job.inputs(), length, job.probes) +
           recurrent_measure_bytes(settings.model) + job.epochs.size() * GradientProfile::record_bytes(length);
}

void WatchedTrial::run(study::TaskContext& context) {
    if (const std::optional<ByteView> state = context.restored()) restore(*state);
    while (profiles_.size() < job_->moments.size()) {
        const std::uint64_t epoch = job_->epochs[job_->moments[profiles_.size()]];
        while (trial_.curve().epochs.size() < epoch && !trial_.is_over()) {
            trial_.advance();
            context.tell_progress(progress());
            context.offer_checkpoint([this](ByteWriter& out) { save(out); });
        }
        profiles_.push_back(trial_.curve().stop == StopReason::diverged ? diverged() : look());
    }
}

double WatchedTrial::progress() const {
    const double trained_epochs = trial_.progress() * static_cast<double>(settings_.epochs);
    return job_->effort(trained_epochs, profiles_.size()) / job_->whole_effort();
}

void WatchedTrial::write(ByteWriter& record) const {
    for (const GradientProfile& profile : profiles_) profile.write(record);
}

GradientProfile WatchedTrial::look() {
    const std::span<const float> parameters = trial_.current_parameters();
    GradientProfile profile = profile_of(probe_.norms(parameters), length_, *pace_);
    profile.recurrent = recurrent_measure(Cell::of(settings_.model.cell), trial_.layout(), parameters, *pace_);
    if (!trial_.curve().epochs.empty()) profile.training_norm = trial_.curve().epochs.back().gradient_norm;
    return profile;
}

void WatchedTrial::save(ByteWriter& out) const {
    out.put_varint(profiles_.size());
    write(out);
    ByteWriter state;
    trial_.save(state);
    out.put_blob(state.view());
}

void WatchedTrial::restore(ByteView saved) {
    ByteReader in(saved);
    const std::uint64_t count = in.get_varint();
    if (count > job_->moments.size()) throw MalformedBytes("the state of another task");
    std::vector<GradientProfile> profiles;
    for (std::uint64_t i = 0; i < count; ++i) profiles.push_back(GradientProfile::read(in, length_));
    trial_.restore(in.get_blob());
    if (!in.at_end()) throw MalformedBytes("more than the state of a task");
    profiles_ = std::move(profiles);
}

}  // namespace orthant::lstm
