#include "store/coordinates.hpp"

#include "job/draw.hpp"
#include "store/arrangement.hpp"

#include <numeric>

namespace orthant::store {
namespace {

double as_real(const job::Value& value) {
    const auto* integer = std::get_if<std::int64_t>(&value);
    return integer != nullptr ? static_cast<double>(*integer) : std::get<double>(value);
}

template <class T, class Convert>
std::vector<T> converted(const std::vector<job::Value>& values, Convert convert) {
    std::vector<T> all;
    all.reserve(values.size());
    for (const job::Value& value : values) all.push_back(convert(value));
    return all;
}

/// Calls `write` with the values as the file holds them.
template <class Write>
void write_as(job::Type type, const std::vector<job::Value>& values, Write write) {
    switch (type) {
        case job::Type::integer:
            return write(
                converted<std::int64_t>(values, [](const job::Value& v) { return std::get<std::int64_t>(v); }));
        case job::Type::real:
            return write(converted<double>(values, as_real));
        case job::Type::boolean:
            return write(converted<std::int8_t>(
                values, [](const job::Value& v) { return static_cast<std::int8_t>(std::get<bool>(v)); }));
        case job::Type::text:
        case job::Type::path:
            return write(converted<std::string>(values, [](const job::Value& v) { return std::get<std::string>(v); }));
    }
}

Description describe(const job::Parameter& parameter) {
    return {parameter.name, parameter.description, parameter.units};
}

void write_axis(VariableWriter& writer, const job::Axis& axis) {
    write_as(axis.parameter.type, axis.values,
             [&](const auto& values) { writer.coordinate(describe(axis.parameter), values); });
}

void write_numbers(VariableWriter& writer, const std::string& name, const std::string& meaning, std::uint64_t size) {
    std::vector<std::int64_t> numbers(size);
    std::iota(numbers.begin(), numbers.end(), 0);
    writer.coordinate({name, meaning, "1"}, numbers);
}

void write_drawn(VariableWriter& writer, const job::Job& job, const job::Drawn& drawn) {
    std::vector<job::Value> values;
    values.reserve(job.search->trials);
    for (std::uint64_t trial = 0; trial < job.search->trials; ++trial)
        values.push_back(job::drawn_value(*job.search, drawn, job.seed, trial));
    write_as(drawn.parameter.type, values, [&]<class T>(const std::vector<T>& list) {
        Description description = describe(drawn.parameter);
        description.dims = {trial_dim};
        h5::Dataset dataset = writer.start(description, h5::type_for<T>());
        h5::write(dataset, list);
        dataset.close();
    });
}

void write_search(VariableWriter& writer, const job::Job& job) {
    write_numbers(writer, trial_dim, "trial of the search", job.search->trials);
    for (const job::Drawn& drawn : job.search->drawn) write_drawn(writer, job, drawn);
}

}  // namespace

void write_coordinates(VariableWriter& writer, const job::Job& job, const study::Layout& layout) {
    for (const job::Axis& axis : job.axes) write_axis(writer, axis);
    if (job.search) write_search(writer, job);
    for (const study::Dimension& own : layout.dimensions)
        std::visit(
            [&](const auto& values) {
                writer.coordinate({own.name, own.long_name, own.units}, values);
            },
            own.coordinates);
    if (job.replicates > 1)
        write_numbers(writer, replicate_dim, "independent replicate of the point",
                      static_cast<std::uint64_t>(job.replicates));
}

}  // namespace orthant::store
