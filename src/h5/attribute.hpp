#pragma once

#include "h5/handle.hpp"
#include "h5/type.hpp"

#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace orthant::h5 {

/// A group or a data set, not owned: what may have attributes.
class AttributeHolder {
  public:
    AttributeHolder(const Group& group) : id_(group.id()) {}
    AttributeHolder(const Dataset& dataset) : id_(dataset.id()) {}

    Id id() const { return id_; }

  private:
    Id id_;
};

/// One value. Failure.
template <Element T>
void write_attribute(AttributeHolder holder, const std::string& name, const T& value);

/// A list of at least one value (contract). Failure.
template <Element T>
void write_attribute_list(AttributeHolder holder, const std::string& name, const std::vector<T>& values);

using AttributeValue =
    std::variant<std::vector<std::int64_t>, std::vector<std::uint64_t>, std::vector<double>, std::vector<std::string>>;

/// An attribute as a list, whatever its shape; none when there is no such attribute.
/// Failure, also for types that Orthant does not write.
std::optional<AttributeValue> read_attribute(AttributeHolder holder, const std::string& name);

/// In order of creation where the file keeps it.
std::vector<std::string> attribute_names(AttributeHolder holder);

}  // namespace orthant::h5
