#pragma once

#include "h5/handle.hpp"

#include <string>
#include <vector>

namespace orthant::h5 {

Group root_group(const File& file);
Group create_group(const Group& parent, const std::string& name);
Group open_group(const Group& parent, const std::string& name);

bool contains(const Group& group, const std::string& name);

/// The same for a path of names joined by "/", of which all must be there.
bool contains_path(const Group& group, const std::string& path);

enum class LinkKind { group, dataset, other };

struct Link {
    std::string name;
    LinkKind kind;

    friend bool operator==(const Link&, const Link&) = default;
};

/// The names of what a group holds, in order of creation (by name in files that do not keep the order).
std::vector<std::string> link_names(const Group& group);

/// The same with what it is. Failure where one of them cannot be opened.
std::vector<Link> links(const Group& group);

}  // namespace orthant::h5
