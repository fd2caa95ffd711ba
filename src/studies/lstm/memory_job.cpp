#include "studies/lstm/memory_job.hpp"

#include "studies/lstm/trial_key.hpp"

namespace orthant::lstm {

MemorySettings memory_settings(const job::Job& job, const job::Point& point) {
    const auto size = [&](const char* name) { return static_cast<std::size_t>(point.integer(name)); };
    const auto fixed = [&](const char* name) { return static_cast<std::uint64_t>(job.integer(name)); };
    MemorySettings settings;
    static_cast<LearnerSettings&>(settings) = learner_settings(point);
    settings.model.layers = size("layers");
    settings.task = {.kind = memory_named(point.text("task")),
                     .lag = size("lag"),
                     .tolerance = point.real("tolerance"),
                     .copied = size("copied"),
                     .symbols = size("symbols"),
                     .marks = size("marks")};
    settings.updates = fixed("updates");
    settings.check_every = fixed("check_every");
    settings.validation = fixed("validation");
    settings.test = fixed("test");
    settings.learned_at = job.real("learned_at");
    const MemoryShape shape = memory_task(settings.task)->shape();
    settings.model.form = shape.form;
    settings.model.loss = shape.loss;
    settings.model.targets = shape.outputs;
    return settings;
}

MemoryKeys memory_keys(const job::Job& job, const job::Point& point) {
    const std::uint64_t key = shared_key("lstm.memory", job, point);
    return {
        .trial = point.key(), .validation = trial_key(key, KeyUse::validation), .test = trial_key(key, KeyUse::test)};
}

}  // namespace orthant::lstm
