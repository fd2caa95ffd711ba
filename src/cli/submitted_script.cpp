#include "cli/submitted_script.hpp"

#include "journal/file.hpp"

#include <iterator>
#include <span>
#include <sstream>

#include <fcntl.h>

namespace orthant::cli {
namespace {

constexpr std::string_view jobs_mark = "\n# submitted: job";
constexpr std::string_view shards_mark = "\n# shards:";

}  // namespace

std::string SubmittedScript::behind(std::string_view mark) const {
    const auto bytes = journal::read_if_present(path_);
    if (!bytes) return {};
    const std::string_view text(reinterpret_cast<const char*>(bytes->data()), bytes->size());
    const std::size_t found = text.rfind(mark);
    return found == std::string_view::npos ? std::string() : std::string(text.substr(found + mark.size()));
}

std::vector<std::string> SubmittedScript::jobs() const {
    std::istringstream words(behind(jobs_mark));
    std::vector<std::string> ids;
    for (std::string word; words >> word;)
        if (word.find_first_not_of("0123456789") == std::string::npos) ids.push_back(word);
    return ids;
}

std::uint64_t SubmittedScript::shards() const {
    std::uint64_t shards = 0;
    std::istringstream(behind(shards_mark)) >> shards;
    return shards <= most_shards ? shards : 0;  // what is more, is damage
}

void SubmittedScript::write(const std::string& text, std::uint64_t shards) const {
    std::string all = text;
    if (shards > 0) all.append(shards_mark).append(" " + std::to_string(shards) + "\n");
    const journal::File file = journal::File::open(path_, O_RDWR | O_CREAT | O_TRUNC);
    file.write_at(0, std::as_bytes(std::span(all.data(), all.size())));
    file.sync();
}

void SubmittedScript::add_jobs(const std::vector<std::string>& ids) const {
    std::string line(jobs_mark);
    for (const std::string& id : ids) line += " " + id;
    line += "\n";
    const journal::File file = journal::File::open(path_, O_RDWR);
    file.write_at(file.size(), std::as_bytes(std::span(line.data(), line.size())));
    file.sync();
}

}  // namespace orthant::cli
