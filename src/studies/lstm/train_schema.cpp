#include "studies/lstm/train_schema.hpp"

#include "studies/lstm/learner_schema.hpp"
#include "studies/lstm/learner_settings.hpp"
#include "studies/lstm/outer.hpp"

namespace orthant::lstm {
namespace {

using job::Parameter;
using job::text;
using job::Type;
using job::Value;
using job::whole;

Parameter body() {
    return outer(
        {.name = "model",
         .description = "recurrent, or dense: the baseline that ignores order, dense layers over all steps at once",
         .type = Type::text,
         .default_value = text("recurrent"),
         .choices = {"recurrent", "dense"}});
}

std::vector<Parameter> of_layers() {
    return {
        layers_parameter(),
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
    };
}

std::vector<Parameter> of_sequences() {
    return {
        outer({.name = "input_noise",
               .description = "standard deviation of what is added to inputs in training",
               .type = Type::real,
               .default_value = Value{0.0},
               .minimum = 0,
               .maximum = 1e3}),
        outer({.name = "truncate",
               .description = "steps that errors are sent back through, each such stretch an update of its own; 0: all",
               .default_value = whole(0),
               .minimum = 0,
               .maximum = 1e6}),
    };
}

std::vector<Parameter> of_training() {
    return {
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
        {.name = "loss_mean",
         .description = "what the loss that an update lowers is a mean of: answers, or sequences (their answers added "
                        "up, so that the learning rate counts as often as a sequence has answers)",
         .type = Type::text,
         .default_value = text("answers"),
         .choices = loss_mean_names()},
    };
}

}  // namespace

const std::vector<std::string>& task_names() {
    static const std::vector<std::string> names{"forecast", "classify", "tag", "next", "generate", "translate"};
    return names;
}

job::Schema train_schema() {
    std::vector<Parameter> parameters{body()};
    for (const auto& group : {network_parameters(), of_layers(), initial_value_parameters(), optimiser_parameters(),
                              of_sequences(), of_training()})
        parameters.insert(parameters.end(), group.begin(), group.end());
    return {.study = "lstm.train",
            .summary =
                "Recurrent networks trained on sequences, one a point: how they learn, chosen by validation "
                "alone, and how good they are in a test.",
            .parameters = std::move(parameters),
            .data = train_data_parameters()};
}

}  // namespace orthant::lstm
