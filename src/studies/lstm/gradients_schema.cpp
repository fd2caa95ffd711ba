#include "studies/lstm/gradients_schema.hpp"

#include "studies/lstm/learner_schema.hpp"

#include <utility>

namespace orthant::lstm {
namespace {

using job::Parameter;
using job::Role;
using job::whole;

std::vector<Parameter> of_gradients() {
    return {
        {.name = "length",
         .description = "steps of a sequence: lags go from 0 to one less",
         .role = Role::outer,
         .default_value = whole(101),
         .minimum = 2,
         .maximum = 10'000},
        {.name = "epochs",
         .description = "epochs of training behind which gradients are looked at; 0: before training",
         .role = Role::inner,
         .default_value = whole(0),
         .minimum = 0,
         .maximum = 1e5},
        {.name = "symbols",
         .description = "symbols, one of which is to be recalled; as many distract",
         .default_value = whole(4),
         .minimum = 2,
         .maximum = 1000},
        {.name = "sequences",
         .description = "sequences to learn from",
         .default_value = whole(1000),
         .minimum = 1,
         .maximum = 1e7},
        {.name = "probes",
         .description = "other sequences, over which gradients are averaged",
         .default_value = whole(100),
         .minimum = 1,
         .maximum = 1e6},
    };
}

}  // namespace

job::Schema gradients_schema() {
    std::vector<Parameter> parameters;
    for (const auto& group : {network_parameters(), initial_value_parameters(), optimiser_parameters(), of_gradients()})
        parameters.insert(parameters.end(), group.begin(), group.end());
    return {.study = "lstm.gradients",
            .summary =
                "How far errors reach back in time: the norms of the gradient of the last step's loss with respect "
                "to y and c of the steps before it, before and after training to recall a symbol.",
            .parameters = std::move(parameters)};
}

}  // namespace orthant::lstm
