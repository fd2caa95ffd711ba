#include "data/target_column.hpp"

#include "base/contract.hpp"
#include "base/utf8.hpp"
#include "data/cell.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

namespace orthant::data {
namespace {

constexpr std::size_t classes_at_most = 20;  // of whole numbers that nobody said to be classes

}  // namespace

void TargetColumn::add(std::string_view text, const Spot& spot, BadCells& bad) {
    const Cell cell = read_cell(text);
    switch (cell.kind) {
        case CellKind::number:
            if (kind_ == Target::classes && !is_exactly_whole(cell.value) && std::trunc(cell.value) == cell.value)
                return add_text(trimmed(text), spot, bad);
            return add_number(cell.value);
        case CellKind::missing:
            return bad.add(spot, Flaw::missing, text);
        case CellKind::infinite:
            ++infinite_cells_;
            [[fallthrough]];
        case CellKind::text:
            return add_text(trimmed(text), spot, bad);
    }
}

void TargetColumn::add(double value, const Spot& spot, BadCells& bad) {
    if (std::isnan(value)) return bad.add(spot, Flaw::missing, "");
    if (std::isinf(value)) return bad.add(spot, Flaw::infinite, "");
    add_number(value);
}

void TargetColumn::add_text(std::string_view text, const Spot& spot, BadCells& bad) {
    const Flaw flaw = read_cell(text).kind == CellKind::infinite ? Flaw::infinite : Flaw::text;
    if (kind_ == Target::number) return bad.add(spot, flaw, text);
    if (first_bad_byte(text)) return bad.add(spot, Flaw::not_utf8, text);
    if (kind_ == Target::automatic) bad.doubt(spot, flaw, text);
    values_.push_back(std::numeric_limits<double>::quiet_NaN());
    text_cells_.push_back(texts_.index_of(text));
}

void TargetColumn::add_number(double value) {
    values_.push_back(value);
    if (is_few_and_whole_) note_whole(value);
}

void TargetColumn::note_whole(double value) {
    const auto at = std::ranges::lower_bound(whole_values_, value);
    if (at != whole_values_.end() && *at == value) return;
    is_few_and_whole_ = is_exactly_whole(value) && whole_values_.size() < classes_at_most;
    if (is_few_and_whole_) whole_values_.insert(at, value);
}

TargetColumn::Verdict TargetColumn::verdict() const {
    if (kind_ != Target::automatic) return kind_ == Target::classes ? Verdict::classes : Verdict::number;
    const std::size_t texts = text_cells_.size(), numbers = values_.size() - texts;
    if (texts == 0) return is_few_and_whole_ ? Verdict::classes : Verdict::number;
    const bool is_of_numbers = numbers > texts && !is_few_and_whole_;
    const bool is_of_infinities = texts == infinite_cells_ && !is_few_and_whole_;
    return is_of_numbers || is_of_infinities ? Verdict::doubtful : Verdict::classes;
}

std::vector<double> TargetColumn::different_numbers() const {
    std::vector<double> numbers;
    numbers.reserve(values_.size());
    std::ranges::copy_if(values_, std::back_inserter(numbers), [](double value) { return !std::isnan(value); });
    std::ranges::sort(numbers);
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
    return numbers;
}

TargetColumn::Values TargetColumn::take() {
    ORTHANT_EXPECT(verdict() != Verdict::doubtful);
    if (verdict() == Verdict::classes) return take_classes();
    return {{}, std::move(values_)};
}

/// Labels are first numbered as they are found, numbers by value, then texts; then by their order.
TargetColumn::Values TargetColumn::take_classes() {
    const std::vector<double> numbers = different_numbers();
    std::vector<std::string> found;
    for (const double number : numbers) found.push_back(canonical_label(number));
    found.insert(found.end(), texts_.labels().begin(), texts_.labels().end());

    std::vector<std::size_t> order(found.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    if (!texts_.labels().empty())
        std::ranges::sort(
            order, {}, [&](std::size_t i) -> const auto& { return found[i]; });
    std::vector<double> place(found.size());
    for (std::size_t i = 0; i < order.size(); ++i) place[order[i]] = static_cast<double>(i);

    Values values{{}, std::move(values_)};
    for (const std::size_t i : order) values.classes.push_back(std::move(found[i]));
    auto text = text_cells_.begin();
    for (double& value : values.y) {
        const auto number = std::ranges::lower_bound(numbers, value) - numbers.begin();
        value = std::isnan(value) ? place[numbers.size() + *text++] : place[static_cast<std::size_t>(number)];
    }
    return values;
}

}  // namespace orthant::data
