#include "store/prediction_file.hpp"

#include "h5/attribute.hpp"
#include "store/variable_writer.hpp"
#include "store/whole_file.hpp"

namespace orthant::store {
namespace {

constexpr std::int32_t prediction_version = 1;

void write_variable(VariableWriter& writer, const study::Variable& variable) {
    const Description description{variable.name, variable.long_name, variable.units, variable.dims};
    std::visit(
        [&]<class T>(const std::vector<T>& values) {
            if (variable.dims == std::vector{variable.name}) return writer.coordinate(description, values);
            h5::Dataset dataset = writer.start(description, h5::type_for<T>());
            h5::write(dataset, values);
            dataset.close();
        },
        variable.values);
}

}  // namespace

void write_prediction_file(const std::filesystem::path& path, const PredictionOrigin& origin,
                           const study::Prediction& prediction) {
    write_whole_file(path, [&](const h5::Group& root) {
        h5::write_attribute(root, "title", "predicted by " + origin.study);
        h5::write_attribute(root, "study", origin.study);
        h5::write_attribute(root, "weights_file", origin.weights_file);
        h5::write_attribute(root, "label", origin.label);
        h5::write_attribute(root, "data_file", origin.data_file);
        h5::write_attribute(root, "orthant_version", origin.orthant_version);
        h5::write_attribute(root, "prediction_version", prediction_version);
        VariableWriter writer(root);
        for (const study::Variable& variable : prediction.variables) write_variable(writer, variable);
        writer.close();
        return std::vector<h5::FileRange>();
    });
}

}  // namespace orthant::store
