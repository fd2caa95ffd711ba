// The job file with its overrides, the points it asks for, and what the study makes of them.
#include "base/error.hpp"
#include "cli/studies.hpp"
#include "fuzz/fuzz_input.hpp"
#include "job/job.hpp"
#include "job/parse.hpp"
#include "job/space.hpp"

#include <string>
#include <vector>

namespace {

using namespace orthant;

/// No text of TOML holds it: the job ends there, and so does each override behind it.
constexpr char separator = '\x1e';

std::vector<std::string> split(const std::string& text) {
    std::vector<std::string> parts(1);
    for (const char c : text) {
        if (c == separator)
            parts.emplace_back();
        else
            parts.back() += c;
    }
    return parts;
}

void look_at(const job::Job& job) {
    static_cast<void>(job::identity(job));
    static_cast<void>(job.data_files());
    const job::Space space(job);
    for (const std::uint64_t index : {std::uint64_t{0}, space.points() / 2, space.points() - 1}) {
        const job::Point point = space.point(index);
        static_cast<void>(point.key());
        static_cast<void>(point.label());
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const study::Registry registry = cli::studies();
    std::vector<std::string> overrides = split(fuzz::text_of(fuzz::FuzzInput(data, size).rest()));
    const std::string text = overrides.front();
    overrides.erase(overrides.begin());
    try {
        const job::Job job = job::parse_job("fuzz.toml", text, overrides, registry.catalogue());
        look_at(job);
        static_cast<void>(registry.open(job));
    } catch (const Error& error) {
        if (error.kind() != ErrorKind::job && error.kind() != ErrorKind::usage) throw;
        fuzz::check_message(error.what());
    }
    return 0;
}
