#include "studies/lstm/learner_settings.hpp"

namespace orthant::lstm {

LearnerSettings learner_settings(const job::Point& point) {
    const auto size = [&](const char* name) { return static_cast<std::size_t>(point.integer(name)); };
    LearnerSettings settings;
    settings.model.cell = cell_named(point.text("cell"));
    settings.model.hidden = size("hidden");
    settings.model.layers = size("layers");
    settings.initial = {.kind = initialisation_named(point.text("initialisation")),
                        .scale = point.real("initial_scale"),
                        .forget_bias = point.real("forget_bias")};
    settings.optimiser = {.kind = optimiser_named(point.text("optimiser")),
                          .learning_rate = point.real("learning_rate"),
                          .momentum = point.real("momentum"),
                          .weight_decay = point.real("weight_decay"),
                          .clipping = clipping_named(point.text("clipping")),
                          .clip_at = point.real("clip_at")};
    settings.batch = static_cast<std::uint64_t>(point.integer("batch"));
    return settings;
}

}  // namespace orthant::lstm
