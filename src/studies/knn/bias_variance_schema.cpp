#include "data/scaling.hpp"
#include "studies/knn/bias_variance_settings.hpp"
#include "studies/knn/job_table.hpp"

#include <string>

namespace orthant::knn {
namespace {

using job::Parameter;
using job::Role;
using job::Type;
using job::Value;

std::vector<Parameter> axes() {
    return {
        {.name = "k", .description = "number of neighbours", .role = Role::inner, .minimum = 1, .maximum = 1e5},
        {.name = "problem",
         .description = "what is learnt. Numbers, x uniform in the unit cube: sine sin(2πx1), linear x1 + … + xD, "
                        "friedman1 10 sin(πx1x2) + 20(x3 − 0.5)² + 10x4 + 5x5. Classes: two_gaussians, standard "
                        "normal around x1 = −1 and x1 = 1; disc, whether x is in the disc around the middle of the "
                        "unit square that has half its area; squares, whether just one of x1 and x2 is above 0.5. "
                        "data: the table of [data]",
         .type = Type::text,
         .role = Role::outer,
         .choices = problem_names()},
        {.name = "N",
         .description = "rows of a training set; 0: 200, with data as many as the training part has",
         .role = Role::outer,
         .default_value = whole(0),
         .minimum = 0,
         .maximum = 1e7},
        {.name = "D",
         .description = "columns, of which those that the problem does not name tell nothing; 0: just those it names",
         .role = Role::outer,
         .default_value = whole(0),
         .minimum = 0,
         .maximum = 10'000},
        {.name = "noise_level",
         .description = "standard deviation of the normal noise on a number; probability that a label is flipped",
         .type = Type::real,
         .role = Role::outer,
         .default_value = Value{0.0},
         .minimum = 0,
         .maximum = 1e6},
    };
}

std::vector<Parameter> settings() {
    return {
        {.name = "inputs",
         .description = "random: every training set has rows of its own; fixed: all have the same, with targets of "
                        "their own, and bias and variance are known exactly too",
         .type = Type::text,
         .default_value = text("random"),
         .choices = {"random", "fixed"}},
        {.name = "training_sets",
         .description = "training sets drawn at every point, with data resampled with replacement",
         .default_value = whole(200),
         .minimum = 8,
         .maximum = 1e6},
        {.name = "test_points",
         .description = "points at which predictions are compared, the same at all points of a job",
         .default_value = whole(500),
         .minimum = 2,
         .maximum = 1e6},
        {.name = "test_share",
         .description = "share of the table's rows at which predictions are compared; of test_file instead where that "
                        "is given",
         .type = Type::real,
         .default_value = Value{0.25},
         .minimum = 0.001,
         .maximum = 0.9},
        {.name = "scaling",
         .description = "of each column of the table: none, standard (mean 0, variance 1), min-max (to [0, 1]) or "
                        "robust (median and interquartile range), fitted on the training part",
         .type = Type::text,
         .default_value = text("none"),
         .choices = data::scaling_names()},
        predict_parameter(),
    };
}

std::vector<Parameter> table() {
    return {
        {.name = "file",
         .description = "the table, for problem = \"data\": CSV with a header, or HDF5",
         .type = Type::path,
         .default_value = job::no_file},
        target_parameter(),
        ignore_parameter(),
        {.name = "test_file",
         .description = "a table of the same kind, whose rows predictions are compared at",
         .type = Type::path,
         .default_value = job::no_file},
    };
}

}  // namespace

job::Schema bias_variance_schema() {
    job::Schema schema{
        .study = "knn.bias_variance",
        .summary =
            "Bias², variance and noise of nearest neighbours against k, from many training sets: the U-shaped "
            "curve and its minimum; of classes also as Domingos tells them apart.",
        .parameters = axes(),
        .data = table(),
    };
    for (Parameter& setting : settings()) schema.parameters.push_back(std::move(setting));
    return schema;
}

}  // namespace orthant::knn
