#include "job/parse.hpp"

#include "job/document.hpp"
#include "job/message.hpp"
#include "job/override.hpp"
#include "job/resolve.hpp"
#include "job/typed_value.hpp"
#include "job/unknown_key.hpp"

#include <algorithm>

namespace orthant::job {
namespace {

constexpr std::size_t longest_name = 200;

/// The job's name becomes the name of its result file.
std::string job_name(const std::filesystem::path& path, const Place& start) {
    const std::string name = path.stem().string();
    const bool has_bad_byte = printable(name, name.size()) != name;
    if (name.empty() || name.size() > longest_name || name.front() == '-' || name.front() == '.' || has_bad_byte)
        throw job_error(start, "",
                        "the job's name " + in_quotes(name) +
                            " cannot name its results (1 to 200 bytes of printable UTF-8, not beginning with - or .); "
                            "rename the file");
    return name;
}

const Schema& find_study(const Document& document, const Catalogue& catalogue) {
    const Entry* entry = document.top.find("study");
    const std::string known = "(known: " + comma_list(catalogue.names) + ")";
    if (entry == nullptr)
        throw job_error(document.start, "study", "missing key " + known + "; begin the job with study = \"…\"");
    const Parameter parameter{.name = "study", .description = "what to do", .type = Type::text};
    const auto name = std::get<std::string>(typed_value(parameter, entry->item, "study"));
    if (const Schema* schema = catalogue.find(name)) return *schema;
    throw job_error(entry->item.place, "study",
                    "unknown study " + in_quotes(name) + " " + known + "; " +
                        suggestion(name, catalogue.names, "choose one of these"));
}

void check_top_keys(const Document& document, const Schema* schema) {
    for (const Entry& entry : document.top.entries)
        if (std::find(top_keys().begin(), top_keys().end(), entry.key) == top_keys().end())
            throw unknown_top_entry(entry, schema);
}

template <class T>
T top_value(const Document& document, std::string_view name) {
    const Parameter& parameter = *find_parameter(top_parameters(), name);
    const Entry* entry = document.top.find(name);
    return std::get<T>(entry == nullptr ? *parameter.default_value : typed_value(parameter, entry->item, name));
}

}  // namespace

Job parse_job(const std::filesystem::path& path, const std::string& text, const std::vector<std::string>& overrides,
              const Catalogue& catalogue) {
    Document document = read_document(path, text);
    const std::vector<Override> changes = read_overrides(overrides);
    apply_top_overrides(document, changes);
    if (document.top.find("study") == nullptr) check_top_keys(document, nullptr);
    const Schema& schema = find_study(document, catalogue);
    check_top_keys(document, &schema);
    apply_parameter_overrides(document, changes, schema);

    Job job;
    job.name = job_name(path, document.start);
    job.path = path;
    job.text = text;
    job.overrides = overrides;
    job.study = schema.study;
    job.seed = static_cast<std::uint64_t>(top_value<std::int64_t>(document, "seed"));
    job.replicates = top_value<std::int64_t>(document, "replicates");
    job.task_limit_s = top_value<double>(document, "task_limit");
    resolve_data(job, document, schema);
    resolve_parameters(job, document, schema);
    return job;
}

}  // namespace orthant::job
