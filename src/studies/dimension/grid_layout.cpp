#include "studies/dimension/grid_layout.hpp"

#include "studies/dimension/estimate_layout.hpp"

namespace orthant::dimension {

using study::Number;

job::Schema grid_schema() {
    using job::Role;
    using job::Type;
    using job::Value;
    return {.study = "dimension.grid",
            .summary =
                "How empty a grid is: data fill ever fewer of its cells, and a classifier that looks up the "
                "cell of a point finds nothing there.",
            .parameters = {{.name = "D",
                            .description = "number of dimensions; of a table, the columns that are used",
                            .role = Role::outer,
                            .minimum = 1,
                            .maximum = 1e6},
                           {.name = "bins",
                            .description = "equal cells along each dimension",
                            .role = Role::outer,
                            .default_value = Value{std::int64_t{10}},
                            .minimum = 1,
                            .maximum = 1000},
                           {.name = "N",
                            .description = "training points of a data set",
                            .role = Role::outer,
                            .default_value = Value{std::int64_t{1000}},
                            .minimum = 1,
                            .maximum = 1e6},
                           {.name = "test_points",
                            .description = "points tested on each data set; of a table, at most the rows that are left",
                            .role = Role::setting,
                            .default_value = Value{std::int64_t{1000}},
                            .minimum = 1,
                            .maximum = 1e6},
                           {.name = "columns",
                            .description = "which columns of a table are used first: those of the largest variance, "
                                           "scaled to [0, 1], or as they are in the file",
                            .type = Type::text,
                            .role = Role::setting,
                            .default_value = Value{std::string("by_variance")},
                            .choices = {"by_variance", "as_they_are"}}}};
}

bool is_of_table(const job::Job& job) {
    const auto file = job.data.find("file");
    return file != job.data.end() && !std::get<std::string>(file->second).empty();
}

study::Layout grid_layout(const job::Job& job) {
    study::Layout layout;
    const Exact exact = is_of_table(job) ? Exact::unknown : Exact::known;
    auto& results = layout.results;
    add_estimate(results, {"empty_share", "share of test points whose cell has no training point"}, exact);
    add_estimate(results, {"occupied", "mean number of cells with a training point"}, exact);
    add_estimate(results, {"occupied_variance", "variance of that number over data sets (unbiased)"}, exact);
    add_estimate(results,
                 {"accuracy",
                  "share of test points whose class is that of most training points of their cell, or of most of all "
                  "where it has none"});
    results.push_back({"log10_cells", "log10 of the number of cells"});
    results.push_back({"sets_drawn", "data sets drawn", "1", Number::integer});
    results.push_back({"points_tested", "test points of all data sets", "1", Number::integer});
    return layout;
}

}  // namespace orthant::dimension
