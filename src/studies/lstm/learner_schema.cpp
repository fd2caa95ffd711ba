#include "studies/lstm/learner_schema.hpp"

#include "studies/lstm/cell.hpp"
#include "studies/lstm/initial_values.hpp"
#include "studies/lstm/optimiser.hpp"
#include "studies/lstm/outer.hpp"

namespace orthant::lstm {

using job::Parameter;
using job::text;
using job::Type;
using job::Value;
using job::whole;

std::vector<Parameter> network_parameters() {
    return {
        outer({.name = "cell",
               .description = "lstm (with peepholes), its changes of the Search Space Odyssey (np: no peepholes; nig, "
                              "nfg, nog: no input, forget, output gate; niaf, noaf: no input, output activation; cifg: "
                              "coupled gates; fgr: full gate recurrence), gru, rnn (tanh) or relu",
               .type = Type::text,
               .default_value = text("lstm"),
               .choices = cell_names()}),
        outer({.name = "hidden",
               .description = "units of a layer",
               .default_value = whole(32),
               .minimum = 1,
               .maximum = 1e4}),
        outer({.name = "layers",
               .description = "recurrent layers upon each other; dense ones before the last two",
               .default_value = whole(1),
               .minimum = 1,
               .maximum = 20}),
    };
}

std::vector<Parameter> initial_value_parameters() {
    return {
        outer({.name = "initialisation",
               .description = "how weights begin: normal (of initial_scale), glorot (uniform), recurrent-eye (glorot, "
                              "the recurrent ones initial_scale times the identity)",
               .type = Type::text,
               .default_value = text("glorot"),
               .choices = initialisation_names()}),
        outer({.name = "initial_scale",
               .description = "standard deviation of normal weights, or what the identity is multiplied by",
               .type = Type::real,
               .default_value = Value{0.1},
               .minimum = 0,
               .maximum = 100}),
        outer({.name = "forget_bias",
               .description = "what the biases of forget gates (of update gates of a gru) begin with",
               .type = Type::real,
               .default_value = Value{1.0},
               .minimum = -100,
               .maximum = 100}),
    };
}

std::vector<Parameter> optimiser_parameters() {
    return {
        outer({.name = "optimiser",
               .description = "sgd, nesterov (its learning rate scaled by 1 - momentum), rmsprop or adam",
               .type = Type::text,
               .default_value = text("adam"),
               .choices = optimiser_names()}),
        outer({.name = "learning_rate",
               .description = "step size",
               .type = Type::real,
               .default_value = Value{0.003},
               .minimum = 0,
               .maximum = 1e6}),
        outer({.name = "momentum",
               .description = "of sgd and nesterov",
               .type = Type::real,
               .default_value = Value{0.9},
               .minimum = 0,
               .maximum = 1}),
        outer({.name = "batch",
               .description = "sequences an update",
               .default_value = whole(32),
               .minimum = 1,
               .maximum = 1e5}),
        outer({.name = "weight_decay",
               .description = "share of a parameter that is added to its gradient",
               .type = Type::real,
               .default_value = Value{0.0},
               .minimum = 0,
               .maximum = 1e3}),
        outer({.name = "clipping",
               .description = "of gradients: none, norm (to clip_at), or value (each to +- clip_at)",
               .type = Type::text,
               .default_value = text("none"),
               .choices = clipping_names()}),
        outer({.name = "clip_at",
               .description = "where clipping cuts",
               .type = Type::real,
               .default_value = Value{1.0},
               .minimum = 1e-12,
               .maximum = 1e12}),
    };
}

}  // namespace orthant::lstm
