#pragma once

#include "base/wording.hpp"
#include "data/bad_cells.hpp"
#include "data/cell.hpp"
#include "data/data_file.hpp"
#include "h5/failure.hpp"
#include "h5/foreign.hpp"
#include "h5/handle.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace orthant::data {

/// A data set of numbers or text, one row for each of the table's.
struct Hdf5Part {
    std::string name;
    h5::Dataset dataset;
    h5::ForeignType type = h5::ForeignType::other;
    std::uint64_t rows = 0, columns = 1;
};

inline constexpr std::uint64_t hdf5_block_values = std::uint64_t{1} << 23;
inline constexpr std::uint64_t hdf5_block_rows = std::uint64_t{1} << 16;
inline constexpr std::uint64_t hdf5_block_bytes = std::uint64_t{1} << 26;  ///< but at least a row

/// Calls `visit(first, rows)` for one block of rows after the other.
template <class Visit>
void for_each_block(std::uint64_t rows, std::uint64_t block, Visit visit) {
    for (std::uint64_t first = 0; first < rows; first += block) visit(first, std::min(block, rows - first));
}

/// Calls `visit(value, spot)` with each value as a double where that is exact, or else as text.
template <class Visit>
void for_each_value(const Hdf5Part& part, Visit visit) {
    const auto visit_all = [&](const auto& values, std::uint64_t first, auto convert) {
        for (std::size_t i = 0; i < values.size(); ++i) convert(values[i], Spot{.row = first + i, .name = part.name});
    };
    const auto visit_integer = [&](auto value, const Spot& spot) {
        const auto rounded = static_cast<double>(value);
        if (is_exactly_whole(rounded))
            visit(rounded, spot);
        else
            visit(std::string_view(std::to_string(value)), spot);
    };
    const std::uint64_t fitting = hdf5_block_bytes / std::max<std::uint64_t>(1, h5::element_bytes(part.dataset));
    const std::uint64_t block = std::clamp<std::uint64_t>(fitting, 1, hdf5_block_rows);
    for_each_block(part.rows, block, [&](std::uint64_t first, std::uint64_t count) {
        if (part.type == h5::ForeignType::text) {
            visit_all(h5::read_any_text(part.dataset, first, count), first,
                      [&](const std::string& text, const Spot& spot) { visit(std::string_view(text), spot); });
        } else if (part.type == h5::ForeignType::floating) {
            std::vector<double> values(count);
            h5::read_into<double>(part.dataset, first, values);
            visit_all(values, first, visit);
        } else if (part.type == h5::ForeignType::integer) {
            std::vector<std::int64_t> values(count);
            h5::read_into<std::int64_t>(part.dataset, first, values);
            visit_all(values, first, visit_integer);
        } else {
            std::vector<std::uint64_t> values(count);
            h5::read_into<std::uint64_t>(part.dataset, first, values);
            visit_all(values, first, visit_integer);
        }
    });
}

/// A Failure of HDF5 is the data file's, whose name is told once.
template <class Action>
auto with_file_named(const std::filesystem::path& file, Action action) {
    try {
        return action();
    } catch (const h5::Failure& failure) {
        std::string what = failure.action();
        const std::string name = "'" + file.string() + "'";
        if (what.ends_with(name)) what.replace(what.size() - name.size(), name.size(), "it");
        throw file_error(file, "cannot " + what + " (" + printable(failure.cause(), 200) +
                                   "); check how the file was made and copied");
    }
}

}  // namespace orthant::data
