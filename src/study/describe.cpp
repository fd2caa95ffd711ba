#include "study/describe.hpp"

#include "base/contract.hpp"
#include "base/text_width.hpp"
#include "base/wording.hpp"
#include "job/typed_value.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace orthant::study {
namespace {

using job::Parameter;
using job::Role;

using Row = std::vector<std::string>;

/// As it may stand in a cell.
std::string cell(const std::string& text) {
    std::string escaped;
    for (const char c : text) escaped += c == '|' ? "\\|" : std::string(1, c);
    return escaped;
}

/// A table of Markdown, its columns as wide as they need to be; the last one is left ragged.
std::string table(const std::vector<Row>& rows) {
    Row rule;
    for (std::size_t c = 0; c < rows.front().size(); ++c) {
        std::size_t width = 3;
        for (const Row& row : rows) width = std::max(width, text_width(row[c]));
        rule.emplace_back(c + 1 < rows.front().size() ? width : 3, '-');
    }
    std::string text;
    const auto add = [&](const Row& row) {
        for (std::size_t c = 0; c < row.size(); ++c) {
            const std::size_t wide = text_width(row[c]);
            text += "| " + row[c] + std::string(rule[c].size() > wide ? rule[c].size() - wide : 0, ' ') + ' ';
        }
        text += "|\n";
    };
    add(rows.front());
    add(rule);
    for (std::size_t r = 1; r < rows.size(); ++r) add(rows[r]);
    return text + '\n';
}

std::string units_text(const std::string& units) {
    return units == "1" ? "" : units;
}

std::string place(const Parameter& parameter) {
    return parameter.role == Role::setting ? "[settings]" : "[space] or [settings]";
}

std::string axis(const Parameter& parameter) {
    switch (parameter.role) {
        case Role::outer:
            return "outer";
        case Role::inner:
            return "inner";
        case Role::setting:
            return "";
    }
    contract_violated("a known role", __FILE__, __LINE__);
}

std::string default_text(const Parameter& parameter) {
    if (!parameter.default_value) return "must be given";
    const bool is_left_out = parameter.type == job::Type::path && *parameter.default_value == job::no_file;
    return is_left_out ? "none" : cell(job::to_text(*parameter.default_value));
}

Row parameter_row(const Parameter& parameter, const std::string& place) {
    return {parameter.name,
            place,
            axis(parameter),
            job::accepted(parameter),
            units_text(parameter.units),
            default_text(parameter),
            cell(parameter.description)};
}

std::string parameters(const job::Schema& schema) {
    std::vector<Row> rows{{"parameter", "stands in", "axis", "accepts", "units", "default", "meaning"}};
    for (const Parameter& parameter : schema.data) rows.push_back(parameter_row(parameter, "[data]"));
    for (const Parameter& parameter : schema.parameters) rows.push_back(parameter_row(parameter, place(parameter)));
    for (const Parameter& parameter : job::top_parameters()) rows.push_back(parameter_row(parameter, "top"));
    return table(rows);
}

std::string results(const Layout& layout) {
    std::vector<Row> rows{{"result", "over", "units", "meaning"}};
    for (const Result& result : layout.results) {
        const std::string over = result.dims.empty() ? "" : comma_list(result.dims);
        rows.push_back({result.name, over, units_text(result.units), cell(result.long_name)});
    }
    return table(rows);
}

std::string dimensions(const Layout& layout) {
    std::vector<Row> rows{{"dimension", "length", "units", "meaning"}};
    for (const Dimension& dimension : layout.dimensions)
        rows.push_back(
            {dimension.name, std::to_string(dimension.size()), units_text(dimension.units), cell(dimension.long_name)});
    return table(rows);
}

}  // namespace

std::string describe(const Registry& registry, const std::string& name) {
    const Entry* entry = registry.find(name);
    ORTHANT_EXPECT(entry != nullptr);
    const job::Job job = job::parse_job("example.toml", entry->example, {}, registry.catalogue());
    const auto study = registry.open(job);
    study->use_outline(entry->example_outline);
    const Layout layout = study->layout();

    std::string text = "## " + name + "\n\n" + entry->schema.summary + "\n\n";
    text += "```toml\n" + entry->example + "```\n\n";
    text += parameters(entry->schema);
    text += "What it leaves for every combination of the outer axes:\n\n" + results(layout);
    if (!layout.dimensions.empty())
        text += "Dimensions of its own, with their length in the example:\n\n" + dimensions(layout);
    text.pop_back();
    return text;
}

std::string describe_all(const Registry& registry) {
    std::string text =
        "# The studies\n\n"
        "What the jobs of this folder may ask, as the program itself tells it: `orthant studies --all` writes this\n"
        "file, `orthant studies NAME` prints one of its sections.\n\n"
        "A parameter of `[space]` is an axis: a list of values, a range `{ from = 1, to = 10, step = 1 }` or one "
        "value.\n"
        "The combinations of the outer axes are the points of a job; the values of an inner axis are answered "
        "together.\n"
        "With `[search]`, `method = \"random\"` or `\"sobol\"` and `trials = 200`, outer parameters may be drawn, once "
        "a "
        "trial:\n"
        "`{ uniform = [0, 1] }`, `{ log_uniform = [1e-6, 1e-2] }`, `{ one_minus_log_uniform = [0.01, 1] }`, "
        "`{ choice = [1, 2] }`,\n"
        "rounded with `integer = true`. Every combination of the axes sees every trial; more trials later only add to "
        "them.\n";
    for (const std::string& name : registry.names()) text += '\n' + describe(registry, name);
    return text;
}

}  // namespace orthant::study
