#include "store/variable_writer.hpp"

#include "base/contract.hpp"
#include "h5/attribute.hpp"
#include "h5/group.hpp"
#include "h5/scale.hpp"
#include "store/no_text.hpp"

#include <algorithm>

namespace orthant::store {
namespace {

void describe(const h5::Dataset& dataset, const Description& description) {
    h5::write_attribute(dataset, "long_name", description.long_name);
    h5::write_attribute(dataset, "units", description.units);
}

/// The mark of netCDF-4 for a dimension scale that is not a variable; the size stands in ten columns.
std::string no_variable_mark(std::uint64_t size) {
    std::string digits = std::to_string(size);
    digits.insert(0, digits.size() < 10 ? 10 - digits.size() : 0, ' ');
    return "This is a netCDF dimension but not a netCDF variable." + digits;
}

std::string flag_word(std::string word) {
    for (char& c : word) {
        const bool is_allowed = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
                                c == '-' || c == '_' || c == '.' || c == '+' || c == '@';
        if (!is_allowed) c = '_';
    }
    return word.empty() ? "_" : word;
}

}  // namespace

template <h5::Element T>
void write_made(const h5::Dataset& dataset, std::uint64_t size, const std::function<T(std::uint64_t)>& at) {
    std::vector<T> block;
    for (std::uint64_t first = 0; first < size; first += block.size()) {
        block.clear();
        for (std::uint64_t i = first; i < std::min(size, first + made_rows); ++i) block.push_back(at(i));
        h5::write_rows(dataset, first, std::span<const T>(block));
    }
}

template <h5::Element T>
void VariableWriter::coordinate(const Description& description, const std::vector<T>& values) {
    ORTHANT_EXPECT(!h5::contains(*group_, description.name));
    h5::Dataset dataset =
        h5::create_dataset(*group_, {.name = description.name, .type = h5::type_for<T>(), .shape = {values.size()}});
    h5::write(dataset, values);
    h5::make_scale(dataset, description.name);
    describe(dataset, description);
    keep_scale(description.name, std::move(dataset), values.size(), h5::Growth::fixed);
}

template <h5::Element T>
void VariableWriter::coordinate(const Description& description, std::uint64_t size,
                                const std::function<T(std::uint64_t)>& at) {
    h5::Dataset dataset = h5::create_dataset(
        *group_, {.name = description.name, .type = h5::type_for<T>(), .shape = {size}, .chunk = {made_rows}});
    write_made(dataset, size, at);
    h5::make_scale(dataset, description.name);
    describe(dataset, description);
    keep_scale(description.name, std::move(dataset), size, h5::Growth::fixed);
}

void VariableWriter::numbering(const Description& description, std::uint64_t size) {
    coordinate<std::int64_t>(description, size, [](std::uint64_t i) { return static_cast<std::int64_t>(i); });
}

void VariableWriter::dimension(const std::string& name, std::uint64_t size, h5::Growth growth) {
    h5::DatasetSpec spec{.name = name, .type = h5::Type::uint8, .shape = {size}, .growth = growth};
    if (growth == h5::Growth::rows) spec.chunk = {made_rows};
    h5::Dataset dataset = h5::create_dataset(*group_, spec);
    h5::make_scale(dataset, no_variable_mark(size));
    keep_scale(name, std::move(dataset), size, growth);
}

void VariableWriter::resize_dimension(const std::string& name, std::uint64_t size) {
    Scale& scale = scales_.at(name);
    h5::resize_rows(scale.dataset, size);
    scale.size = size;
}

h5::Dataset VariableWriter::start(const Description& description, h5::Type type, const h5::Extent& chunk,
                                  h5::Filters filters) {
    ORTHANT_EXPECT(!h5::contains(*group_, description.name));
    h5::DatasetSpec spec{.name = description.name, .type = type, .chunk = chunk, .filters = filters};
    if (type == h5::Type::text) spec.blank = no_text;
    for (const std::string& dim : description.dims) {
        spec.shape.push_back(scales_.at(dim).size);
        if (scales_.at(dim).growth == h5::Growth::rows) spec.growth = h5::Growth::rows;
    }
    h5::Dataset dataset = h5::create_dataset(*group_, spec);
    describe(dataset, description);
    for (unsigned i = 0; i < description.dims.size(); ++i)
        h5::attach_scale(dataset, i, scales_.at(description.dims[i]).dataset);
    return dataset;
}

void VariableWriter::close() {
    for (auto& [name, scale] : scales_) scale.dataset.close();
    scales_.clear();
}

void VariableWriter::keep_scale(const std::string& name, h5::Dataset scale, std::uint64_t size, h5::Growth growth) {
    scales_.insert_or_assign(name, Scale{std::move(scale), size, growth});
}

template <h5::Element T>
void write_flags(const h5::Dataset& variable, const std::vector<T>& values, const std::vector<std::string>& words) {
    ORTHANT_EXPECT(values.size() == words.size());
    if (values.empty()) return;
    std::string meanings;
    for (const std::string& word : words) meanings += (meanings.empty() ? "" : " ") + flag_word(word);
    h5::write_attribute_list(variable, "flag_values", values);
    h5::write_attribute(variable, "flag_meanings", meanings);
}

#define ORTHANT_COORDINATES(T)                                                                              \
    template void write_made<T>(const h5::Dataset&, std::uint64_t, const std::function<T(std::uint64_t)>&); \
    template void VariableWriter::coordinate<T>(const Description&, const std::vector<T>&);                 \
    template void VariableWriter::coordinate<T>(const Description&, std::uint64_t,                          \
                                                const std::function<T(std::uint64_t)>&);

ORTHANT_COORDINATES(std::int8_t)
ORTHANT_COORDINATES(std::int64_t)
ORTHANT_COORDINATES(double)
ORTHANT_COORDINATES(std::string)
#undef ORTHANT_COORDINATES

template void write_flags(const h5::Dataset&, const std::vector<std::int8_t>&, const std::vector<std::string>&);
template void write_flags(const h5::Dataset&, const std::vector<std::int32_t>&, const std::vector<std::string>&);
template void write_flags(const h5::Dataset&, const std::vector<std::int64_t>&, const std::vector<std::string>&);

}  // namespace orthant::store
