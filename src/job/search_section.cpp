#include "job/search_section.hpp"

#include "job/message.hpp"
#include "job/sobol_directions.hpp"
#include "job/typed_value.hpp"
#include "job/unknown_key.hpp"

#include <algorithm>

namespace orthant::job {
namespace {

Parameter method_parameter() {
    return {.name = "method",
            .description = "how trials are drawn",
            .type = Type::text,
            .choices = {"grid", "random", "sobol"}};
}

Parameter trials_parameter() {
    return {.name = "trials",
            .description = "how many are drawn",
            .type = Type::integer,
            .minimum = 1,
            .maximum = static_cast<double>(most_trials)};
}

void check_keys(const Document& document, const Schema& schema) {
    for (const Entry& entry : document.search.table.entries)
        if (std::ranges::find(search_keys(), entry.key) == search_keys().end())
            throw unknown_section_entry(entry, "search", search_keys(), schema);
}

std::string read_method(const Document& document) {
    const Entry* entry = document.search.table.find("method");
    if (entry == nullptr) return "grid";
    return std::get<std::string>(typed_value(method_parameter(), entry->item, "search.method"));
}

}  // namespace

std::optional<Search> read_search(const Document& document, const Schema& schema) {
    check_keys(document, schema);
    const std::string method = read_method(document);
    const Entry* trials = document.search.table.find("trials");
    if (method == "grid") {
        if (trials == nullptr) return std::nullopt;
        throw job_error(trials->place, "search.trials",
                        "trials of a grid (method is grid, which draws nothing); put method = \"random\" or \"sobol\" "
                        "beside it, or remove it");
    }
    if (trials == nullptr)
        throw job_error(document.place_of(document.search), "search.trials",
                        "missing key (" + trials_parameter().description + ": " + accepted(trials_parameter()) +
                            "); put it under [search]");
    Search search;
    search.method = method == "sobol" ? Method::sobol : Method::random;
    const Value count = typed_value(trials_parameter(), trials->item, "search.trials");
    search.trials = static_cast<std::uint64_t>(std::get<std::int64_t>(count));
    return search;
}

void check_search(const Search& search, const Document& document) {
    const Entry* entry = document.search.table.find("method");
    const Place& place = entry == nullptr ? document.place_of(document.search) : entry->place;
    if (search.drawn.empty())
        throw job_error(place, "search.method",
                        "nothing to draw (method is " + to_text(search.method) +
                            ", but [space] has lists only); draw a parameter there, for example { uniform = [0, 1] }");
    if (search.method == Method::sobol && search.drawn.size() > sobol_dimensions)
        throw job_error(place, "search.method",
                        "too many drawn parameters (sobol has " + std::to_string(sobol_dimensions) +
                            " dimensions); take method = \"random\"");
}

}  // namespace orthant::job
