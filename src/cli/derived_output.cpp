#include "cli/derived_output.hpp"

#include "base/error.hpp"
#include "cli/output_directory.hpp"
#include "h5/attribute.hpp"
#include "h5/group.hpp"
#include "store/open_checked.hpp"

#include <system_error>

namespace orthant::cli {
namespace {

namespace fs = std::filesystem;

/// Damaged files and others are of no kind of ours.
bool has_attribute(const fs::path& file, const std::string& attribute) {
    try {
        const store::CheckedFile there = store::open_intact(file, "");
        return h5::read_attribute(h5::root_group(there.file), attribute).has_value();
    } catch (const Error&) {
        return false;
    }
}

}  // namespace

void prepare_output(const fs::path& output, const std::string& attribute, const std::vector<fs::path>& inputs) {
    if (fs::is_directory(output))
        throw Error(ErrorKind::usage, "-o: '" + output.string() + "' is a directory; name a file in it");
    make_directory_of(output);
    if (!fs::exists(output)) return;
    for (const fs::path& input : inputs) {
        std::error_code absent;
        if (fs::equivalent(output, input, absent))
            throw Error(ErrorKind::usage,
                        "-o: '" + output.string() + "' is one of the files to read; choose another -o");
    }
    if (!has_attribute(output, attribute))
        throw Error(ErrorKind::usage, "'" + output.string() +
                                          "' exists and is not what this command writes (it would be lost); choose "
                                          "another -o, or remove it");
}

}  // namespace orthant::cli
