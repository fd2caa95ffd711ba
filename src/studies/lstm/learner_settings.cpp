#include "studies/lstm/learner_settings.hpp"

#include "base/named.hpp"

namespace orthant::lstm {

const std::vector<std::string>& loss_mean_names() {
    static const std::vector<std::string> names{"answers", "sequences"};
    return names;
}

LossMean loss_mean_named(std::string_view name) {
    return named<LossMean>(loss_mean_names(), name);
}

LearnerSettings learner_settings(const job::Point& point) {
    LearnerSettings settings;
    settings.model.cell = cell_named(point.text("cell"));
    settings.model.hidden = static_cast<std::size_t>(point.integer("hidden"));
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
