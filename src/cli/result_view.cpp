#include "cli/result_view.hpp"

#include "base/wording.hpp"
#include "cli/text_table.hpp"
#include "store/arrangement.hpp"
#include "store/damage.hpp"
#include "study/result_table.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <string_view>
#include <utility>

namespace orthant::cli {
namespace {

constexpr std::size_t longest_own_dimension = 8;
constexpr std::size_t longest_text = 60;
constexpr std::string_view error_ending = "_stderr";
constexpr std::string_view exact_ending = "_exact";
constexpr std::string_view mean_ending = "_mean";

bool is_replicated(const store::StoredVariable& variable) {
    return !variable.dims.empty() && variable.dims.back() == store::replicate_dim;
}

}  // namespace

ResultView::ResultView(const store::ResultReader& reader, const std::string& chosen_by) {
    const std::vector<std::string> names = reader.variables();
    const std::vector<std::string> axes = reader.axes();
    for (const std::string& name : names) variables_.emplace(name, reader.variable(name));
    store::in_file(reader.path(), [this] {
        for (const auto& [_, variable] : variables_) check_shape(variable);
    });
    for (const std::string& name : names) keep_closed_form_of_mean(name);
    const std::vector<std::string> drawn = reader.drawn();
    for (const std::string& name : drawn)
        if (const auto found = variables_.find(name); found != variables_.end())
            if (found->second.dims == std::vector<std::string>{store::trial_dim}) drawn_.push_back(&found->second);
    if (!drawn.empty()) rank_by(chosen_by, axes);
    for (const std::string& name : names) {
        const store::StoredVariable& variable = variables_.at(name);
        if (std::find(drawn.begin(), drawn.end(), name) != drawn.end()) continue;
        if (!variable.is_coordinate && !stands_beside_another(variable) && name != "status") sort_in(variable, axes);
    }
}

/// From here on, an axis tells how far a variable goes.
void ResultView::check_shape(const store::StoredVariable& variable) const {
    for (std::size_t d = 0; d < variable.dims.size(); ++d) {
        const auto axis = variables_.find(variable.dims[d]);
        const bool fits = axis != variables_.end() && axis->second.is_coordinate &&
                          axis->second.shape == std::vector{variable.shape[d]} && variable.shape[d] > 0;
        if (!fits)
            throw store::damage("variable '" + variable.name + "' does not fit its axis '" + variable.dims[d] + "'");
    }
}

void ResultView::rank_by(const std::string& chosen_by, const std::vector<std::string>& axes) {
    for (const std::string& name : {chosen_by + std::string(mean_ending), chosen_by}) {
        const auto found = variables_.find(name);
        if (found == variables_.end() || found->second.dims != axes) continue;
        if (!std::holds_alternative<std::vector<double>>(found->second.values)) continue;
        ranked_by_ = &found->second;
        return;
    }
}

std::vector<std::size_t> ResultView::rows(const std::vector<std::string>& axes) const {
    std::size_t count = 1;
    for (const std::string& axis : axes) count *= coordinate(axis).shape.front();
    std::vector<std::size_t> rows(count);
    std::iota(rows.begin(), rows.end(), std::size_t{0});
    if (ranked_by_ == nullptr || ranked_by_->dims != axes) return rows;
    const auto& values = std::get<std::vector<double>>(ranked_by_->values);
    const auto is_better = [&](std::size_t a, std::size_t b) {
        return std::isnan(values[b]) ? !std::isnan(values[a]) : values[a] < values[b];
    };
    std::ranges::stable_sort(rows, is_better);
    return rows;
}

bool ResultView::stands_beside_another(const store::StoredVariable& variable) const {
    for (const std::string_view ending : {error_ending, exact_ending}) {
        if (!variable.name.ends_with(ending)) continue;
        const auto result = variables_.find(variable.name.substr(0, variable.name.size() - ending.size()));
        if (result != variables_.end() && result->second.dims == variable.dims) return true;
    }
    return false;
}

/// A closed form is the same in all replicates: what stands beside a mean over them is that of the first that has one.
void ResultView::keep_closed_form_of_mean(const std::string& name) {
    const auto mean = variables_.find(name + std::string(mean_ending));
    const auto exact = variables_.find(name + std::string(exact_ending));
    if (mean == variables_.end() || exact == variables_.end()) return;
    const auto& [_, source] = *exact;
    const auto* values = std::get_if<std::vector<double>>(&source.values);
    if (values == nullptr || !is_replicated(source)) return;
    if (!std::equal(source.dims.begin(), source.dims.end() - 1, mean->second.dims.begin(), mean->second.dims.end()))
        return;
    store::StoredVariable kept = source;
    kept.name = mean->first + std::string(exact_ending);
    kept.dims = mean->second.dims;
    kept.shape = mean->second.shape;
    const std::size_t replicates = source.shape.back();
    std::vector<double> first;
    for (std::size_t cell = 0; cell + replicates <= values->size(); cell += replicates) {
        const auto begin = values->begin() + static_cast<std::ptrdiff_t>(cell);
        const auto end = begin + static_cast<std::ptrdiff_t>(replicates);
        const auto known = std::find_if(begin, end, [](double value) { return !std::isnan(value); });
        first.push_back(known == end ? *begin : *known);
    }
    kept.values = std::move(first);
    variables_.emplace(kept.name, std::move(kept));
}

void ResultView::sort_in(const store::StoredVariable& variable, const std::vector<std::string>& axes) {
    Block block;
    std::vector<std::string> own;
    for (const std::string& dim : variable.dims)
        (std::find(axes.begin(), axes.end(), dim) != axes.end() ? block.axes : own).push_back(dim);
    const bool has_mean = variables_.contains(variable.name + std::string(mean_ending));
    if (is_replicated(variable) && has_mean) {
        replicated_.push_back(&variable);
        return;
    }
    if (own.size() > 1 || (own.size() == 1 && variable.shape.back() > longest_own_dimension)) {
        too_large_.push_back(&variable);
        return;
    }
    if (!own.empty()) block.own = own.front();
    auto same = std::find_if(blocks_.begin(), blocks_.end(),
                             [&](const Block& b) { return b.axes == block.axes && b.own == block.own; });
    if (same == blocks_.end()) same = blocks_.insert(blocks_.end(), block);
    same->columns.push_back(&variable);
}

std::vector<const store::StoredVariable*> ResultView::with_non_finite_cells() const {
    std::vector<const store::StoredVariable*> found;
    for (const auto& [name, variable] : variables_)
        if (variable.nan_count > 0 && !name.ends_with(exact_ending)) found.push_back(&variable);
    return found;
}

const store::StoredVariable* ResultView::companion(const store::StoredVariable& result, std::string_view ending) const {
    const auto found = variables_.find(result.name + std::string(ending));
    return found == variables_.end() || found->second.dims != result.dims ? nullptr : &found->second;
}

const store::StoredVariable* ResultView::standard_error(const store::StoredVariable& result) const {
    return companion(result, error_ending);
}

const store::StoredVariable* ResultView::closed_form(const store::StoredVariable& result) const {
    return companion(result, exact_ending);
}

bool ResultView::has_sure_error(const store::StoredVariable& result) const {
    constexpr std::size_t fewest_replicates = 10;
    if (!result.name.ends_with(mean_ending)) return true;
    const auto each = variables_.find(result.name.substr(0, result.name.size() - mean_ending.size()));
    const bool is_of_replicates = each != variables_.end() && is_replicated(each->second);
    return !is_of_replicates || each->second.shape.back() >= fewest_replicates;
}

std::size_t ResultView::points(study::PointStatus status) const {
    const auto found = variables_.find("status");
    if (found == variables_.end()) return 0;
    const auto* codes = std::get_if<std::vector<std::int64_t>>(&found->second.values);
    if (codes == nullptr) return 0;
    return static_cast<std::size_t>(std::ranges::count(*codes, static_cast<std::int64_t>(status)));
}

const std::string* word_of(const store::StoredVariable& variable, std::int64_t code) {
    const bool is_known = code >= 0 && static_cast<std::uint64_t>(code) < variable.flags.size();
    return is_known ? &variable.flags[static_cast<std::size_t>(code)].meaning : nullptr;
}

double real_at(const store::StoredVariable* variable, std::size_t index) {
    const auto* values = variable == nullptr ? nullptr : std::get_if<std::vector<double>>(&variable->values);
    return values == nullptr ? std::numeric_limits<double>::quiet_NaN() : values->at(index);
}

std::string estimate_text(const ResultView& view, const store::StoredVariable& variable, std::size_t index) {
    if (!std::holds_alternative<std::vector<double>>(variable.values)) return cell_text(variable, index);
    return format_estimate(real_at(&variable, index), real_at(view.standard_error(variable), index));
}

std::string cell_text(const store::StoredVariable& variable, std::size_t index) {
    if (const auto* texts = std::get_if<std::vector<std::string>>(&variable.values))
        return printable(texts->at(index), longest_text);
    if (const auto* reals = std::get_if<std::vector<double>>(&variable.values)) return format_number(reals->at(index));
    const std::int64_t value = std::get<std::vector<std::int64_t>>(variable.values).at(index);
    if (value == study::missing_integer) return "-";
    const std::string* word = word_of(variable, value);
    return word != nullptr ? printable(*word, longest_text) : std::to_string(value);
}

}  // namespace orthant::cli
