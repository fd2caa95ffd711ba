#include "store/structure_comparison.hpp"

#include "h5/attribute.hpp"
#include "h5/dataset.hpp"
#include "h5/failure.hpp"
#include "h5/group.hpp"
#include "h5/scale.hpp"
#include "store/records_writer.hpp"
#include "store/stored_attributes.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace orthant::store {
namespace {

/// How HDF5 ties dimensions to scales; compared as names of dimensions instead.
constexpr std::array<std::string_view, 4> ties = {"CLASS", "NAME", "REFERENCE_LIST", "DIMENSION_LIST"};

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
    return "(" + text + ")";
}

std::vector<std::string> dimensions(const h5::Dataset& dataset, const std::string& name) {
    if (h5::is_scale(dataset)) return {name};
    std::vector<std::string> names;
    for (unsigned i = 0; i < h5::shape_of(dataset).size(); ++i)
        names.push_back(h5::scale_name(dataset, i).value_or("?"));
    return names;
}

std::string shape_text(const h5::Extent& shape) {
    std::vector<std::string> sizes;
    for (const std::uint64_t size : shape) sizes.push_back(std::to_string(size));
    return joined(sizes);
}

std::string kind_of(const h5::AttributeValue& value) {
    constexpr std::array kinds = {"a whole number", "a whole number", "a real number", "text"};
    return kinds.at(value.index());
}

class GroupComparison {
  public:
    GroupComparison(const h5::Group& found, const h5::Group& wanted, const std::string& prefix, Wording wording)
        : found_(&found), wanted_(&wanted), prefix_(prefix), wording_(wording) {}

    std::vector<std::string> differences() {
        for (const std::string& name : h5::attribute_names(*wanted_))
            guard("attribute '" + prefix_ + name + "'", [&] { compare_kind(name); });
        for (const h5::Link& link : h5::links(*wanted_))
            if (link.kind == h5::LinkKind::dataset)
                guard("variable '" + prefix_ + link.name + "'", [&] { compare_variable(link.name); });
        return std::move(lines_);
    }

  private:
    template <class Action>
    void guard(const std::string& what, Action action) {
        try {
            subject_ = what;
            action();
        } catch (const h5::Failure& failure) {
            say("cannot be looked at (" + failure.cause() + ")");
        }
    }

    void say(const std::string& problem) { lines_.push_back(subject_ + " " + problem); }

    void compare_kind(const std::string& name) {
        const auto there = h5::read_attribute(*found_, name);
        const std::string wanted = kind_of(h5::read_attribute(*wanted_, name).value());
        if (!there)
            say("is missing");
        else if (kind_of(*there) != wanted)
            say("is " + kind_of(*there) + ", not " + wanted);
    }

    void compare_variable(const std::string& name) {
        if (!h5::contains(*found_, name)) return say("is missing");
        const h5::Dataset there = h5::open_dataset(*found_, name), wanted = h5::open_dataset(*wanted_, name);
        const auto dims = dimensions(there, name), wanted_dims = dimensions(wanted, name);
        if (h5::type_of(there) != h5::type_of(wanted)) say("is of another type than the schema's");
        if (dims != wanted_dims) return say("is over the dimensions " + joined(dims) + ", not " + joined(wanted_dims));
        const bool ends_anywhere = std::ranges::find(dims, byte_dim) != dims.end();
        const h5::Extent shape = h5::shape_of(there), wanted_shape = h5::shape_of(wanted);
        if (shape != wanted_shape && !ends_anywhere)
            say("has the shape " + shape_text(shape) + ", not " + shape_text(wanted_shape));
        if (wording_ == Wording::compared) compare_description(there, wanted);
    }

    void compare_description(const h5::Dataset& there, const h5::Dataset& wanted) {
        for (const std::string& name : h5::attribute_names(wanted)) {
            if (std::ranges::find(ties, name) != ties.end() || name == "nan_count") continue;
            if (attribute_as_text(there, name) != attribute_as_text(wanted, name))
                say("has another attribute '" + name + "' than '" + attribute_as_text(wanted, name) + "'");
        }
    }

    const h5::Group* found_;
    const h5::Group* wanted_;
    std::string prefix_;
    Wording wording_;
    std::string subject_;
    std::vector<std::string> lines_;
};

}  // namespace

std::vector<std::string> structure_differences(const h5::Group& found, const h5::Group& wanted,
                                               const std::string& prefix, Wording wording) {
    return GroupComparison(found, wanted, prefix, wording).differences();
}

std::vector<std::string> surplus_names(const h5::Group& found, const h5::Group& wanted) {
    std::vector<std::string> names;
    for (const h5::Link& link : h5::links(found))
        if (!h5::contains(wanted, link.name)) names.push_back(link.name);
    return names;
}

}  // namespace orthant::store
