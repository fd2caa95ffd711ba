#include "studies/lstm/made_sequences.hpp"
#include "studies/lstm/train_schema.hpp"

namespace orthant::lstm {
namespace {

using job::Parameter;
using job::text;
using job::Type;
using job::Value;
using job::whole;

std::vector<Parameter> of_files() {
    return {
        {.name = "kind",
         .description =
             "series (a CSV in the order of time, cut into windows), rows (of a table, each cut into steps), "
             "sequences (HDF5: values and offsets) or made (on the fly)",
         .type = Type::text,
         .default_value = text("series"),
         .choices = data_kind_names()},
        {.name = "file",
         .description = "the data; none for made ones",
         .type = Type::path,
         .default_value = job::no_file},
        {.name = "time",
         .description = "column of times; none: rows are equally far apart",
         .type = Type::text,
         .default_value = text("")},
        {.name = "inputs",
         .description = "columns to read, separated by commas",
         .type = Type::text,
         .default_value = text("")},
        {.name = "targets",
         .description = "columns to predict, separated by commas; of rows the one target",
         .type = Type::text,
         .default_value = text("")},
        {.name = "scaling",
         .description = "of numbers, fitted on the training part: none, or standard (mean 0, variance 1)",
         .type = Type::text,
         .default_value = text("standard"),
         .choices = {"none", "standard"}},
        {.name = "validation_share",
         .description = "share of the data that chooses the best epoch",
         .type = Type::real,
         .default_value = Value{0.2},
         .minimum = 1e-6,
         .maximum = 0.9},
        {.name = "test_share",
         .description = "share of the data that tells how good that is",
         .type = Type::real,
         .default_value = Value{0.2},
         .minimum = 1e-6,
         .maximum = 0.9},
    };
}

std::vector<Parameter> of_shapes() {
    return {
        {.name = "window",
         .description = "steps of a window (series)",
         .default_value = whole(24),
         .minimum = 1,
         .maximum = 1e6},
        {.name = "horizon",
         .description = "steps from the last one of a window to what is predicted",
         .default_value = whole(1),
         .minimum = 1,
         .maximum = 1e6},
        {.name = "stride",
         .description = "steps from a window to the next",
         .default_value = whole(1),
         .minimum = 1,
         .maximum = 1e6},
        {.name = "calendar",
         .description = "whether hour of day and day of year are read, too, each as sine and cosine",
         .type = Type::boolean,
         .default_value = Value{false}},
        {.name = "gaps",
         .description = "of times: refuse, or drop windows across them",
         .type = Type::text,
         .default_value = text("refuse"),
         .choices = {"refuse", "drop"}},
        {.name = "missing",
         .description = "cells without a value: refuse, or drop windows that touch them",
         .type = Type::text,
         .default_value = text("refuse"),
         .choices = {"refuse", "drop"}},
        {.name = "steps",
         .description = "steps that each row is cut into (rows)",
         .default_value = whole(1),
         .minimum = 1,
         .maximum = 1e6},
        {.name = "first_frame",
         .description = "whether next predicts the first step, too, from a step of zeros",
         .type = Type::boolean,
         .default_value = Value{false}},
    };
}

std::vector<Parameter> of_made_ones() {
    return {
        {.name = "made",
         .description = "copy, reverse or add (translate), count (generate), recall (classify)",
         .type = Type::text,
         .default_value = text("copy"),
         .choices = made_names()},
        {.name = "sequences",
         .description = "made sequences",
         .default_value = whole(10'000),
         .minimum = 10,
         .maximum = 1e8},
        {.name = "symbols",
         .description = "different symbols of made sequences; of recall as many distracting ones",
         .default_value = whole(8),
         .minimum = 2,
         .maximum = 1000},
        {.name = "length",
         .description = "symbols of a made sequence (copy, reverse: at most); digits of a made number",
         .default_value = whole(8),
         .minimum = 1,
         .maximum = 10'000},
    };
}

}  // namespace

const std::vector<std::string>& data_kind_names() {
    static const std::vector<std::string> names{"series", "rows", "sequences", "made"};
    return names;
}

std::vector<Parameter> train_data_parameters() {
    std::vector<Parameter> parameters = of_files();
    for (const auto& others : {of_shapes(), of_made_ones()})
        parameters.insert(parameters.end(), others.begin(), others.end());
    return parameters;
}

}  // namespace orthant::lstm
