#include "job/typed_value.hpp"

#include "base/contract.hpp"
#include "base/duration.hpp"
#include "job/message.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

namespace orthant::job {
namespace {

/// A bound in the words of the parameter's type: 1 for an integer, 1.0 for a real.
std::string bound_text(const Parameter& parameter, double bound) {
    const bool is_integer = parameter.type == Type::integer && std::abs(bound) < 0x1p63;
    return is_integer ? to_text(static_cast<std::int64_t>(bound)) : to_text(bound);
}

/// "at least 1", "from 0.0 to 1.0", or nothing.
std::string finite_range_text(const Parameter& parameter) {
    const bool has_minimum = std::isfinite(parameter.minimum);
    const bool has_maximum = std::isfinite(parameter.maximum);
    const std::string minimum = bound_text(parameter, parameter.minimum);
    const std::string maximum = bound_text(parameter, parameter.maximum);
    if (has_minimum && has_maximum) return "from " + minimum + " to " + maximum;
    if (has_minimum) return "at least " + minimum;
    if (has_maximum) return "at most " + maximum;
    return "";
}

std::string range_text(const Parameter& parameter) {
    const std::string finite = finite_range_text(parameter);
    if (!parameter.takes_infinity) return finite;
    return finite.empty() ? "or inf" : finite + ", or inf";
}

void check_range(const Parameter& parameter, double value, const Item& item, std::string_view key) {
    if (parameter.minimum <= value && value <= parameter.maximum) return;
    throw job_error(
        item.place, key,
        describe(item) + " is out of range (allowed: " + range_text(parameter) + "); choose a value within it");
}

Error wrong_type(std::string_view wanted, const Item& item, std::string_view key, std::string_view cure) {
    return job_error(item.place, key,
                     "not " + std::string(wanted) + " (found " + describe(item) + "); " + std::string(cure));
}

Value integer_value(const Parameter& parameter, const Item& item, std::string_view key) {
    const auto* integer = std::get_if<std::int64_t>(&item.content);
    if (integer == nullptr) {
        const bool is_number = std::holds_alternative<double>(item.content);
        throw wrong_type("an integer", item, key,
                         is_number ? "write a whole number, without point or exponent" : "write a whole number");
    }
    check_range(parameter, static_cast<double>(*integer), item, key);
    return *integer;
}

Value real_value(const Parameter& parameter, const Item& item, std::string_view key) {
    double number = 0;
    if (const auto* integer = std::get_if<std::int64_t>(&item.content)) {
        number = static_cast<double>(*integer);
    } else if (const auto* real = std::get_if<double>(&item.content)) {
        number = *real == 0 ? 0.0 : *real;
    } else {
        throw wrong_type("a number", item, key, "write a number such as 0.5");
    }
    if (parameter.takes_infinity && number == std::numeric_limits<double>::infinity()) return number;
    if (!std::isfinite(number))
        throw job_error(item.place, key,
                        "not a finite number (found " + to_text(number) + "); write a finite number" +
                            (parameter.takes_infinity ? " or inf" : ""));
    check_range(parameter, number, item, key);
    return number;
}

Value text_value(const Parameter& parameter, const Item& item, std::string_view key) {
    const auto* text = std::get_if<std::string>(&item.content);
    if (text == nullptr)
        throw wrong_type(parameter.type == Type::path ? "a file name" : "text", item, key, "write it in double quotes");
    if (text->find('\0') != std::string::npos)
        throw job_error(item.place, key, "text with a NUL character (" + in_quotes(*text) + "); remove it");
    if (parameter.type == Type::path && text->empty())
        throw job_error(item.place, key,
                        std::string("an empty path (a file is wanted); write the file's name") +
                            (parameter.default_value ? ", or leave the key out" : ""));
    const auto& choices = parameter.choices;
    if (!choices.empty() && std::find(choices.begin(), choices.end(), *text) == choices.end())
        throw job_error(item.place, key,
                        in_quotes(*text) + " is not a choice (allowed: " + comma_list(choices) + "); " +
                            suggestion(*text, choices, "choose one of these"));
    return *text;
}

double duration_value(const Item& item, std::string_view key) {
    std::optional<double> seconds;
    if (const auto* text = std::get_if<std::string>(&item.content)) {
        seconds = duration_s(*text);
    } else if (const auto* integer = std::get_if<std::int64_t>(&item.content)) {
        seconds = static_cast<double>(*integer);
    } else if (const auto* real = std::get_if<double>(&item.content)) {
        seconds = *real;
    }
    if (!seconds || !(*seconds > 0))
        throw wrong_type("a time", item, key, "write seconds, or \"90 s\", \"15m\", \"2h\", \"HH:MM:SS\"");
    return *seconds;
}

}  // namespace

std::string accepted(const Parameter& parameter) {
    const std::string range = range_text(parameter);
    const std::string and_range = range.empty() ? "" : ", " + range;
    switch (parameter.type) {
        case Type::integer:
            return "an integer" + and_range;
        case Type::real:
            return "a number" + and_range;
        case Type::text:
            return parameter.choices.empty() ? "text" : "one of " + comma_list(parameter.choices);
        case Type::boolean:
            return "true or false";
        case Type::path:
            return "a file";
        case Type::duration:
            return "seconds, \"90 s\", \"15m\", \"2h\"";
    }
    contract_violated("a known type", __FILE__, __LINE__);
}

Value typed_value(const Parameter& parameter, const Item& item, std::string_view key) {
    switch (parameter.type) {
        case Type::integer:
            return integer_value(parameter, item, key);
        case Type::real:
            return real_value(parameter, item, key);
        case Type::text:
        case Type::path:
            return text_value(parameter, item, key);
        case Type::boolean:
            if (const auto* boolean = std::get_if<bool>(&item.content)) return *boolean;
            throw wrong_type("a boolean", item, key, "write true or false, without quotes");
        case Type::duration:
            return duration_value(item, key);
    }
    contract_violated("a known type", __FILE__, __LINE__);
}

}  // namespace orthant::job
