#include "study/registry.hpp"

#include "base/contract.hpp"

#include <utility>

namespace orthant::study {

void Registry::add(Entry entry) {
    ORTHANT_EXPECT(!entry.example.empty());
    std::string name = entry.schema.study;
    const bool is_new = entries_.emplace(std::move(name), std::move(entry)).second;
    ORTHANT_EXPECT(is_new);
}

const Entry* Registry::find(std::string_view name) const {
    const auto found = entries_.find(name);
    return found == entries_.end() ? nullptr : &found->second;
}

std::vector<std::string> Registry::names() const {
    std::vector<std::string> names;
    for (const auto& [name, entry] : entries_) names.push_back(name);
    return names;
}

job::Catalogue Registry::catalogue() const {
    return {[this](std::string_view name) -> const job::Schema* {
                const Entry* entry = find(name);
                return entry == nullptr ? nullptr : &entry->schema;
            },
            names()};
}

std::unique_ptr<Study> Registry::open(const job::Job& job) const {
    const Entry* entry = find(job.study);
    ORTHANT_EXPECT(entry != nullptr);
    return entry->open(job);
}

}  // namespace orthant::study
