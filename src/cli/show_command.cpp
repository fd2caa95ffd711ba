#include "cli/show_command.hpp"

#include "base/clock.hpp"
#include "base/counted.hpp"
#include "base/wording.hpp"
#include "cli/result_view.hpp"
#include "cli/text_table.hpp"
#include "store/arrangement.hpp"
#include "store/result_reader.hpp"
#include "study/study.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace orthant::cli {
namespace {

constexpr std::size_t most_rows = 60;
constexpr std::size_t longest_explanation = 1000;
constexpr double smallest_relative_error = 1e-13;  ///< below it, sums differ by rounding

std::string with_units(const std::string& name, const std::string& units) {
    return units.empty() || units == "1" ? name : name + " [" + units + "]";
}

double real_at(const store::StoredVariable* variable, std::size_t index) {
    const auto* values = variable == nullptr ? nullptr : std::get_if<std::vector<double>>(&variable->values);
    return values == nullptr ? std::numeric_limits<double>::quiet_NaN() : values->at(index);
}

std::string estimate_text(const ResultView& view, const store::StoredVariable& variable, std::size_t index) {
    if (!std::holds_alternative<std::vector<double>>(variable.values)) return cell_text(variable, index);
    return format_estimate(real_at(&variable, index), real_at(view.standard_error(variable), index));
}

bool is_all_missing(const store::StoredVariable& variable) {
    const auto* values = std::get_if<std::vector<double>>(&variable.values);
    return values != nullptr && std::all_of(values->begin(), values->end(), [](double x) { return std::isnan(x); });
}

/// What a result should be, where that is known of any cell.
const store::StoredVariable* known_form(const ResultView& view, const store::StoredVariable& variable) {
    const store::StoredVariable* exact = view.closed_form(variable);
    return exact == nullptr || is_all_missing(*exact) ? nullptr : exact;
}

/// How many standard errors an estimate is from its closed form.
std::string z_text(const ResultView& view, const store::StoredVariable& variable, const store::StoredVariable& exact,
                   std::size_t index) {
    const double expected = real_at(&exact, index), error = real_at(view.standard_error(variable), index);
    const double z = (real_at(&variable, index) - expected) / error;
    const bool is_rounding = error < smallest_relative_error * std::abs(expected);
    return std::isnan(z) || is_rounding || !view.has_sure_error(variable) ? "-" : format_z(z);
}

/// The cells of a result and, where it has a closed form, of that and of their distance.
std::vector<std::string> compared_cells(const ResultView& view, const store::StoredVariable& variable,
                                        std::size_t index) {
    std::vector<std::string> cells{estimate_text(view, variable, index)};
    if (const store::StoredVariable* exact = known_form(view, variable)) {
        cells.push_back(cell_text(*exact, index));
        cells.push_back(z_text(view, variable, *exact, index));
    }
    return cells;
}

void add_compared_columns(const ResultView& view, const store::StoredVariable& variable,
                          std::vector<std::string>& columns) {
    columns.push_back(with_units(variable.name, variable.units));
    if (known_form(view, variable) != nullptr) columns.insert(columns.end(), {"exact", "z"});
}

/// What stands left of the results: the axes and, behind the trial, what it drew.
std::vector<std::string> left_header(const ResultView& view, const std::vector<std::string>& axes) {
    std::vector<std::string> header;
    for (const std::string& axis : axes) {
        header.push_back(with_units(axis, view.coordinate(axis).units));
        if (axis != store::trial_dim) continue;
        for (const store::StoredVariable* drawn : view.drawn()) header.push_back(with_units(drawn->name, drawn->units));
    }
    return header;
}

/// The same of a row, the last axis fastest.
std::vector<std::string> row_coordinates(const ResultView& view, const std::vector<std::string>& axes,
                                         std::size_t row) {
    std::vector<std::size_t> places(axes.size());
    for (std::size_t a = axes.size(); a-- > 0;) {
        const std::size_t size = view.coordinate(axes[a]).shape.front();
        places[a] = row % size;
        row /= size;
    }
    std::vector<std::string> texts;
    for (std::size_t a = 0; a < axes.size(); ++a) {
        texts.push_back(cell_text(view.coordinate(axes[a]), places[a]));
        if (axes[a] != store::trial_dim) continue;
        for (const store::StoredVariable* drawn : view.drawn()) texts.push_back(cell_text(*drawn, places[a]));
    }
    return texts;
}

std::size_t rows_of(const ResultView& view, const std::vector<std::string>& axes) {
    std::size_t rows = 1;
    for (const std::string& axis : axes) rows *= view.coordinate(axis).shape.front();
    return rows;
}

/// What the words in the columns mean, each said once.
void print_explanations(const std::vector<const store::StoredVariable*>& columns, std::ostream& out) {
    std::set<std::string> said;
    for (const store::StoredVariable* variable : columns) {
        const auto* codes = std::get_if<std::vector<std::int64_t>>(&variable->values);
        if (codes == nullptr) continue;
        const std::set<std::int64_t> occurring(codes->begin(), codes->end());
        for (std::size_t code = 0; code < variable->flags.size(); ++code) {
            const study::Flag& flag = variable->flags[code];
            if (flag.explanation.empty() || !occurring.contains(static_cast<std::int64_t>(code))) continue;
            const std::string line = printable(flag.meaning + ": " + flag.explanation, longest_explanation);
            if (said.insert(line).second) out << line << '\n';
        }
    }
}

/// A table with a row for each combination of the axes; `cell(row)` gives what stands right of the coordinates, and
/// `shown` are the results it is made from.
template <class Cells>
void print_rows(const ResultView& view, const std::vector<std::string>& axes, const std::vector<std::string>& columns,
                Cells cells, const std::vector<const store::StoredVariable*>& shown, std::ostream& out) {
    std::vector<std::string> header = left_header(view, axes);
    header.insert(header.end(), columns.begin(), columns.end());
    TextTable table(header);
    const std::size_t rows = rows_of(view, axes);
    for (std::size_t row = 0; row < std::min(rows, most_rows); ++row) {
        std::vector<std::string> line = row_coordinates(view, axes, row);
        for (std::string& text : cells(row)) line.push_back(std::move(text));
        table.add(line);
    }
    table.print(out);
    if (rows > most_rows) out << "… and " << rows - most_rows << " more rows\n";
    print_explanations(shown, out);
    out << '\n';
}

/// One table for all results without a dimension of their own …
void print_scalars(const ResultView& view, const ResultView::Block& block, std::ostream& out) {
    std::vector<const store::StoredVariable*> shown;
    std::vector<std::string> columns;
    for (const store::StoredVariable* variable : block.columns) {
        if (is_all_missing(*variable)) continue;
        shown.push_back(variable);
        add_compared_columns(view, *variable, columns);
    }
    const auto cells = [&](std::size_t row) {
        std::vector<std::string> texts;
        for (const store::StoredVariable* variable : shown)
            for (std::string& text : compared_cells(view, *variable, row)) texts.push_back(std::move(text));
        return texts;
    };
    print_rows(view, block.axes, columns, cells, shown, out);
}

/// … one for each result with one and a closed form, a row for each of its coordinates …
void print_compared(const ResultView& view, const ResultView::Block& block, const store::StoredVariable& variable,
                    std::ostream& out) {
    std::vector<std::string> axes = block.axes;
    axes.push_back(block.own);
    std::vector<std::string> columns;
    add_compared_columns(view, variable, columns);
    print_rows(
        view, axes, columns, [&](std::size_t row) { return compared_cells(view, variable, row); }, {&variable}, out);
}

/// … and one for each other result with one, a column for each of its coordinates.
void print_series(const ResultView& view, const ResultView::Block& block, const store::StoredVariable& variable,
                  std::ostream& out) {
    if (is_all_missing(variable)) return;
    if (known_form(view, variable) != nullptr) return print_compared(view, block, variable, out);
    const store::StoredVariable& own = view.coordinate(block.own);
    const std::size_t size = own.shape.front();
    std::vector<std::string> columns;
    for (std::size_t c = 0; c < size; ++c) columns.push_back(cell_text(own, c));
    const auto cells = [&](std::size_t row) {
        std::vector<std::string> texts;
        for (std::size_t c = 0; c < size; ++c) texts.push_back(estimate_text(view, variable, row * size + c));
        return texts;
    };
    out << with_units(variable.name, variable.units) << " by " << with_units(block.own, own.units) << ":\n";
    print_rows(view, block.axes, columns, cells, {&variable}, out);
}

void print_block(const ResultView& view, const ResultView::Block& block, std::ostream& out) {
    if (block.own.empty()) return print_scalars(view, block, out);
    for (const store::StoredVariable* variable : block.columns) print_series(view, block, *variable, out);
}

void print_unfinished(const ResultView& view, std::ostream& out) {
    const auto* values =
        view.status() == nullptr ? nullptr : std::get_if<std::vector<std::int64_t>>(&view.status()->values);
    if (values == nullptr) return;
    const auto count = [&](study::PointStatus status) {
        return std::count(values->begin(), values->end(), static_cast<std::int64_t>(status));
    };
    const auto say = [&](study::PointStatus status, const char* what) {
        if (count(status) > 0) out << count(status) << " of " << values->size() << " points " << what << '\n';
    };
    say(study::PointStatus::failed, "failed: the reasons stand in run/error");
    say(study::PointStatus::capped, "reached their cap before they were as precise as asked");
    say(study::PointStatus::missing, "belong to other shards");
}

}  // namespace

ExitCode show_command(const ShowArguments& arguments, std::ostream& out) {
    const store::ResultReader reader(arguments.file);
    const ResultView view(reader);
    const store::RunTotals totals = reader.totals();
    out << reader.attribute("title") << (reader.complete() ? "" : " (not complete)") << '\n'
        << "made " << reader.attribute("created") << " by orthant " << reader.attribute("orthant_version") << " ("
        << reader.attribute("git_commit") << "), " << human_duration(totals.wall_seconds) << " on "
        << counted(static_cast<std::uint64_t>(totals.ranks), "rank") << ", seed " << reader.attribute("seed") << "\n\n";
    for (const ResultView::Block& block : view.blocks()) print_block(view, block, out);
    if (!view.too_large().empty()) out << "also in the file:\n";
    for (const store::StoredVariable* variable : view.too_large()) {
        if (is_all_missing(*variable)) continue;
        out << "  " << variable->name << '(';
        for (std::size_t d = 0; d < variable->dims.size(); ++d) out << (d > 0 ? ", " : "") << variable->dims[d];
        out << ")  " << with_units(variable->long_name, variable->units) << '\n';
    }
    for (const store::StoredVariable* variable : view.with_non_finite_cells())
        out << counted(static_cast<std::uint64_t>(variable->nan_count), "cell") << " of " << variable->name
            << " NaN or infinite\n";
    print_unfinished(view, out);
    return ExitCode::complete;
}

}  // namespace orthant::cli
