#include "job/axis_item.hpp"
#include "job/message.hpp"
#include "job/search_section.hpp"
#include "job/typed_value.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace orthant::job {
namespace {

constexpr double least_logarithm_of = 1e-300;
constexpr double most_logarithm_of = 1e300;
constexpr double most_whole = 0x1p53;

std::vector<std::string> spread_names() {
    std::vector<std::string> names;
    for (const Spread spread : all_spreads()) names.push_back(to_text(spread));
    return names;
}

std::vector<std::string> drawn_keys() {
    std::vector<std::string> keys = spread_names();
    keys.emplace_back("integer");
    return keys;
}

std::string inside(std::string_view key, std::string_view name) {
    return std::string(key) + "." + key_text(name);
}

bool is_logarithmic(Spread spread) {
    return spread == Spread::log_uniform || spread == Spread::one_minus_log_uniform;
}

/// Checks the table of one drawn parameter, step by step.
class Reader {
  public:
    Reader(const Parameter& parameter, const Item& item, std::string_view key)
        : parameter_(&parameter), item_(&item), table_(&std::get<Table>(item.content)), key_(key) {}

    Drawn read() {
        check_keys();
        drawn_.parameter = *parameter_;
        const Entry& entry = find_spread();
        read_rounding(entry);
        if (drawn_.spread == Spread::choice)
            read_choices(entry);
        else
            read_range(entry);
        return std::move(drawn_);
    }

  private:
    Error error(const Place& place, std::string_view name, const std::string& problem) const {
        return job_error(place, name.empty() ? key_ : inside(key_, name), problem);
    }

    void check_keys() const {
        for (const Entry& entry : table_->entries)
            if (!contains(drawn_keys(), entry.key))
                throw error(entry.place, entry.key,
                            "unknown key of a draw (allowed: " + comma_list(drawn_keys()) + "); " +
                                suggestion(entry.key, drawn_keys(), "remove it"));
    }

    const Entry& find_spread() {
        const Entry* found = nullptr;
        for (const Spread spread : all_spreads()) {
            const Entry* entry = table_->find(to_text(spread));
            if (entry == nullptr) continue;
            if (found != nullptr)
                throw error(entry->place, entry->key,
                            "drawn in two ways (also by " + found->key + "); keep one of the two");
            found = entry;
            drawn_.spread = spread;
        }
        if (found == nullptr)
            throw error(item_->place, "",
                        "a draw that does not say from what (one of " + comma_list(spread_names()) +
                            "); write for example { uniform = [0, 1] }");
        return *found;
    }

    void read_rounding(const Entry& spread) {
        const bool is_integer = parameter_->type == Type::integer;
        drawn_.is_rounded = is_integer && drawn_.spread != Spread::choice;
        if (const Entry* entry = table_->find("integer")) {
            const Parameter flag{.name = "integer", .description = "", .type = Type::boolean};
            const bool wanted = std::get<bool>(typed_value(flag, entry->item, inside(key_, "integer")));
            if (drawn_.spread == Spread::choice)
                throw error(entry->place, "integer",
                            "a choice that is rounded (its values stand as written); remove it");
            if (is_integer && !wanted)
                throw error(entry->place, "integer",
                            "an integer parameter that is not rounded (it takes whole numbers only); remove it");
            drawn_.is_rounded = wanted;
        }
        if (drawn_.is_rounded && drawn_.spread == Spread::one_minus_log_uniform)
            throw error(spread.place, spread.key, "whole numbers cannot be drawn so; use uniform or log_uniform");
    }

    void read_choices(const Entry& entry) {
        if (!std::holds_alternative<List>(entry.item.content))
            throw error(entry.item.place, entry.key,
                        "not a list (found " + describe(entry.item) + "); write the values to choose from: [a, b, c]");
        const std::string key = inside(key_, entry.key);
        axis_size(*parameter_, entry.item, key);
        const AxisValues choices = axis_values(*parameter_, entry.item, key);
        drawn_.choices.assign(choices.begin(), choices.end());
    }

    void read_range(const Entry& entry) {
        if (parameter_->type != Type::integer && parameter_->type != Type::real)
            throw error(entry.place, entry.key,
                        "a range where there are no numbers (each value is " + accepted(*parameter_) +
                            "); write { choice = […] }");
        const auto* ends = std::get_if<List>(&entry.item.content);
        if (ends == nullptr || ends->size() != 2)
            throw error(entry.item.place, entry.key,
                        "not the two ends of a range (found " +
                            (ends == nullptr ? describe(entry.item) : "a list of " + std::to_string(ends->size())) +
                            "); write the lower and the upper end: [0.1, 1]");
        drawn_.low = read_end(ends->front(), entry.key);
        drawn_.high = read_end(ends->back(), entry.key);
        if (!(drawn_.low < drawn_.high))
            throw error(ends->back().place, entry.key,
                        "the range is empty (its upper end " + job::to_text(drawn_.high) + " is not above the lower, " +
                            job::to_text(drawn_.low) + "); write the lower end first");
        if (drawn_.spread == Spread::one_minus_log_uniform)
            for (const Item& end : *ends) check_one_minus(end, entry.key);
    }

    double read_end(const Item& end, std::string_view name) const {
        Parameter accepted_ends = *parameter_;
        if (drawn_.spread == Spread::one_minus_log_uniform)
            accepted_ends = {.name = parameter_->name, .description = "", .type = Type::real};
        accepted_ends.takes_infinity = false;
        const Value value = typed_value(accepted_ends, end, inside(key_, name));
        const auto* integer = std::get_if<std::int64_t>(&value);
        const double number = integer == nullptr ? std::get<double>(value) : static_cast<double>(*integer);
        if (is_logarithmic(drawn_.spread) && !(number > 0))
            throw error(end.place, name,
                        "the end " + to_text(value) + " has no logarithm (it is not above 0); write a number above 0" +
                            (drawn_.spread == Spread::log_uniform ? ", or use uniform" : ""));
        if (is_logarithmic(drawn_.spread) && !(least_logarithm_of <= number && number <= most_logarithm_of))
            throw error(end.place, name,
                        "the end " + to_text(value) + " is too far off (allowed: from 1e-300 to 1e300); move it");
        if (drawn_.is_rounded && (number != std::floor(number) || std::abs(number) > most_whole))
            throw error(end.place, name,
                        "the end " + to_text(value) +
                            " is not whole, or above 2^53 (whole numbers are drawn); write a whole number");
        return number;
    }

    void check_one_minus(const Item& end, std::string_view name) const {
        const auto* integer = std::get_if<std::int64_t>(&end.content);
        const double number = integer == nullptr ? std::get<double>(end.content) : static_cast<double>(*integer);
        typed_value(*parameter_, {end.place, 1 - number}, inside(key_, name));
    }

    const Parameter* parameter_;
    const Item* item_;
    const Table* table_;
    std::string key_;
    Drawn drawn_;
};

}  // namespace

bool is_drawn(const Item& item, bool has_search) {
    const auto* table = std::get_if<Table>(&item.content);
    if (table == nullptr || table->entries.empty()) return false;
    const auto has = [&](const std::vector<std::string>& keys) {
        return std::ranges::any_of(table->entries, [&](const Entry& entry) { return contains(keys, entry.key); });
    };
    return has(drawn_keys()) || (has_search && !has({"from", "to", "step"}));
}

Drawn read_drawn(const Parameter& parameter, const Item& item, std::string_view key) {
    if (parameter.role == Role::inner)
        throw job_error(item.place, key,
                        "an inner axis cannot be drawn (all its values are answered together, at every point); write "
                        "a list of values");
    return Reader(parameter, item, key).read();
}

}  // namespace orthant::job
