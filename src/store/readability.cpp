#include "store/readability.hpp"

#include "h5/dataset.hpp"
#include "h5/failure.hpp"
#include "h5/group.hpp"
#include "store/row_blocks.hpp"

namespace orthant::store {
namespace {

void read_all(const h5::Dataset& dataset) {
    const auto type = h5::type_of(dataset);
    if (!type) return;  // not of the schema: the comparison with it tells
    with_element(*type, [&](const auto& element) {
        using Element = std::decay_t<decltype(element)>;
        for_each_block(dataset,
                       [&](std::uint64_t first, std::uint64_t rows) { h5::read_rows<Element>(dataset, first, rows); });
    });
}

constexpr int deepest_group = 2;  ///< ours are one deep; a damaged one may hold itself

void read_group(const h5::Group& group, const std::string& prefix, int depth, std::vector<std::string>& lines) {
    std::vector<h5::Link> links;
    try {
        links = h5::links(group);
    } catch (const h5::Failure& failure) {
        lines.push_back("group '/" + prefix + "' cannot be listed (" + failure.cause() + ")");
    }
    for (const h5::Link& link : links) {
        try {
            if (link.kind == h5::LinkKind::dataset) read_all(h5::open_dataset(group, link.name, h5::Caching::none));
            if (link.kind == h5::LinkKind::group && depth < deepest_group)
                read_group(h5::open_group(group, link.name), prefix + link.name + "/", depth + 1, lines);
        } catch (const h5::Failure& failure) {
            lines.push_back("variable '" + prefix + link.name + "' cannot be read (" + failure.cause() + ")");
        }
    }
}

}  // namespace

std::vector<std::string> unreadable_variables(const ResultReader& file) {
    std::vector<std::string> lines;
    read_group(file.root(), "", 0, lines);
    return lines;
}

}  // namespace orthant::store
