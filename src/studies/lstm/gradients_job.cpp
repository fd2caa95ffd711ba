#include "studies/lstm/gradients_job.hpp"

#include "studies/lstm/made_sequences.hpp"
#include "studies/lstm/trial_key.hpp"

#include <algorithm>
#include <numeric>

namespace orthant::lstm {
namespace {

std::vector<std::uint64_t> integers(const job::Job& job, const char* name) {
    std::vector<std::uint64_t> integers;
    for (const job::Value& value : job.values(name))
        integers.push_back(static_cast<std::uint64_t>(std::get<std::int64_t>(value)));
    return integers;
}

}  // namespace

GradientsJob::GradientsJob(const job::Job& job)
    : epochs(integers(job, "epochs")),
      moments(epochs.size()),
      longest(std::ranges::max(integers(job, "length"))),
      symbols(static_cast<std::size_t>(job.integer("symbols"))),
      sequences(static_cast<std::uint64_t>(job.integer("sequences"))),
      probes(static_cast<std::uint64_t>(job.integer("probes"))) {
    std::iota(moments.begin(), moments.end(), std::size_t{0});
    std::ranges::stable_sort(moments, {}, [this](std::size_t i) { return epochs[i]; });
}

std::size_t GradientsJob::length(const job::Point& point) {
    return static_cast<std::size_t>(point.integer("length"));
}

TrialSettings GradientsJob::trial(const job::Point& point) const {
    TrialSettings settings;
    static_cast<LearnerSettings&>(settings) = learner_settings(point);
    settings.model.form = AnswerForm::last;
    settings.model.loss = LossKind::softmax;
    settings.model.targets = symbols;
    settings.epochs = std::max<std::uint64_t>(last_epoch(), 1);
    settings.patience = settings.epochs + 1;
    return settings;
}

data::SequenceSet GradientsJob::made(const job::Job& job, const job::Point& point, Pace& pace) const {
    data::SequenceSet set = made_sequences({.kind = MadeKind::recall,
                                            .sequences = all_sequences(),
                                            .symbols = symbols,
                                            .length = length(point),
                                            .seed = shared_key("lstm.gradients sequences", job, point)},
                                           &pace);
    set.part_begin = {0, sequences, sequences + probes, all_sequences()};
    return set;
}

std::size_t GradientsJob::made_bytes(const job::Point& point) const {
    constexpr std::size_t growth = 2;  // the values are appended to
    const std::size_t values = length(point) * inputs() + 1;
    return growth * all_sequences() * (values * sizeof(float) + sizeof(data::Sequence));
}

}  // namespace orthant::lstm
