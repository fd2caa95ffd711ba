#include "cli/result_tables.hpp"

#include "base/wording.hpp"
#include "cli/row_labels.hpp"
#include "cli/text_table.hpp"

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
constexpr std::size_t most_ranked_rows = 20;
constexpr std::size_t widest_ranking = 120;
constexpr std::size_t longest_explanation = 1000;
constexpr const char* exact_column = "exact";
constexpr const char* z_column = "z";
constexpr double smallest_relative_error = 1e-13;  ///< below it, sums differ by rounding

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
    if (known_form(view, variable) != nullptr) columns.insert(columns.end(), {exact_column, z_column});
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

enum class Sameness { said_once, repeated };

/// What a ranking says in every row stands below it, once; so do the names of what there is no room for, which are
/// returned.
std::vector<std::string> print_table(TextTable& table, std::size_t axes, std::size_t labels, Sameness sameness,
                                     std::size_t width, std::ostream& out) {
    std::vector<std::string> constant;
    if (sameness == Sameness::said_once) constant = table.take_constant_columns(labels);
    std::vector<std::string> cut = table.cut_to_width(width, axes, labels);
    std::erase_if(cut, [](const std::string& name) { return name == exact_column || name == z_column; });
    if (table.columns() > labels) table.print(out);
    if (!constant.empty()) out << "the same in every row: " << comma_list(constant) << '\n';
    if (!cut.empty()) out << "no room for: " << comma_list(cut) << '\n';
    return cut;
}

/// Prints results at one width.
class Printer {
  public:
    Printer(const ResultView& view, std::optional<std::size_t> width, std::ostream& out)
        : view_(&view), is_ranked_(view.ranked_by() != nullptr), out_(&out) {
        width_ = width.value_or(is_ranked_ ? widest_ranking : std::numeric_limits<std::size_t>::max());
    }

    void print(const ResultView::Block& block) const {
        if (block.own.empty()) return print_scalars(block);
        for (const store::StoredVariable* variable : block.columns) print_series(block, *variable);
    }

  private:
    /// A table with a row for each combination of the axes; `cells(row)` gives what stands right of the labels, and
    /// `shown` are the results it is made from.
    template <class Cells>
    void print_rows(const std::vector<std::string>& axes, RowLabels::Drawn drawn,
                    const std::vector<std::string>& columns, Cells cells,
                    std::vector<const store::StoredVariable*> shown) const {
        const RowLabels labels(*view_, axes, drawn);
        std::vector<std::string> header = labels.header();
        const std::size_t left = header.size();
        header.insert(header.end(), columns.begin(), columns.end());
        TextTable table(header);
        const std::vector<std::size_t> rows = view_->rows(axes);
        const std::size_t most = std::min(rows.size(), is_ranked_ ? most_ranked_rows : most_rows);
        for (std::size_t i = 0; i < most; ++i) {
            std::vector<std::string> line = labels.texts(rows[i]);
            for (std::string& text : cells(rows[i])) line.push_back(std::move(text));
            table.add(line);
        }
        const std::vector<std::string> cut =
            print_table(table, axes.size(), left, is_ranked_ ? Sameness::said_once : Sameness::repeated, width_, *out_);
        std::erase_if(shown, [&](const auto* variable) {
            return std::ranges::count(cut, with_units(variable->name, variable->units)) > 0;
        });
        if (rows.size() > most) *out_ << "… and " << rows.size() - most << " more rows\n";
        print_explanations(shown, *out_);
        *out_ << '\n';
    }

    /// Where trials are ranked, the table of their scores alone says what they drew.
    RowLabels::Drawn beside_series() const { return is_ranked_ ? RowLabels::Drawn::left_out : RowLabels::Drawn::shown; }

    /// One table for all results without a dimension of their own …
    void print_scalars(const ResultView::Block& block) const {
        std::vector<const store::StoredVariable*> shown;
        std::vector<std::string> columns;
        for (const store::StoredVariable* variable : block.columns)
            if (!is_all_missing(*variable)) shown.push_back(variable);
        const auto ranking = std::ranges::find(shown, view_->ranked_by());
        if (ranking != shown.end()) {
            std::rotate(shown.begin(), ranking, ranking + 1);
            *out_ << "The best first, by " << shown.front()->name << ":\n";
        }
        for (const store::StoredVariable* variable : shown) add_compared_columns(*view_, *variable, columns);
        const auto cells = [&](std::size_t row) {
            std::vector<std::string> texts;
            for (const store::StoredVariable* variable : shown)
                for (std::string& text : compared_cells(*view_, *variable, row)) texts.push_back(std::move(text));
            return texts;
        };
        print_rows(block.axes, RowLabels::Drawn::shown, columns, cells, shown);
    }

    /// … one for each result with one and a closed form, a row for each of its coordinates …
    void print_compared(const ResultView::Block& block, const store::StoredVariable& variable) const {
        std::vector<std::string> axes = block.axes;
        axes.push_back(block.own);
        std::vector<std::string> columns;
        add_compared_columns(*view_, variable, columns);
        const auto cells = [&](std::size_t row) { return compared_cells(*view_, variable, row); };
        print_rows(axes, beside_series(), columns, cells, {&variable});
    }

    /// … and one for each other result with one, a column for each of its coordinates.
    void print_series(const ResultView::Block& block, const store::StoredVariable& variable) const {
        if (is_all_missing(variable)) return;
        if (known_form(*view_, variable) != nullptr) return print_compared(block, variable);
        const store::StoredVariable& own = view_->coordinate(block.own);
        const std::size_t size = own.shape.front();
        std::vector<std::string> columns;
        for (std::size_t c = 0; c < size; ++c) columns.push_back(cell_text(own, c));
        const auto cells = [&](std::size_t row) {
            std::vector<std::string> texts;
            for (std::size_t c = 0; c < size; ++c) texts.push_back(estimate_text(*view_, variable, row * size + c));
            return texts;
        };
        *out_ << with_units(variable.name, variable.units) << " by " << with_units(block.own, own.units) << ":\n";
        print_rows(block.axes, beside_series(), columns, cells, {&variable});
    }

    const ResultView* view_;
    bool is_ranked_;
    std::size_t width_;
    std::ostream* out_;
};

}  // namespace

void print_tables(const ResultView& view, std::optional<std::size_t> width, std::ostream& out) {
    const Printer printer(view, width, out);
    for (const ResultView::Block& block : view.blocks()) printer.print(block);
    const char* heading = "also in the file:\n";
    for (const store::StoredVariable* variable : view.too_large()) {
        if (is_all_missing(*variable)) continue;
        out << std::exchange(heading, "") << "  " << variable->name << '(';
        for (std::size_t d = 0; d < variable->dims.size(); ++d) out << (d > 0 ? ", " : "") << variable->dims[d];
        out << ")  " << with_units(variable->long_name, variable->units) << '\n';
    }
}

}  // namespace orthant::cli
