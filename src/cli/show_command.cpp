#include "cli/show_command.hpp"

#include "base/clock.hpp"
#include "cli/result_view.hpp"
#include "cli/text_table.hpp"
#include "store/result_reader.hpp"
#include "study/study.hpp"

#include <algorithm>
#include <limits>
#include <string>
#include <vector>

namespace orthant::cli {
namespace {

constexpr std::size_t most_rows = 60;

std::string with_units(const std::string& name, const std::string& units) {
    return units.empty() || units == "1" ? name : name + " [" + units + "]";
}

double real_at(const store::StoredVariable* variable, std::size_t index) {
    const auto* values = variable == nullptr ? nullptr : std::get_if<std::vector<double>>(&variable->values);
    return values == nullptr ? std::numeric_limits<double>::quiet_NaN() : values->at(index);
}

std::string estimate_text(const ResultView& view, const store::StoredVariable& variable, std::size_t index) {
    if (!std::holds_alternative<std::vector<double>>(variable.values)) return cell_text(variable, index);
    return format_estimate(real_at(&variable, index), real_at(view.standard_error(variable.name), index));
}

/// The coordinates of a row, the last axis fastest.
std::vector<std::string> row_coordinates(const ResultView& view, const std::vector<std::string>& axes,
                                         std::size_t row) {
    std::vector<std::string> texts(axes.size());
    for (std::size_t a = axes.size(); a-- > 0;) {
        const store::StoredVariable& coordinate = view.coordinate(axes[a]);
        texts[a] = cell_text(coordinate, row % coordinate.shape.front());
        row /= coordinate.shape.front();
    }
    return texts;
}

void print_block(const ResultView& view, const ResultView::Block& block, std::ostream& out) {
    std::size_t rows = 1;
    std::vector<std::string> header;
    for (const std::string& axis : block.axes) {
        rows *= view.coordinate(axis).shape.front();
        header.push_back(with_units(axis, view.coordinate(axis).units));
    }
    const std::size_t cells = block.own.empty() ? 1 : view.coordinate(block.own).shape.front();
    for (const store::StoredVariable* column : block.columns)
        for (std::size_t c = 0; c < cells; ++c)
            header.push_back(with_units(column->name, column->units) +
                             (block.own.empty() ? "" : " at " + cell_text(view.coordinate(block.own), c)));
    TextTable table(header);
    for (std::size_t row = 0; row < std::min(rows, most_rows); ++row) {
        std::vector<std::string> line = row_coordinates(view, block.axes, row);
        for (const store::StoredVariable* column : block.columns)
            for (std::size_t c = 0; c < cells; ++c) line.push_back(estimate_text(view, *column, row * cells + c));
        table.add(line);
    }
    if (!block.own.empty()) out << "over " << with_units(block.own, view.coordinate(block.own).units) << ":\n";
    table.print(out);
    if (rows > most_rows) out << "… and " << rows - most_rows << " more rows\n";
    out << '\n';
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
        << reader.attribute("git_commit") << "), " << human_duration(totals.wall_seconds) << " on " << totals.ranks
        << (totals.ranks == 1 ? " rank" : " ranks") << ", seed " << reader.attribute("seed") << "\n\n";
    for (const ResultView::Block& block : view.blocks()) print_block(view, block, out);
    if (!view.too_large().empty()) out << "also in the file:\n";
    for (const store::StoredVariable* variable : view.too_large()) {
        out << "  " << variable->name << '(';
        for (std::size_t d = 0; d < variable->dims.size(); ++d) out << (d > 0 ? ", " : "") << variable->dims[d];
        out << ")  " << with_units(variable->long_name, variable->units) << '\n';
    }
    print_unfinished(view, out);
    return ExitCode::complete;
}

}  // namespace orthant::cli
