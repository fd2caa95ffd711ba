#include "store/coordinates.hpp"

#include "store/arrangement.hpp"

#include <numeric>

namespace orthant::store {
namespace {

double as_real(const job::Value& value) {
    const auto* integer = std::get_if<std::int64_t>(&value);
    return integer != nullptr ? static_cast<double>(*integer) : std::get<double>(value);
}

template <class T, class Convert>
void write_axis_as(VariableWriter& writer, const job::Axis& axis, Convert convert) {
    std::vector<T> values;
    for (const job::Value& value : axis.values) values.push_back(convert(value));
    writer.coordinate({axis.parameter.name, axis.parameter.description, axis.parameter.units}, values);
}

void write_axis(VariableWriter& writer, const job::Axis& axis) {
    switch (axis.parameter.type) {
        case job::Type::integer:
            write_axis_as<std::int64_t>(writer, axis, [](const job::Value& v) { return std::get<std::int64_t>(v); });
            break;
        case job::Type::real:
            write_axis_as<double>(writer, axis, as_real);
            break;
        case job::Type::boolean:
            write_axis_as<std::int8_t>(writer, axis,
                                       [](const job::Value& v) { return static_cast<std::int8_t>(std::get<bool>(v)); });
            break;
        case job::Type::text:
        case job::Type::path:
            write_axis_as<std::string>(writer, axis, [](const job::Value& v) { return std::get<std::string>(v); });
            break;
    }
}

}  // namespace

void write_coordinates(VariableWriter& writer, const job::Job& job, const study::Layout& layout) {
    for (const job::Axis& axis : job.axes) write_axis(writer, axis);
    for (const study::Dimension& own : layout.dimensions)
        std::visit(
            [&](const auto& values) {
                writer.coordinate({own.name, own.long_name, own.units}, values);
            },
            own.coordinates);
    if (job.replicates > 1) {
        std::vector<std::int64_t> replicates(static_cast<std::size_t>(job.replicates));
        std::iota(replicates.begin(), replicates.end(), 0);
        writer.coordinate({replicate_dim, "independent replicate of the point", "1"}, replicates);
    }
}

}  // namespace orthant::store
