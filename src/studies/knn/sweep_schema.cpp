#include "data/imputation.hpp"
#include "data/scaling.hpp"
#include "studies/knn/job_table.hpp"
#include "studies/knn/sweep_settings.hpp"

namespace orthant::knn {
namespace {

using job::Parameter;
using job::Role;
using job::Type;
using job::Value;

std::vector<Parameter> axes() {
    return {
        {.name = "k", .description = "number of neighbours", .role = Role::inner, .minimum = 1, .maximum = 1e6},
        {.name = "weights",
         .description = "whether all k neighbours count the same, or each by the inverse of its distance",
         .type = Type::text,
         .role = Role::inner,
         .default_value = text("uniform"),
         .choices = {"uniform", "distance"}},
        {.name = "components",
         .description = "principal components that the rows are reduced to; 0: none, all columns as they are",
         .role = Role::inner,
         .default_value = whole(0),
         .minimum = 0,
         .maximum = 1e5},
        {.name = "metric",
         .description = "how distances are measured; minkowski takes its exponent from p",
         .type = Type::text,
         .role = Role::outer,
         .default_value = text("euclidean"),
         .choices = neighbours::metric_names()},
        {.name = "p",
         .description =
             "exponent of the minkowski metric; below 1 it is none in the strict sense, and above 64 all but "
             "chebyshev",
         .type = Type::real,
         .role = Role::outer,
         .default_value = Value{3.0},
         .minimum = 0.1,
         .maximum = 64},
        {.name = "scaling",
         .description = "of each column: none, standard (mean 0, variance 1), min-max (to [0, 1]) or robust (median "
                        "and interquartile range), fitted on the training part",
         .type = Type::text,
         .role = Role::outer,
         .default_value = text("none"),
         .choices = data::scaling_names()},
        {.name = "noise",
         .description = "columns of standard normal noise added to the data",
         .role = Role::outer,
         .default_value = whole(0),
         .minimum = 0,
         .maximum = 1e5},
        {.name = "share",
         .description = "share of the training part that is used: the learning curve",
         .type = Type::real,
         .role = Role::outer,
         .default_value = Value{1.0},
         .minimum = 1e-6,
         .maximum = 1},
    };
}

std::vector<Parameter> settings() {
    return {
        {.name = "validation",
         .description = "how rows are split: stratified, k-fold, group (whole groups), leave-one-out, file (folds as "
                        "folds_file says) or none (the test part alone); automatic is stratified for classes, else "
                        "k-fold",
         .type = Type::text,
         .default_value = text("automatic"),
         .choices = {"automatic", "stratified", "k-fold", "group", "leave-one-out", "file", "none"}},
        {.name = "folds", .description = "folds of a repeat", .default_value = whole(10), .minimum = 2, .maximum = 1e5},
        {.name = "repeats",
         .description = "independent splits into folds",
         .default_value = whole(1),
         .minimum = 1,
         .maximum = 1000},
        {.name = "inner_folds",
         .description = "folds of the training part of each split, in which k is chosen for nested cross-validation; "
                        "0: not nested",
         .default_value = whole(0),
         .minimum = 0,
         .maximum = 1000},
        {.name = "test_share",
         .description =
             "share of the rows held out as a test part, where there is no test_file; with validation = group, "
             "of the groups",
         .type = Type::real,
         .default_value = Value{0.0},
         .minimum = 0,
         .maximum = 0.9},
        {.name = "impute",
         .description = "what missing cells become: the mean or median of the column's training part; none: they are "
                        "errors",
         .type = Type::text,
         .default_value = text("none"),
         .choices = data::imputation_names()},
        predict_parameter(),
        {.name = "training_scores",
         .description = "whether training parts are scored too, as the diagnosis needs",
         .type = Type::boolean,
         .default_value = Value{true}},
        {.name = "keep_neighbours",
         .description = "so many neighbours of every row go into the file",
         .default_value = whole(0),
         .minimum = 0,
         .maximum = 10'000},
        {.name = "choose_by",
         .description = "the score that the best k is chosen by; automatic: accuracy, or mse",
         .type = Type::text,
         .default_value = text("automatic"),
         .choices = {"accuracy", "balanced_accuracy", "macro_f1", "log_loss", "brier", "mse", "rmse", "mae", "r2",
                     "automatic"}},
    };
}

}  // namespace

job::Schema sweep_schema() {
    job::Schema schema{
        .study = "knn.sweep",
        .summary =
            "k-nearest-neighbour classification or regression, cross-validated for every k at once from one "
            "search for each metric.",
        .parameters = axes(),
        .data = {{.name = "file", .description = "the table: CSV with a header, or HDF5", .type = Type::path},
                 target_parameter(),
                 {.name = "group",
                  .description = "column of groups that are not to be split",
                  .type = Type::text,
                  .default_value = text("")},
                 ignore_parameter(),
                 {.name = "test_file",
                  .description = "a table of the same kind, held out as a test part",
                  .type = Type::path,
                  .default_value = text("")},
                 {.name = "folds_file",
                  .description = "CSV with a column for each repeat and a line for each row of the table: its fold, "
                                 "from 0, or -1 to be always in the training part",
                  .type = Type::path,
                  .default_value = text("")}},
    };
    for (Parameter& setting : settings()) schema.parameters.push_back(std::move(setting));
    return schema;
}

}  // namespace orthant::knn
