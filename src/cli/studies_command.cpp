#include "cli/studies_command.hpp"

#include "base/error.hpp"
#include "base/text_width.hpp"
#include "base/wording.hpp"
#include "study/describe.hpp"

#include <algorithm>
#include <vector>

namespace orthant::cli {
namespace {

void list(const study::Registry& registry, std::ostream& out) {
    const std::vector<std::string> names = registry.names();
    std::size_t widest = 0;
    for (const std::string& name : names) widest = std::max(widest, text_width(name));
    for (const std::string& name : names)
        out << name << std::string(widest - text_width(name), ' ') << "  " << registry.find(name)->schema.summary
            << '\n';
    out << "\nWhat each takes and leaves: orthant studies NAME\n";
}

}  // namespace

ExitCode studies_command(const StudiesArguments& arguments, const study::Registry& registry, std::ostream& out) {
    const std::vector<std::string> names = registry.names();
    if (arguments.all) {
        out << study::describe_all(registry);
    } else if (arguments.name.empty()) {
        list(registry, out);
    } else if (registry.find(arguments.name) != nullptr) {
        out << study::describe(registry, arguments.name);
    } else {
        throw Error(ErrorKind::usage, "unknown study " + in_quotes(arguments.name) + " (known: " + comma_list(names) +
                                          "); " + suggestion(arguments.name, names, "choose one of these"));
    }
    return ExitCode::complete;
}

}  // namespace orthant::cli
