#include "job/range.hpp"

#include "base/contract.hpp"
#include "job/message.hpp"
#include "job/typed_value.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace orthant::job {
namespace {

/// In steps; above the rounding of ten million steps, below what anyone would write on purpose.
constexpr double meets_end = 1e-6;

const std::vector<std::string> range_keys{"from", "to", "step"};

const Item& required(const Table& table, const Item& item, std::string_view name, std::string_view key) {
    if (const Entry* entry = table.find(name)) return entry->item;
    throw job_error(item.place, key,
                    "a range without " + in_quotes(name) +
                        " (it needs from and to, and may have a step); write for "
                        "example { from = 1, to = 10, step = 1 }");
}

void check_keys(const Table& table, std::string_view key) {
    for (const Entry& entry : table.entries) {
        if (std::find(range_keys.begin(), range_keys.end(), entry.key) != range_keys.end()) continue;
        throw job_error(entry.place, std::string(key) + "." + key_text(entry.key),
                        "unknown key of a range (allowed: " + comma_list(range_keys) + "); " +
                            suggestion(entry.key, range_keys, "remove it"));
    }
}

Value read_step(const Parameter& parameter, const Table& table, std::string_view key) {
    const Entry* entry = table.find("step");
    if (entry == nullptr) return parameter.type == Type::integer ? Value(std::int64_t{1}) : Value(1.0);
    Parameter unbounded{.name = "step", .description = "", .type = parameter.type};
    const std::string step_key = std::string(key) + ".step";
    const Value step = typed_value(unbounded, entry->item, step_key);
    const bool is_positive =
        parameter.type == Type::integer ? std::get<std::int64_t>(step) > 0 : std::get<double>(step) > 0;
    if (!is_positive)
        throw job_error(entry->item.place, step_key,
                        "the step " + to_text(step) + " is not above 0 (a range goes upwards); write a step above 0");
    return step;
}

/// How many whole steps fit between the ends, as a real number so that nothing overflows.
double steps_between(const Value& from, const Value& to, const Value& step) {
    if (const auto* first = std::get_if<std::int64_t>(&from)) {
        const auto last = static_cast<std::uint64_t>(std::get<std::int64_t>(to));
        const auto width = static_cast<std::uint64_t>(std::get<std::int64_t>(step));
        return static_cast<double>((last - static_cast<std::uint64_t>(*first)) / width);
    }
    const double span = std::get<double>(to) - std::get<double>(from);
    return std::floor(span / std::get<double>(step) + meets_end);
}

/// Whether two neighbours could round to the same number.
bool is_swallowed_by_rounding(const Value& from, const Value& to, const Value& step) {
    if (std::holds_alternative<std::int64_t>(from)) return false;
    const double largest = std::max(std::abs(std::get<double>(from)), std::abs(std::get<double>(to)));
    return std::get<double>(step) < 2 * std::numeric_limits<double>::epsilon() * largest;
}

}  // namespace

Range::Range(const Parameter& parameter, const Item& item, std::string_view key) {
    const auto& table = std::get<Table>(item.content);
    if (parameter.type != Type::integer && parameter.type != Type::real)
        throw job_error(
            item.place, key,
            "a range where there are no numbers (each value is " + accepted(parameter) + "); write a list of values");
    check_keys(table, key);
    const Item& from = required(table, item, "from", key);
    const Item& to = required(table, item, "to", key);
    from_ = typed_value(parameter, from, std::string(key) + ".from");
    to_ = typed_value(parameter, to, std::string(key) + ".to");
    step_ = read_step(parameter, table, key);
    if (to_ < from_)
        throw job_error(
            to.place, std::string(key) + ".to",
            "the range is empty (" + to_text(to_) + " is below from = " + to_text(from_) + "); exchange the two");
    const double steps = steps_between(from_, to_, step_);
    if (!(steps < static_cast<double>(most_axis_values)))
        throw job_error(item.place, key,
                        "more than 10 million values on one axis (the range from " + to_text(from_) + " to " +
                            to_text(to_) + " in steps of " + to_text(step_) + "); take a longer step");
    if (is_swallowed_by_rounding(from_, to_, step_))
        throw job_error(item.place, key,
                        "the step " + to_text(step_) + " is lost in rounding (the values reach " + to_text(to_) +
                            "); take a longer step");
    count_ = static_cast<std::uint64_t>(steps) + 1;
}

Value Range::at(std::uint64_t index) const {
    ORTHANT_EXPECT(index < count_);
    if (const auto* from = std::get_if<std::int64_t>(&from_)) {
        // Unsigned, since index · step alone may pass 2^63 - 1 where the value does not.
        const std::uint64_t distance = index * static_cast<std::uint64_t>(std::get<std::int64_t>(step_));
        return static_cast<std::int64_t>(static_cast<std::uint64_t>(*from) + distance);
    }
    const double step = std::get<double>(step_);
    const double to = std::get<double>(to_);
    const double value = std::get<double>(from_) + static_cast<double>(index) * step;
    return std::abs(value - to) <= meets_end * step ? to : value;
}

}  // namespace orthant::job
