#pragma once

#include "base/random.hpp"
#include "neighbours/padded_rows.hpp"
#include "studies/dimension/pacer.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace orthant::dimension {

/// Where the points of a set lie.
enum class Manifold {
    gaussian,    ///< standard normal in R^d
    cube,        ///< uniform in [0, 1]^d
    sphere,      ///< uniform on the unit sphere S^d of R^(d+1)
    swiss_roll,  ///< (t cos t, h, t sin t) in R^3, t uniform in 3π/2 … 9π/2 and h in 0 … 21: two dimensions
    data,        ///< rows of a table, whose dimension nobody knows
};

/// The names in job files, in the order of the enumeration.
std::vector<std::string> manifold_names();

/// A contract violation for other names.
Manifold manifold_named(std::string_view name);

/// Points drawn at random; not of `data`.
struct ManifoldShape {
    Manifold manifold;
    std::size_t dimension;    ///< d, at least 1; of a swiss_roll 2
    std::size_t ambient = 0;  ///< 0: the natural columns; else so many, at least as many as the natural ones, into
                              ///< which these are turned by a random isometry of the set's own

    std::size_t natural_columns() const;
    std::size_t columns() const { return ambient == 0 ? natural_columns() : ambient; }
};

/// Set number `set` of a key: a function of these arguments, row by row of them and its own number (so that larger
/// sets begin with the rows of smaller ones). Row i has the counters of vector i in sources.hpp, in stream 0; the
/// isometry comes of stream 1. Fewer than 2^32 rows.
neighbours::PaddedRows draw_manifold(const ManifoldShape& shape, std::size_t rows, std::uint64_t key, std::uint64_t set,
                                     Pacer& pacer);

/// The same rows in more columns: Σ c_i f_i of each row's coordinates c_i, with an orthonormal frame f_i of R^columns
/// made of normal vectors (vector i of the stream) by the method of Gram and Schmidt, each taken twice.
neighbours::PaddedRows embed(const neighbours::PaddedRows& rows, std::size_t columns, const RandomStream& stream,
                             Pacer& pacer);

}  // namespace orthant::dimension
