#include "store/coordinates.hpp"

#include "job/draw.hpp"
#include "store/arrangement.hpp"

namespace orthant::store {
namespace {

double as_real(const job::Value& value) {
    const auto* integer = std::get_if<std::int64_t>(&value);
    return integer != nullptr ? static_cast<double>(*integer) : std::get<double>(value);
}

/// Calls `action` with what makes a value of the parameter one as the file holds it.
template <class Action>
void with_stored(job::Type type, Action action) {
    switch (type) {
        case job::Type::integer:
            return action([](const job::Value& value) { return std::get<std::int64_t>(value); });
        case job::Type::real:
        case job::Type::duration:
            return action(as_real);
        case job::Type::boolean:
            return action([](const job::Value& value) { return static_cast<std::int8_t>(std::get<bool>(value)); });
        case job::Type::text:
        case job::Type::path:
            return action([](const job::Value& value) { return std::get<std::string>(value); });
    }
}

Description describe(const job::Parameter& parameter) {
    return {parameter.name, parameter.description, parameter.units};
}

void write_axis(VariableWriter& writer, const job::Axis& axis) {
    with_stored(axis.parameter.type, [&](auto stored) {
        using T = decltype(stored(job::Value()));
        writer.coordinate<T>(describe(axis.parameter), axis.values.size(),
                             [&](std::uint64_t i) { return stored(axis.values[i]); });
    });
}

void write_drawn(VariableWriter& writer, const job::Job& job, const job::Drawn& drawn) {
    with_stored(drawn.parameter.type, [&](auto stored) {
        using T = decltype(stored(job::Value()));
        Description description = describe(drawn.parameter);
        description.dims = {trial_dim};
        h5::Dataset dataset = writer.start(description, h5::type_for<T>());
        write_made<T>(dataset, job.search->trials, [&](std::uint64_t trial) {
            return stored(job::drawn_value(*job.search, drawn, job.seed, trial));
        });
        dataset.close();
    });
}

void write_search(VariableWriter& writer, const job::Job& job) {
    writer.numbering({trial_dim, "trial of the search", "1"}, job.search->trials);
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
        writer.numbering({replicate_dim, "independent replicate of the point", "1"},
                         static_cast<std::uint64_t>(job.replicates));
}

}  // namespace orthant::store
