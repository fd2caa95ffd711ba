#include "cli/show_command.hpp"

#include "base/clock.hpp"
#include "base/counted.hpp"
#include "base/error.hpp"
#include "base/wording.hpp"
#include "cli/result_view.hpp"
#include "cli/row_labels.hpp"
#include "cli/stored_job.hpp"
#include "cli/text_table.hpp"
#include "cli/unfinished_result.hpp"
#include "store/result_reader.hpp"
#include "study/study.hpp"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <limits>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace orthant::cli {
namespace {

constexpr std::size_t most_rows = 60;
constexpr std::size_t most_ranked_rows = 20;
constexpr std::size_t widest_ranking = 120;
constexpr std::size_t longest_explanation = 1000;
constexpr double smallest_relative_error = 1e-13;  ///< below it, sums differ by rounding

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

/// What a ranking says in every row stands below it, once; so do the names of what a screen has no room for, which are
/// returned.
std::vector<std::string> print_ranking(TextTable& table, std::size_t labels, std::ostream& out) {
    const std::vector<std::string> constant = table.take_constant_columns(labels);
    const std::vector<std::string> cut = table.cut_to_width(widest_ranking, labels + 1);
    if (table.columns() > labels) table.print(out);
    if (!constant.empty()) out << "the same in every row: " << comma_list(constant) << '\n';
    if (!cut.empty()) out << "also in the file: " << comma_list(cut) << '\n';
    return cut;
}

/// A table with a row for each combination of the axes; `cell(row)` gives what stands right of the labels, and `shown`
/// are the results it is made from.
template <class Cells>
void print_rows(const ResultView& view, const std::vector<std::string>& axes, RowLabels::Drawn drawn,
                const std::vector<std::string>& columns, Cells cells, std::vector<const store::StoredVariable*> shown,
                std::ostream& out) {
    const RowLabels labels(view, axes, drawn);
    std::vector<std::string> header = labels.header();
    const std::size_t left = header.size();
    header.insert(header.end(), columns.begin(), columns.end());
    TextTable table(header);
    const std::vector<std::size_t> rows = view.rows(axes);
    const std::size_t most = std::min(rows.size(), view.ranked_by() != nullptr ? most_ranked_rows : most_rows);
    for (std::size_t i = 0; i < most; ++i) {
        std::vector<std::string> line = labels.texts(rows[i]);
        for (std::string& text : cells(rows[i])) line.push_back(std::move(text));
        table.add(line);
    }
    if (view.ranked_by() == nullptr) {
        table.print(out);
    } else {
        const std::vector<std::string> cut = print_ranking(table, left, out);
        std::erase_if(shown, [&](const auto* variable) {
            return std::ranges::count(cut, with_units(variable->name, variable->units)) > 0;
        });
    }
    if (rows.size() > most) out << "… and " << rows.size() - most << " more rows\n";
    print_explanations(shown, out);
    out << '\n';
}

/// Where trials are ranked, the table of their scores alone says what they drew.
RowLabels::Drawn beside_series(const ResultView& view) {
    return view.ranked_by() != nullptr ? RowLabels::Drawn::left_out : RowLabels::Drawn::shown;
}

/// One table for all results without a dimension of their own …
void print_scalars(const ResultView& view, const ResultView::Block& block, std::ostream& out) {
    std::vector<const store::StoredVariable*> shown;
    std::vector<std::string> columns;
    for (const store::StoredVariable* variable : block.columns)
        if (!is_all_missing(*variable)) shown.push_back(variable);
    const auto ranking = std::ranges::find(shown, view.ranked_by());
    if (ranking != shown.end()) {
        std::rotate(shown.begin(), ranking, ranking + 1);
        out << "The best first, by " << shown.front()->name << ":\n";
    }
    for (const store::StoredVariable* variable : shown) add_compared_columns(view, *variable, columns);
    const auto cells = [&](std::size_t row) {
        std::vector<std::string> texts;
        for (const store::StoredVariable* variable : shown)
            for (std::string& text : compared_cells(view, *variable, row)) texts.push_back(std::move(text));
        return texts;
    };
    print_rows(view, block.axes, RowLabels::Drawn::shown, columns, cells, shown, out);
}

/// … one for each result with one and a closed form, a row for each of its coordinates …
void print_compared(const ResultView& view, const ResultView::Block& block, const store::StoredVariable& variable,
                    std::ostream& out) {
    std::vector<std::string> axes = block.axes;
    axes.push_back(block.own);
    std::vector<std::string> columns;
    add_compared_columns(view, variable, columns);
    print_rows(
        view, axes, beside_series(view), columns, [&](std::size_t row) { return compared_cells(view, variable, row); },
        {&variable}, out);
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
    print_rows(view, block.axes, beside_series(view), columns, cells, {&variable}, out);
}

void print_block(const ResultView& view, const ResultView::Block& block, std::ostream& out) {
    if (block.own.empty()) return print_scalars(view, block, out);
    for (const store::StoredVariable* variable : block.columns) print_series(view, block, *variable, out);
}

enum class Standing { finished, under_way };

void print_unfinished(const ResultView& view, Standing standing, std::ostream& out) {
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
    say(study::PointStatus::missing,
        standing == Standing::finished ? "belong to other shards" : "are not computed yet, or belong to other shards");
}

/// The result file, or what a job under way has come to.
store::ResultReader result_of(const std::string& file, const study::Registry& registry) {
    const run::OutputPaths paths{file};
    return std::filesystem::exists(paths.journal()) ? unfinished_result(paths, registry) : store::ResultReader(file);
}

/// "" also where this program does not know the study, or not that job of it.
std::string chosen_by(const store::ResultReader& reader, const study::Registry& registry) {
    try {
        return StoredJob(reader, registry).study->chosen_by();
    } catch (const Error&) {
        return {};
    }
}

}  // namespace

ExitCode show_command(const ShowArguments& arguments, const study::Registry& registry, std::ostream& out) {
    const store::ResultReader reader = result_of(arguments.file, registry);
    const ResultView view(reader, chosen_by(reader, registry));
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
    print_unfinished(view, reader.complete() ? Standing::finished : Standing::under_way, out);
    return ExitCode::complete;
}

}  // namespace orthant::cli
