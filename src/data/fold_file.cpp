#include "data/fold_file.hpp"

#include "base/counted.hpp"
#include "data/bad_cells.hpp"
#include "data/cell.hpp"
#include "data/csv_records.hpp"
#include "data/csv_scanner.hpp"
#include "data/data_file.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

namespace orthant::data {
namespace {

using Folds = std::vector<std::int32_t>;

/// Of `rows` rows; none for what is no fold. There can be no more folds than rows.
std::optional<std::int32_t> fold_of(std::string_view text, std::size_t rows) {
    const Cell cell = read_cell(text);
    const bool is_fold = cell.kind == CellKind::number && is_exactly_whole(cell.value) && cell.value >= -1 &&
                         cell.value < std::min(static_cast<double>(rows), 2147483648.0);
    return is_fold ? std::optional(static_cast<std::int32_t>(cell.value)) : std::nullopt;
}

bool is_row_of_folds(const std::vector<std::string>& header, std::size_t rows) {
    return std::ranges::all_of(header, [&](const std::string& name) { return fold_of(name, rows).has_value(); });
}

void check_count(const std::filesystem::path& file, const CsvScanner& scanner, std::size_t lines, std::size_t rows) {
    if (lines == rows) return;
    const bool lacks_header = lines + 1 == rows && is_row_of_folds(scanner.header(), rows);
    throw file_error(file, "it has " + counted(lines, "line") + " of folds for " + counted(rows, "row") + " of data (" +
                               (lacks_header ? "its first line, which names the columns, seems to be missing"
                                             : "each row needs one, below a header") +
                               "); " + (lacks_header ? "write a header above" : "give each row its line"));
}

/// Every fold up to the largest has rows, and rows outside it to learn from.
void check_folds(const std::filesystem::path& file, const std::string& name, const Folds& folds) {
    const std::string column = "column " + name_text(name) + " ";
    const std::int32_t largest = *std::ranges::max_element(folds);
    if (largest < 0)
        throw file_error(file, column + "has no fold (every row is -1); number the rows to validate on from 0");
    std::vector<std::size_t> sizes(static_cast<std::size_t>(largest) + 1);
    for (const std::int32_t fold : folds)
        if (fold >= 0) ++sizes[static_cast<std::size_t>(fold)];
    const auto gap = std::ranges::find(sizes, std::size_t{0});
    if (gap != sizes.end())
        throw file_error(file, column + "has no row in fold " + std::to_string(gap - sizes.begin()) +
                                   " (the largest is " + std::to_string(largest) +
                                   "); number folds from 0 without gaps");
    if (sizes.front() == folds.size())
        throw file_error(file, column + "has all rows in fold 0 (none is left to learn from); use two folds, or -1");
}

}  // namespace

std::vector<Folds> read_fold_file(const std::filesystem::path& file, std::size_t rows) {
    CsvScanner scanner(file);
    const std::vector<std::string>& header = scanner.header();
    std::vector<Folds> repeats(header.size());
    BadCells bad(file, BadCells::Origin::csv);
    const std::size_t lines = for_each_record(scanner, bad, [&] {
        for (std::size_t i = 0; i < header.size(); ++i) {
            const std::string_view text = scanner.fields()[i];
            const auto fold = fold_of(text, rows);
            if (!fold) bad.add({scanner.line(), i + 1, header[i]}, Flaw::no_fold, text);
            repeats[i].push_back(fold.value_or(-1));
        }
    });
    bad.throw_if_any();
    check_count(file, scanner, lines, rows);
    for (std::size_t i = 0; i < repeats.size(); ++i) check_folds(file, header[i], repeats[i]);
    return repeats;
}

}  // namespace orthant::data
