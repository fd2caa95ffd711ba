#pragma once

#include "job/place.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace orthant::job {

struct Item;
struct Entry;

using List = std::vector<Item>;

/// The keys of one TOML table, in the order they were written.
struct Table {
    std::vector<Entry> entries;

    const Entry* find(std::string_view key) const;
};

/// A kind of TOML value that no job uses: a date or a time.
struct Foreign {
    std::string_view kind;
};

/// One TOML value and where it stands.
struct Item {
    Place place;
    std::variant<std::int64_t, double, bool, std::string, List, Table, Foreign> content;
};

/// One "key = value".
struct Entry {
    std::string key;
    Place place;  ///< of the key
    Item item;
};

/// What an item is, for messages: `the integer 3`, `the text "cube"`, `a list`, `a table`, `a date`.
std::string describe(const Item& item);

}  // namespace orthant::job
