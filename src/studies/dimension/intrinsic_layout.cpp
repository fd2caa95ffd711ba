#include "studies/dimension/intrinsic_layout.hpp"

#include "studies/dimension/data_rows.hpp"
#include "studies/dimension/estimate_layout.hpp"
#include "studies/dimension/manifolds.hpp"
#include "studies/dimension/precision.hpp"

#include <string>

namespace orthant::dimension {

job::Schema intrinsic_schema() {
    using job::Role;
    using job::Type;
    using job::Value;
    job::Schema schema{
        .study = "dimension.intrinsic",
        .summary = "How many dimensions points really have, estimated from the distances to their nearest neighbours.",
        .parameters =
            {{.name = "manifold",
              .description = "where the points lie: gaussian in R^d, uniform in the cube [0, 1]^d or on the sphere "
                             "S^d of R^(d+1), on a swiss_roll (2 dimensions in R^3), or rows of the data",
              .type = Type::text,
              .role = Role::outer,
              .choices = manifold_names()},
             {.name = "d",
              .description = "the manifold's dimension; 0 for a swiss_roll, which has its own, and for data",
              .role = Role::outer,
              .default_value = Value{std::int64_t{0}},
              .minimum = 0,
              .maximum = 10'000},
             {.name = "D",
              .description =
                  "columns of the space in which a random isometry places the points; 0: as many as they need",
              .role = Role::outer,
              .default_value = Value{std::int64_t{0}},
              .minimum = 0,
              .maximum = 100'000},
             {.name = "N",
              .description =
                  "points of a set, of data drawn anew for each; 0: all rows of the data, which make one set",
              .role = Role::outer,
              .default_value = Value{std::int64_t{0}},
              .minimum = 0,
              .maximum = 1e8},
             {.name = "k",
              .description = "nearest neighbours that the estimates of maximum likelihood look at",
              .role = Role::inner,
              .default_value = Value{std::int64_t{10}},
              .minimum = 2,
              .maximum = 10'000},
             {.name = "discard",
              .description = "share of the ratios that TwoNN leaves out, the largest",
              .type = Type::real,
              .default_value = Value{0.1},
              .minimum = 0,
              .maximum = 0.9}},
        .data = DataRows::parameters(DataRows::Labels::unwanted)};
    const char* sets_are = "independent sets of points, whose estimates are averaged";
    for (job::Parameter& parameter : sampling_parameters("sets", sets_are, 10))
        schema.parameters.push_back(std::move(parameter));
    return schema;
}

study::Layout intrinsic_layout() {
    using study::Number;
    study::Layout layout;
    const std::string error =
        " (from the spread over sets: unknown where there is one; sets drawn from one table overlap)";
    auto& results = layout.results;
    add_estimate(results, {"levina_bickel",
                           "mean over points of the maximum-likelihood dimension from k neighbours (Levina and Bickel "
                           "2004), mean over sets; for k = 2 it does not exist, for k = 3 its variance is infinite",
                           "1",
                           Number::real,
                           {"k"}});
    results.back().long_name += error;
    add_estimate(results, {"mackay_ghahramani",
                           "inverse of the mean over points of the inverse of that dimension (MacKay and Ghahramani "
                           "2005), mean over sets",
                           "1",
                           Number::real,
                           {"k"}});
    results.back().long_name += error;
    add_estimate(results, {"two_nn",
                           "dimension by the ratios of second to first neighbours (Facco et al. 2017), mean "
                           "over sets"});
    results.back().long_name += error;
    results.push_back({"true_dimension", "dimension of the manifold, NaN for data"});
    results.push_back({"points", "points of all sets that enter the estimates", "1", Number::integer});
    results.push_back({"duplicates", "points left out, since they coincide with another", "1", Number::integer});
    results.push_back({"equidistant",
                       "points left out of levina_bickel, since their k nearest neighbours are equally far",
                       "1",
                       Number::integer,
                       {"k"}});
    results.push_back({"sets_left_out", "sets too full of duplicates for some estimate, left out of that one's mean",
                       "1", Number::integer});
    return layout;
}

}  // namespace orthant::dimension
