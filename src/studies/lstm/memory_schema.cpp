#include "studies/lstm/learner_schema.hpp"
#include "studies/lstm/memory_job.hpp"
#include "studies/lstm/memory_task.hpp"
#include "studies/lstm/outer.hpp"

#include <utility>

namespace orthant::lstm {
namespace {

using job::Parameter;
using job::text;
using job::Type;
using job::Value;
using job::whole;

std::vector<Parameter> of_tasks() {
    return {
        outer({.name = "task",
               .description =
                   "adding (the sum of the two marked values of a sequence), copy (symbols, said again after blanks "
                   "and a "
                   "go mark), temporal_order (which marks came among distractors, in their order) or parity (of bits)",
               .type = Type::text,
               .default_value = text("adding"),
               .choices = memory_names()}),
        outer({.name = "lag",
               .description =
                   "steps to bridge: adding, parity: of the whole sequence; copy: blanks between the symbols "
                   "and the go mark; temporal_order: from the last mark to the end",
               .default_value = whole(20),
               .minimum = 2,
               .maximum = 10'000}),
        outer({.name = "tolerance",
               .description = "of adding: a sum missed by as much is wrong",
               .type = Type::real,
               .default_value = Value{0.04},
               .minimum = 1e-6,
               .maximum = 0.5}),
        outer({.name = "copied",
               .description = "symbols of a copy",
               .default_value = whole(10),
               .minimum = 1,
               .maximum = 1000}),
        outer({.name = "symbols",
               .description = "different symbols of copy",
               .default_value = whole(8),
               .minimum = 2,
               .maximum = 1000}),
        outer({.name = "marks",
               .description = "marks of temporal_order, each of two kinds",
               .default_value = whole(2),
               .minimum = 1,
               .maximum = 10}),
    };
}

std::vector<Parameter> of_trials() {
    return {
        {.name = "updates",
         .description = "updates at most, each from sequences of its own",
         .default_value = whole(2000),
         .minimum = 1,
         .maximum = 1e8},
        {.name = "check_every",
         .description = "updates from a validation to the next",
         .default_value = whole(100),
         .minimum = 1,
         .maximum = 1e8},
        {.name = "learned_at",
         .description = "share of wrong answers in a validation at which a task is learned, and training stops",
         .type = Type::real,
         .default_value = Value{0.05},
         .minimum = 0,
         .maximum = 1},
        {.name = "validation",
         .description = "sequences of a validation",
         .default_value = whole(500),
         .minimum = 1,
         .maximum = 1e7},
        {.name = "test",
         .description = "sequences of the test at the end",
         .default_value = whole(1000),
         .minimum = 1,
         .maximum = 1e7},
    };
}

}  // namespace

job::Schema memory_schema() {
    std::vector<Parameter> parameters = of_tasks();
    for (const auto& group :
         {network_parameters(), {layers_parameter()}, initial_value_parameters(), optimiser_parameters(), of_trials()})
        parameters.insert(parameters.end(), group.begin(), group.end());
    return {.study = "lstm.memory",
            .summary =
                "How far back recurrent networks remember: classic tasks of long lags, made fresh for every "
                "update, until a validation is good enough.",
            .parameters = std::move(parameters)};
}

}  // namespace orthant::lstm
