#include "job/document.hpp"

#include "job/message.hpp"
#include "job/toml_reader.hpp"

#include <utility>

namespace orthant::job {
namespace {

constexpr std::size_t longest_path = 4096;

void fill_section(Section& section, Entry& entry) {
    auto* table = std::get_if<Table>(&entry.item.content);
    if (table == nullptr)
        throw job_error(entry.item.place, section.name,
                        "not a table (found " + describe(entry.item) + "); write [" + section.name +
                            "] on a line of its own and its keys below it");
    section.place = entry.item.place;
    section.table = std::move(*table);
}

}  // namespace

const std::vector<std::string>& top_keys() {
    static const std::vector<std::string> keys{"study", "seed", "replicates", "task_limit"};
    return keys;
}

const std::vector<std::string>& section_names() {
    static const std::vector<std::string> names{"data", "space", "settings", "search"};
    return names;
}

const std::vector<std::string>& search_keys() {
    static const std::vector<std::string> keys{"method", "trials"};
    return keys;
}

Section* find_section(Document& document, std::string_view name) {
    for (Section* section : {&document.data, &document.space, &document.settings, &document.search})
        if (section->name == name) return section;
    return nullptr;
}

Document read_document(const std::filesystem::path& path, std::string_view text) {
    const auto source = std::make_shared<const std::string>(printable(path.native(), longest_path));
    Document document{.start = {source, 1, 1}, .top = {}};
    if (text.find_first_not_of(" \t\r\n") == std::string_view::npos)
        throw job_error(document.start, "", "the job file is empty (a job names a study); begin with study = \"…\"");
    for (Entry& entry : read_toml(text, source).entries) {
        if (Section* section = find_section(document, entry.key)) {
            fill_section(*section, entry);
        } else {
            document.top.entries.push_back(std::move(entry));
        }
    }
    return document;
}

}  // namespace orthant::job
