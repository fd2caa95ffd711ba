#include "cli/submitted_script.hpp"

#include "journal/file.hpp"

#include <iterator>
#include <sstream>
#include <string_view>

#include <fcntl.h>

namespace orthant::cli {
namespace {

constexpr std::string_view mark = "\n# submitted: job";

}  // namespace

std::vector<std::string> SubmittedScript::jobs() const {
    const auto bytes = journal::read_if_present(path_);
    if (!bytes) return {};
    const std::string_view text(reinterpret_cast<const char*>(bytes->data()), bytes->size());
    const std::size_t found = text.rfind(mark);
    if (found == std::string_view::npos) return {};
    std::istringstream words{std::string(text.substr(found + mark.size()))};
    std::vector<std::string> ids;
    for (std::string word; words >> word;)
        if (word.find_first_not_of("0123456789") == std::string::npos) ids.push_back(word);
    return ids;
}

void SubmittedScript::write(const std::string& text) const {
    const journal::File file = journal::File::open(path_, O_RDWR | O_CREAT | O_TRUNC);
    file.write_at(0, std::as_bytes(std::span(text.data(), text.size())));
    file.sync();
}

void SubmittedScript::add_jobs(const std::vector<std::string>& ids) const {
    std::string line(mark);
    for (const std::string& id : ids) line += " " + id;
    line += "\n";
    const journal::File file = journal::File::open(path_, O_RDWR);
    file.write_at(file.size(), std::as_bytes(std::span(line.data(), line.size())));
    file.sync();
}

}  // namespace orthant::cli
