#include "cli/result_json.hpp"

#include "cli/row_labels.hpp"
#include "study/result_table.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <string>
#include <vector>

namespace orthant::cli {
namespace {

using Json = nlohmann::ordered_json;

/// One line; bytes that are not UTF-8 become U+FFFD.
std::string text_of(const Json& value) {
    return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json value_at(const store::StoredVariable& variable, std::size_t index) {
    if (const auto* texts = std::get_if<std::vector<std::string>>(&variable.values)) return texts->at(index);
    if (const auto* reals = std::get_if<std::vector<double>>(&variable.values)) return reals->at(index);
    const std::int64_t value = std::get<std::vector<std::int64_t>>(variable.values).at(index);
    if (value == study::missing_integer) return nullptr;
    const std::string* word = word_of(variable, value);
    return word != nullptr ? Json(*word) : Json(value);
}

/// Of a row: one value, or the list along the result's own dimension.
Json value_of_row(const store::StoredVariable& variable, std::size_t row, std::size_t own_size) {
    if (own_size == 0) return value_at(variable, row);
    Json list = Json::array();
    for (std::size_t i = 0; i < own_size; ++i) list.push_back(value_at(variable, row * own_size + i));
    return list;
}

Json about(const store::ResultReader& reader, const ResultView& view) {
    const store::RunTotals totals = reader.totals();
    Json file;
    for (const char* name : {"title", "study", "created", "orthant_version", "git_commit"})
        file[name] = reader.attribute(name);
    file["seed"] = Json::parse(reader.attribute("seed"), nullptr, false);
    file["complete"] = reader.complete();
    file["ranks"] = totals.ranks;
    file["wall_seconds"] = totals.wall_seconds;
    file["failed_tasks"] = reader.failed_tasks();
    file["points"] = {{"complete", view.points(study::PointStatus::complete)},
                      {"failed", view.points(study::PointStatus::failed)},
                      {"capped", view.points(study::PointStatus::capped)},
                      {"missing", view.points(study::PointStatus::missing)}};
    file["ranked_by"] = view.ranked_by() == nullptr ? Json() : Json(view.ranked_by()->name);
    return file;
}

/// Each with its units and what it means.
Json variables(const ResultView& view) {
    Json all = Json::object();
    const auto add = [&](const store::StoredVariable& variable) {
        all[variable.name] = {{"units", variable.units}, {"long_name", variable.long_name}};
    };
    for (const ResultView::Block& block : view.blocks()) {
        for (const std::string& axis : block.axes) add(view.coordinate(axis));
        if (!block.own.empty()) add(view.coordinate(block.own));
        for (const store::StoredVariable* variable : block.columns) add(*variable);
    }
    for (const store::StoredVariable* variable : view.drawn()) add(*variable);
    return all;
}

Json names_of_the_rest(const ResultView& view) {
    Json names = Json::array();
    for (const auto* variables : {&view.too_large(), &view.replicated()})
        for (const store::StoredVariable* variable : *variables) names.push_back(variable->name);
    return names;
}

/// The blocks over the same axes make one table.
void print_table(const ResultView& view, const std::vector<const ResultView::Block*>& blocks, std::ostream& out) {
    const std::vector<std::string>& axes = blocks.front()->axes;
    const RowLabels labels(view, axes, RowLabels::Drawn::shown);
    out << "{\"axes\": " << text_of(axes) << ", \"own_dimensions\": ";
    Json own = Json::object();
    for (const ResultView::Block* block : blocks) {
        if (block->own.empty()) continue;
        const store::StoredVariable& coordinate = view.coordinate(block->own);
        own[block->own] = value_of_row(coordinate, 0, coordinate.shape.front());
    }
    out << text_of(own) << ", \"rows\": [";
    const char* separator = "\n";
    for (const std::size_t row : view.rows(axes)) {
        Json line = Json::object();
        for (const RowLabels::Label& label : labels.labels(row))
            line[label.variable->name] = value_at(*label.variable, label.index);
        for (const ResultView::Block* block : blocks) {
            const std::size_t own_size = block->own.empty() ? 0 : view.coordinate(block->own).shape.front();
            for (const store::StoredVariable* variable : block->columns)
                for (const store::StoredVariable* one :
                     {variable, view.standard_error(*variable), view.closed_form(*variable)})
                    if (one != nullptr) line[one->name] = value_of_row(*one, row, own_size);
        }
        out << separator << text_of(line);
        separator = ",\n";
    }
    out << "]}";
}

}  // namespace

void print_json(const store::ResultReader& reader, const ResultView& view, std::ostream& out) {
    std::vector<std::vector<const ResultView::Block*>> tables;
    for (const ResultView::Block& block : view.blocks()) {
        const auto same =
            std::ranges::find_if(tables, [&](const auto& blocks) { return blocks.front()->axes == block.axes; });
        (same == tables.end() ? tables.emplace_back() : *same).push_back(&block);
    }
    std::string head = text_of(about(reader, view));
    head.pop_back();
    out << head << ",\n\"variables\": " << text_of(variables(view))
        << ",\n\"also_in_the_file\": " << text_of(names_of_the_rest(view)) << ",\n\"tables\": [";
    for (std::size_t t = 0; t < tables.size(); ++t) {
        out << (t > 0 ? ",\n" : "\n");
        print_table(view, tables[t], out);
    }
    out << "]}\n";
}

}  // namespace orthant::cli
