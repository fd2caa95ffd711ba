#include "job/item.hpp"

#include "job/message.hpp"
#include "job/value.hpp"

#include <algorithm>

namespace orthant::job {
namespace {

struct Describe {
    std::string operator()(std::int64_t value) const { return "the integer " + to_text(value); }
    std::string operator()(double value) const { return "the real number " + to_text(value); }
    std::string operator()(bool value) const { return "the boolean " + to_text(value); }
    std::string operator()(const std::string& value) const { return "the text " + in_quotes(value); }
    std::string operator()(const List&) const { return "a list"; }
    std::string operator()(const Table&) const { return "a table"; }
    std::string operator()(const Foreign& value) const { return "a " + std::string(value.kind); }
};

}  // namespace

const Entry* Table::find(std::string_view key) const {
    const auto found = std::find_if(entries.begin(), entries.end(), [&](const Entry& e) { return e.key == key; });
    return found == entries.end() ? nullptr : &*found;
}

std::string describe(const Item& item) {
    return std::visit(Describe{}, item.content);
}

}  // namespace orthant::job
