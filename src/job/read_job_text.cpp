#include "base/error.hpp"
#include "job/message.hpp"
#include "job/parse.hpp"

#include <cerrno>
#include <fstream>
#include <system_error>

namespace orthant::job {
namespace {

constexpr std::size_t largest_job_bytes = std::size_t{4} << 20;

Error unreadable(const std::filesystem::path& path, std::string_view why, std::string_view cure) {
    return {ErrorKind::job, "cannot read the job file " + in_quotes(path.native()) + " (" + std::string(why) + "); " +
                                std::string(cure)};
}

}  // namespace

std::string read_job_text(const std::filesystem::path& path) {
    std::error_code ignored;
    if (std::filesystem::is_directory(path, ignored))
        throw unreadable(path, "it is a directory", "name a job file inside it");
    errno = 0;
    std::ifstream file(path, std::ios::binary);
    if (!file) {
        const int why = errno;
        throw unreadable(path, std::generic_category().message(why),
                         why == EACCES ? "make it readable" : "check the path");
    }
    std::string text(largest_job_bytes + 1, '\0');
    file.read(text.data(), static_cast<std::streamsize>(text.size()));
    if (file.bad()) throw unreadable(path, std::generic_category().message(errno), "check the file system");
    text.resize(static_cast<std::size_t>(file.gcount()));
    if (text.size() > largest_job_bytes)
        throw unreadable(path, "it is larger than 4 MiB", "a job file is short text: check that this is one");
    return text;
}

}  // namespace orthant::job
