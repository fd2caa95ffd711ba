#include "studies/lstm/train_schema.hpp"

#include "studies/lstm/cell.hpp"
#include "studies/lstm/initial_values.hpp"
#include "studies/lstm/loss.hpp"
#include "studies/lstm/optimiser.hpp"

namespace orthant::lstm {
namespace {

using job::Parameter;
using job::Role;
using job::text;
using job::Type;
using job::Value;
using job::whole;

Parameter outer(Parameter parameter) {
    parameter.role = Role::outer;
    return parameter;
}

std::vector<Parameter> of_networks() {
    return {
        outer(
            {.name = "model",
             .description = "recurrent, or dense: the baseline that ignores order, dense layers over all steps at once",
             .type = Type::text,
             .default_value = text("recurrent"),
             .choices = {"recurrent", "dense"}}),
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
        outer({.name = "bidirectional",
               .description = "whether each layer reads the sequence from its end, too",
               .type = Type::boolean,
               .default_value = Value{false}}),
        outer({.name = "dropout",
               .description = "share of each layer's outputs that an update does without",
               .type = Type::real,
               .default_value = Value{0.0},
               .minimum = 0,
               .maximum = 0.95}),
        outer({.name = "initialisation",
               .description =
                   "how weights begin: normal (of initial_scale), glorot (uniform), or as glorot but for the "
                   "recurrent ones: initial_scale times the identity (recurrent-eye) or a random orthogonal "
                   "matrix (orthogonal), or normal, of the spectral radius initial_scale (spectral)",
               .type = Type::text,
               .default_value = text("glorot"),
               .choices = initialisation_names()}),
        outer({.name = "initial_scale",
               .description = "standard deviation of normal weights; of the others what the identity or the orthogonal "
                              "matrix is multiplied by, or the spectral radius",
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

std::vector<Parameter> of_training() {
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
        outer({.name = "input_noise",
               .description = "standard deviation of what is added to inputs in training",
               .type = Type::real,
               .default_value = Value{0.0},
               .minimum = 0,
               .maximum = 1e3}),
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
        outer({.name = "truncate",
               .description = "steps that errors are sent back through, each such stretch an update of its own; 0: all",
               .default_value = whole(0),
               .minimum = 0,
               .maximum = 1e6}),
        {.name = "epochs", .description = "epochs at most", .default_value = whole(100), .minimum = 1, .maximum = 1e5},
        {.name = "patience",
         .description = "epochs without a better validation loss that end a trial",
         .default_value = whole(15),
         .minimum = 1,
         .maximum = 1e5},
        {.name = "task",
         .description = "forecast (numbers, at the last step), classify (at the last step), tag (at every step), next "
                        "(the step behind every step), generate (a sequence from its first step) or translate (a "
                        "sequence into another, by an encoder and a decoder that sees the code alone)",
         .type = Type::text,
         .default_value = text("forecast"),
         .choices = task_names()},
        {.name = "loss",
         .description = "squared, softmax (of classes), sigmoid (each target in [0, 1]) or gaussian (mean and "
                        "log-variance are predicted); automatic: softmax where there are classes, else squared",
         .type = Type::text,
         .default_value = text("automatic"),
         .choices = {"automatic", "squared", "softmax", "sigmoid", "gaussian"}},
    };
}

}  // namespace

const std::vector<std::string>& task_names() {
    static const std::vector<std::string> names{"forecast", "classify", "tag", "next", "generate", "translate"};
    return names;
}

job::Schema train_schema() {
    std::vector<Parameter> parameters = of_networks();
    for (Parameter& parameter : of_training()) parameters.push_back(std::move(parameter));
    return {.study = "lstm.train",
            .summary =
                "Recurrent networks trained on sequences, one a point: how they learn, chosen by validation "
                "alone, and how good they are in a test.",
            .parameters = std::move(parameters),
            .data = train_data_parameters()};
}

}  // namespace orthant::lstm
