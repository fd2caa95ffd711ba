#include "data/hdf5_source.hpp"

#include "data/hdf5_opener.hpp"
#include "h5/probe.hpp"

namespace orthant::data {

Hdf5Source open_source(const std::filesystem::path& path, const TableRequest& request) {
    Hdf5Source source{path, h5::open_foreign_file(path), {}, {}, {}};
    const Hdf5Opener opener(path, source.file);
    source.x = opener.open_matrix("X", "the features");
    const auto open_column = [&](const std::string& name, const std::string& use) {
        return opener.open_vector(name, use, source.x.name, source.x.rows);
    };
    if (request.kind != Target::none)
        source.target = open_column(request.target.empty() ? "y" : request.target, "the target");
    if (!request.group.empty()) source.group = open_column(request.group, "the groups");
    return source;
}

}  // namespace orthant::data
