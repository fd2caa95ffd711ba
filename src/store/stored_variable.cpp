#include "store/stored_variable.hpp"

#include "h5/dataset.hpp"
#include "h5/scale.hpp"
#include "store/damage.hpp"
#include "store/stored_attributes.hpp"

#include <charconv>
#include <numeric>
#include <sstream>

namespace orthant::store {
namespace {

decltype(StoredVariable::values) read_values(const h5::Dataset& dataset, const std::string& name) {
    const auto type = h5::type_of(dataset);
    if (!type || *type == h5::Type::uint64)
        throw damage("variable '" + name + "' has a type that is not in the schema");
    switch (*type) {
        case h5::Type::text:
            return h5::read<std::string>(dataset);
        case h5::Type::float64:
            return h5::read<double>(dataset);
        default:
            return h5::read<std::int64_t>(dataset);
    }
}

std::vector<std::string> dimension_names(const h5::Dataset& dataset, const std::string& name, std::size_t rank) {
    std::vector<std::string> names;
    for (unsigned i = 0; i < rank; ++i) {
        const auto scale = h5::scale_name(dataset, i);
        if (!scale) throw damage("variable '" + name + "' has a dimension without a scale");
        names.push_back(*scale);
    }
    return names;
}

std::vector<study::Flag> read_flags(const h5::Dataset& dataset, const std::string& name) {
    const auto values = h5::read_attribute(dataset, "flag_values");
    if (!values) return {};
    std::vector<study::Flag> flags;
    std::istringstream meanings(attribute_as_text(dataset, "flag_meanings"));
    for (std::string meaning; meanings >> meaning;) flags.push_back({meaning, ""});
    std::vector<std::int64_t> numbers(flags.size());
    std::iota(numbers.begin(), numbers.end(), std::int64_t{0});
    if (*values != h5::AttributeValue(numbers))
        throw damage("variable '" + name + "': its flag_values and flag_meanings do not fit together");
    if (!h5::read_attribute(dataset, "flag_explanations")) return flags;
    const std::vector<std::string> explanations = text_list_attribute(dataset, "flag_explanations");
    if (explanations.size() != flags.size())
        throw damage("variable '" + name + "': its flag_meanings and flag_explanations do not fit together");
    for (std::size_t i = 0; i < flags.size(); ++i) flags[i].explanation = explanations[i];
    return flags;
}

}  // namespace

StoredVariable read_variable(const h5::Group& group, const std::string& name) {
    const h5::Dataset dataset = h5::open_dataset(group, name);
    const h5::Extent shape = h5::shape_of(dataset);
    StoredVariable variable;
    variable.name = name;
    variable.long_name = attribute_as_text(dataset, "long_name");
    variable.units = attribute_as_text(dataset, "units");
    variable.shape.assign(shape.begin(), shape.end());
    variable.is_coordinate = h5::is_scale(dataset);
    const std::string nan_count = attribute_as_text(dataset, "nan_count");
    std::from_chars(nan_count.data(), nan_count.data() + nan_count.size(), variable.nan_count);
    variable.flags = read_flags(dataset, name);
    if (variable.is_coordinate)
        variable.dims = {name};
    else
        variable.dims = dimension_names(dataset, name, shape.size());
    if (variable.dims.size() != shape.size()) throw damage("coordinate '" + name + "' is not a list");
    variable.values = read_values(dataset, name);
    return variable;
}

}  // namespace orthant::store
