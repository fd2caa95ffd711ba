#include "studies/dimension/intrinsic_settings.hpp"

#include "base/counted.hpp"
#include "base/error.hpp"

#include <algorithm>
#include <limits>
#include <string>

namespace orthant::dimension {
namespace {

constexpr std::int64_t swiss_roll_dimension = 2;

std::vector<std::int64_t> integers(const job::Job& job, const char* parameter) {
    std::vector<std::int64_t> values;
    for (const job::Value& value : job.values(parameter)) values.push_back(std::get<std::int64_t>(value));
    return values;
}

ManifoldShape shape_of(Manifold manifold, std::int64_t dimension, std::int64_t ambient) {
    const std::int64_t d = manifold == Manifold::swiss_roll ? swiss_roll_dimension : dimension;
    return {manifold, static_cast<std::size_t>(d), static_cast<std::size_t>(ambient)};
}

/// What is wrong with a combination, and what to do; empty where nothing is.
std::string fault(const std::string& name, std::int64_t dimension, std::int64_t ambient) {
    const Manifold manifold = manifold_named(name);
    const std::string d = "d = " + std::to_string(dimension);
    if (manifold == Manifold::data)
        return dimension == 0 && ambient == 0
                   ? ""
                   : "manifold = \"data\" knows no d and no D (they are what its rows have); leave both out, or give "
                     "other manifolds a job of their own";
    if (manifold == Manifold::swiss_roll) {
        if (dimension != 0 && dimension != swiss_roll_dimension)
            return d +
                   " does not suit manifold = \"swiss_roll\" (it has 2 dimensions); leave d out, or give other "
                   "manifolds a job of their own";
    } else if (dimension == 0) {
        return "manifold = \"" + name + "\" needs its number of dimensions (d = 0); give d";
    }
    const std::size_t natural = shape_of(manifold, dimension, 0).natural_columns();
    if (ambient != 0 && static_cast<std::size_t>(ambient) < natural)
        return "D = " + std::to_string(ambient) + " does not hold manifold = \"" + name + "\" of " + d + " (it takes " +
               counted(natural, "column") + "); raise D, or leave it out";
    return {};
}

[[noreturn]] void refuse(const job::Job& job, const std::string& problem) {
    throw Error(ErrorKind::job, "'" + job.path.string() + "': " + problem);
}

std::vector<std::size_t> sizes(const job::Job& job) {
    std::vector<std::size_t> sizes;
    for (const std::int64_t rows : integers(job, "N")) sizes.push_back(static_cast<std::size_t>(rows));
    return sizes;
}

bool is_of_data(const job::Job& job) {
    return std::ranges::count(job.values("manifold"), job::Value{std::string("data")}) > 0;
}

/// A job of data names a file, and no other job does.
void check_data(const job::Job& job) {
    const bool is_named = !std::get<std::string>(job.data.at("file")).empty();
    const bool is_wanted = is_of_data(job);
    if (is_wanted && !is_named) refuse(job, "manifold = \"data\" needs a table (there is no [data] file); name one");
    if (is_named && !is_wanted)
        refuse(job, "[data] file is of no use (no manifold is \"data\"); add that, or leave [data] out");
}

void check_k(const job::Job& job, std::size_t k, std::size_t rows) {
    if (k >= rows)
        refuse(job, "k = " + std::to_string(k) + " is too many for N = " + std::to_string(rows) + " (a point has " +
                        counted(rows - 1, "other") + " to be its neighbours); lower k, or raise N");
}

}  // namespace

IntrinsicSettings::IntrinsicSettings(const job::Job& job)
    : discard(job.real("discard")), sets(static_cast<std::uint64_t>(job.integer("sets"))) {
    check_data(job);
    for (const std::int64_t k : integers(job, "k")) ks.push_back(static_cast<std::size_t>(k));
    for (const job::Value& value : job.values("manifold")) {
        const auto& manifold = std::get<std::string>(value);
        for (const std::int64_t d : integers(job, "d"))
            for (const std::int64_t ambient : integers(job, "D")) {
                const std::string found = fault(manifold, d, ambient);
                if (!found.empty()) refuse(job, found);
            }
    }
    for (const std::size_t rows : sizes(job)) {
        if (rows > 0) check_k(job, largest_k(), rows);
        if (rows == 0 && !is_of_data(job))
            refuse(job, "N = 0 stands for all rows of the data (and there are none); give the points of a set");
    }
}

std::size_t IntrinsicSettings::largest_k() const {
    return std::ranges::max(ks);
}

void IntrinsicSettings::check_rows(const job::Job& job, const DataRows& data) const {
    if (!data.is_asked()) return;
    for (const std::size_t rows : sizes(job)) {
        if (rows == 0) check_k(job, largest_k(), data.rows());
        if (rows > data.rows())
            refuse(job, "N = " + std::to_string(rows) + " is more than the data have (" + counted(data.rows(), "row") +
                            "); lower N, or leave it out for all of them");
    }
}

IntrinsicPoint::IntrinsicPoint(const job::Point& point, const DataRows& data)
    : shape(shape_of(manifold_named(point.text("manifold")), point.integer("d"), point.integer("D"))),
      rows(static_cast<std::size_t>(point.integer("N"))),
      columns(is_of_data() ? data.columns() : shape.columns()),
      rows_of_data(is_of_data() ? data.rows() : 0) {
    if (rows == 0) rows = rows_of_data;
}

double IntrinsicPoint::true_dimension() const {
    return is_of_data() ? std::numeric_limits<double>::quiet_NaN() : static_cast<double>(shape.dimension);
}

}  // namespace orthant::dimension
