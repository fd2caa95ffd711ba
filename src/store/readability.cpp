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

void read_group(const h5::Group& group, const std::string& prefix, std::vector<std::string>& lines) {
    for (const h5::Link& link : h5::links(group)) {
        try {
            if (link.kind == h5::LinkKind::dataset) read_all(h5::open_dataset(group, link.name, h5::Caching::none));
            if (link.kind == h5::LinkKind::group)
                read_group(h5::open_group(group, link.name), prefix + link.name + "/", lines);
        } catch (const h5::Failure& failure) {
            lines.push_back("variable '" + prefix + link.name + "' cannot be read (" + failure.cause() + ")");
        }
    }
}

}  // namespace

std::vector<std::string> unreadable_variables(const ResultReader& file) {
    std::vector<std::string> lines;
    read_group(file.root(), "", lines);
    return lines;
}

}  // namespace orthant::store
