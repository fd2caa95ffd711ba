#pragma once

#include "job/item.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace orthant::job {

/// One of the tables of a job file.
struct Section {
    std::string name;
    std::optional<Place> place = std::nullopt;  ///< none: the file does not have it
    Table table = {};
};

/// A job file taken apart, its keys not yet held against a study.
struct Document {
    Place start;
    Table top;  ///< study, seed, replicates, task_limit, and whatever does not belong
    Section data{"data"};
    Section space{"space"};
    Section settings{"settings"};
    Section search{"search"};

    /// Of a section, or of the file's start where the section is not there.
    const Place& place_of(const Section& section) const { return section.place ? *section.place : start; }
};

/// study, seed, replicates, task_limit.
const std::vector<std::string>& top_keys();

/// data, space, settings, search.
const std::vector<std::string>& section_names();

/// The keys of [search]: method, trials.
const std::vector<std::string>& search_keys();

/// The section of that name, or nullptr.
Section* find_section(Document& document, std::string_view name);

/// Reads TOML and sorts its keys into sections. Error(job) for what is not TOML, for an empty file, and where a
/// section is not a table.
Document read_document(const std::filesystem::path& path, std::string_view text);

}  // namespace orthant::job
