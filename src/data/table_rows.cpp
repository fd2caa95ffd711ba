#include "data/table_rows.hpp"

#include "base/counted.hpp"
#include "base/host_memory.hpp"
#include "base/human_bytes.hpp"
#include "base/wording.hpp"
#include "data/cell.hpp"
#include "data/data_file.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace orthant::data {

TableRows::TableRows(const TableRequest& request, std::vector<std::string> features)
    : request_(request), features_(std::move(features)), target_(request.kind) {}

BadCells& TableRows::begin_file(const std::filesystem::path& file, BadCells::Origin origin) {
    return bad_.emplace_back(file, origin);
}

void TableRows::end_file(std::size_t rows) {
    bad_.back().throw_if_any();
    const bool is_test = bad_.size() > 1;
    const std::filesystem::path& file = is_test ? request_.test_file : request_.file;
    const std::size_t least = is_test ? 1 : request_.least_rows;
    if (rows < least)
        throw file_error(file, "it has " + (rows == 0 ? "no rows" : counted(rows, "row")) + " (at least " +
                                   (least == 1 ? "1 is" : "2 are") + " needed); check how it was made");
    rows_ += rows;
    if (is_test) test_rows_ = rows;
}

void TableRows::reserve(std::uint64_t rows) {
    refuse_larger_than(host_memory_bytes(), request_.file, rows, columns());
    x_.reserve(rows * columns());
    target_.reserve(rows);
    if (!request_.group.empty()) groups_.reserve(rows);
}

void TableRows::add_group(std::string_view text, const Spot& spot, BadCells& bad) {
    if (read_cell(text).kind == CellKind::missing) return bad.add(spot, Flaw::missing, text);
    groups_.push_back(group_labels_.index_of(canonical_label(text)));
}

void TableRows::add_group(double value, const Spot& spot, BadCells& bad) {
    if (std::isnan(value)) return bad.add(spot, Flaw::missing, "");
    if (std::isinf(value)) return bad.add(spot, Flaw::infinite, "");
    groups_.push_back(group_labels_.index_of(canonical_label(value)));
}

void TableRows::add_missing(const Spot& spot, std::string_view text, BadCells& bad) {
    if (request_.missing == TableRequest::Missing::refused) return bad.add(spot, Flaw::missing, text);
    if (request_.missing == TableRequest::Missing::fillable) return bad.add(spot, Flaw::missing_feature, text);
    ++missing_cells_;
}

void TableRows::refuse_empty_features() const {
    const std::size_t rows = rows_ - test_rows_;
    if (missing_cells_ < rows) return;
    std::vector<std::uint8_t> has_value(columns());
    for (std::size_t i = 0; i < rows * columns(); ++i)
        if (!std::isnan(x_[i])) has_value[i % columns()] = 1;
    const auto empty = std::ranges::find(has_value, 0);
    if (empty != has_value.end())
        throw file_error(request_.file, "column " +
                                            name_text(features_[static_cast<std::size_t>(empty - has_value.begin())]) +
                                            " has no value in any row (there is nothing to impute from); leave it out");
}

Table TableRows::finish() {
    refuse_empty_features();
    if (target_.verdict() == TargetColumn::Verdict::doubtful) {
        for (BadCells& bad : bad_) bad.confirm_doubts();
        for (const BadCells& bad : bad_) bad.throw_if_any();
    }
    TargetColumn::Values target = target_.take();
    const bool is_classes = !target.classes.empty();
    const auto is_first = [&](double y) { return y == target.y.front(); };
    if (is_classes && std::all_of(target.y.begin(), target.y.end() - static_cast<std::ptrdiff_t>(test_rows_), is_first))
        throw file_error(request_.file, "the target " + (request_.target.empty() ? "'y'" : name_text(request_.target)) +
                                            " has one class only (" +
                                            in_quotes(target.classes[static_cast<std::size_t>(target.y.front())]) +
                                            " in every row); give it rows of another");
    return {.features = std::move(features_),
            .rows = rows_,
            .test_rows = test_rows_,
            .x = std::move(x_),
            .classes = std::move(target.classes),
            .y = std::move(target.y),
            .groups = std::move(groups_),
            .missing_cells = missing_cells_};
}

void refuse_larger_than(double memory_bytes, const std::filesystem::path& file, std::uint64_t rows,
                        std::uint64_t columns) {
    const double needed = static_cast<double>(rows) * static_cast<double>(columns) * sizeof(double);
    if (needed <= memory_bytes) return;
    throw file_error(file, "its table needs " + human_bytes(needed) + " (" + counted(rows, "row") + " of " +
                               counted(columns, "feature") + "), and this host has " + human_bytes(memory_bytes) +
                               "; use a host with more memory, or take fewer rows or columns");
}

}  // namespace orthant::data
