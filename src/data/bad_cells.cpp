#include "data/bad_cells.hpp"

#include "base/counted.hpp"
#include "base/wording.hpp"
#include "data/cell.hpp"
#include "data/data_file.hpp"

#include <algorithm>
#include <utility>

namespace orthant::data {
namespace {

constexpr std::size_t listed_at_most = 10;
constexpr std::size_t features_at_most = 3;

/// " ("NA")"; nothing for a cell that is empty.
std::string as_written(std::string_view text) {
    return text.empty() ? "" : " (" + in_quotes(text) + ")";
}

std::string problem(Flaw flaw, std::string_view text) {
    switch (flaw) {
        case Flaw::text:
            return "text " + in_quotes(text) + " in a number column";
        case Flaw::missing:
        case Flaw::missing_feature:
            return "missing" + as_written(text);
        case Flaw::infinite:
            return "infinite" + as_written(text);
        case Flaw::not_utf8:
            return "text " + in_quotes(text) + " that is not UTF-8";
        case Flaw::no_fold:
            return in_quotes(text) + " is no fold (0, 1, … or -1)";
        case Flaw::no_time:
            return in_quotes(text) + " is no time as those before";
    }
    return {};
}

}  // namespace

std::string BadCells::place(const Spot& spot) const {
    const bool is_csv = origin_ == Origin::csv;
    std::string text = (is_csv ? "line " : "row ") + std::to_string(spot.row);
    if (spot.column != Spot::no_column) text += ", column " + std::to_string(spot.column);
    return text + (is_csv ? " " : " of ") + name_text(spot.name);
}

void BadCells::note(Finds& finds, const Spot& spot, Flaw flaw, std::string_view text) const {
    ++finds.cells;
    if (finds.listed.size() < listed_at_most) finds.listed.push_back(place(spot) + ": " + problem(flaw, trimmed(text)));
    finds.has_missing = finds.has_missing || flaw == Flaw::missing;
    finds.has_missing_feature = finds.has_missing_feature || flaw == Flaw::missing_feature;
    if (spot.content != Content::feature || finds.features.size() > features_at_most) return;
    if (std::ranges::find(finds.features, spot.name) == finds.features.end()) finds.features.emplace_back(spot.name);
}

void BadCells::add(const Spot& spot, Flaw flaw, std::string_view text) {
    note(found_, spot, flaw, text);
}

void BadCells::doubt(const Spot& spot, Flaw flaw, std::string_view text) {
    note(doubted_, spot, flaw, text);
}

void BadCells::confirm_doubts() {
    is_doubt_ = doubted_.cells > 0;
    found_.cells += std::exchange(doubted_.cells, 0);
    for (std::string& one : doubted_.listed)
        if (found_.listed.size() < listed_at_most) found_.listed.push_back(std::move(one));
    doubted_.listed.clear();
}

void BadCells::add_line(std::uint64_t line, std::size_t fields, std::size_t wanted) {
    ++found_.lines;
    if (found_.listed.size() == listed_at_most) return;
    const std::string what =
        fields == 0 ? "blank" : counted(fields, "field") + " where the header has " + std::to_string(wanted);
    found_.listed.push_back("line " + std::to_string(line) + ": " + what);
}

std::string BadCells::cure() const {
    std::string cure = "correct them";
    if (found_.has_missing_feature) cure += R"(, fill what is missing with impute = "mean" or "median")";
    if (found_.has_missing && !cure_for_missing_.empty()) cure += ", or " + cure_for_missing_;
    if (is_doubt_) cure += ", or take the target for classes with predict = \"classes\"";
    if (origin_ != Origin::csv || found_.features.empty()) return cure;
    std::string names;
    for (std::size_t i = 0; i < std::min(found_.features.size(), features_at_most); ++i)
        names += (i == 0 ? "" : ", ") + printable(found_.features[i], longest_quote);
    if (found_.features.size() > features_at_most) names += ", …";
    return cure + ", or leave columns out with ignore = \"" + names + "\"";
}

void BadCells::throw_if_any() const {
    if (found_.cells + found_.lines == 0) return;
    std::string count = found_.cells > 0 ? counted(found_.cells, "cell") : "";
    if (found_.lines > 0) count += (count.empty() ? "" : " and ") + counted(found_.lines, "line");
    std::string list = origin_ == Origin::csv ? "" : "rows and columns counted from 0: ";
    for (std::size_t i = 0; i < found_.listed.size(); ++i) list += (i == 0 ? "" : "; ") + found_.listed[i];
    const std::uint64_t unlisted = found_.cells + found_.lines - found_.listed.size();
    if (unlisted > 0) list += "; and " + std::to_string(unlisted) + " more";
    throw file_error(file_, count + " cannot be used (" + list + "); " + cure());
}

}  // namespace orthant::data
