#include "data/hdf5_table.hpp"

#include "base/host_memory.hpp"
#include "data/cell.hpp"
#include "data/data_file.hpp"
#include "data/hdf5_part.hpp"
#include "data/hdf5_source.hpp"
#include "data/sliding_buffer.hpp"
#include "data/table_rows.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string_view>
#include <utility>

namespace orthant::data {
namespace {

constexpr std::string_view signature = "\x89HDF\r\n\x1a\n";

/// Behind the rows that are there. NaN is a missing cell.
void append_features(const Hdf5Part& part, TableRows& rows, BadCells& bad) {
    std::vector<double>& x = rows.x();
    const std::size_t begin = x.size();
    x.resize(begin + part.rows * part.columns);
    const std::uint64_t block = std::max<std::uint64_t>(1, hdf5_block_values / part.columns);
    for_each_block(part.rows, block, [&](std::uint64_t first, std::uint64_t count) {
        const std::span<double> values(x.data() + begin + first * part.columns, count * part.columns);
        h5::read_into(part.dataset, first, values);
        for (std::size_t i = 0; i < values.size(); ++i) {
            if (std::isfinite(values[i])) continue;
            const Spot spot{first + i / part.columns, i % part.columns, part.name, Content::feature};
            if (std::isnan(values[i]))
                rows.add_missing(spot, "", bad);
            else
                bad.add(spot, Flaw::infinite, "");
        }
    });
}

void append_all(const Hdf5Source& source, TableRows& rows) {
    BadCells& bad = rows.begin_file(source.path, BadCells::Origin::hdf5);
    append_features(source.x, rows, bad);
    if (source.target.dataset.is_open())
        for_each_value(source.target, [&](auto value, const Spot& spot) { rows.target().add(value, spot, bad); });
    if (source.group.dataset.is_open())
        for_each_value(source.group, [&](auto value, const Spot& spot) { rows.add_group(value, spot, bad); });
    rows.end_file(source.x.rows);
}

std::vector<std::string> numbered_names(std::uint64_t columns) {
    std::vector<std::string> names;
    for (std::uint64_t i = 0; i < columns; ++i) names.push_back("x" + std::to_string(i));
    return names;
}

}  // namespace

bool is_hdf5(const std::filesystem::path& file) {
    SlidingBuffer buffer(file);
    const std::span<const char> front = buffer.rest();
    return std::string_view(front.data(), front.size()).starts_with(signature);
}

Table read_hdf5_table(const TableRequest& request) {
    if (!request.ignore.empty())
        throw file_error(request.file,
                         "ignore names columns (an HDF5 file has none by name); remove ignore, and leave "
                         "columns out of 'X' instead");
    const auto open = [&](const std::filesystem::path& file) {
        return with_file_named(file, [&] { return open_source(file, request); });
    };
    const Hdf5Source source = open(request.file);
    std::optional<Hdf5Source> test;
    if (!request.test_file.empty()) test = open(request.test_file);
    if (test && test->x.columns != source.x.columns)
        throw file_error(request.test_file, "'X' has " + std::to_string(test->x.columns) + " columns, and that of '" +
                                                request.file.string() + "' " + std::to_string(source.x.columns) +
                                                " (both need the same); check how they were made");

    const std::uint64_t all_rows = source.x.rows + (test ? test->x.rows : 0);
    refuse_larger_than(host_memory_bytes(), request.file, all_rows, source.x.columns);
    TableRows rows(request, numbered_names(source.x.columns));
    rows.reserve(all_rows);
    with_file_named(request.file, [&] { append_all(source, rows); });
    if (test) with_file_named(request.test_file, [&] { append_all(*test, rows); });
    return rows.finish();
}

}  // namespace orthant::data
