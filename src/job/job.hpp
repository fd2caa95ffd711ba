#pragma once

#include "job/axis_values.hpp"
#include "job/schema.hpp"
#include "job/search.hpp"
#include "job/value.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace orthant::job {

/// A job has fewer points, so that no number of one, nor a sum of two, overflows.
inline constexpr std::uint64_t most_points = std::uint64_t{1} << 63;

/// One key of [space]: a dimension of the results.
struct Axis {
    Parameter parameter;
    AxisValues values;

    bool is_inner() const { return parameter.role == Role::inner; }
};

/// A parsed and checked job file: every parameter of the study has a value: by axis, drawn by
/// the search, or in `fixed`.
struct Job {
    std::string name;                    ///< the file's name without its ending
    std::filesystem::path path;          ///< where it was read
    std::string text;                    ///< as read
    std::vector<std::string> overrides;  ///< the --set arguments, in order
    std::string study;
    std::uint64_t seed = 0;
    std::int64_t replicates = 1;
    double task_limit_s = std::numeric_limits<double>::infinity();  ///< how long a task may compute
    std::vector<Axis> axes;                                         ///< [space], in job order, inner axes included
    std::optional<Search> search;                                   ///< none: a grid
    std::map<std::string, Value, std::less<>> fixed;                ///< settings, defaults included
    std::map<std::string, Value> data;  ///< [data]; paths made absolute, relative to the job file
    std::set<std::string> file_keys;    ///< the keys of `data` that name files
    std::map<std::string, Role> roles;  ///< of every parameter, by name

    const Axis* axis(std::string_view parameter) const;
    const Drawn* drawn(std::string_view parameter) const;

    /// 1 without a search.
    std::uint64_t trials() const { return search ? search->trials : 1; }

    /// All values of a parameter, whether it is an axis or fixed (then one); of a drawn one its choices, or the two
    /// ends of its range.
    AxisValues values(std::string_view parameter) const;

    /// A fixed parameter's value; a contract violation if it is an axis, drawn, or of another type.
    std::int64_t integer(std::string_view parameter) const;
    double real(std::string_view parameter) const;
    const std::string& text_of(std::string_view parameter) const;
    bool boolean(std::string_view parameter) const;

    /// The data files the job reads, in key order.
    std::vector<std::filesystem::path> data_files() const;
};

/// 64-bit hash of what the job asks: study, seed, replicates, axes with their order, what is drawn, fixed
/// values, data keys (file names, not their directories: contents are digested apart). Layout and comments of the
/// file do not matter, nor how many trials there are (a search can grow), nor the limit of a task: it changes no
/// record.
std::uint64_t identity(const Job& job);

}  // namespace orthant::job
