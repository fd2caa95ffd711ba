#pragma once

#include "study/prediction.hpp"

#include <filesystem>
#include <string>

namespace orthant::store {

/// Whose answers they are, and to what.
struct PredictionOrigin {
    std::string study, weights_file, label, data_file, orthant_version;
};

/// Writes a file of predictions that netCDF-4 readers open, whole or not at all. Error(storage).
void write_prediction_file(const std::filesystem::path& path, const PredictionOrigin& origin,
                           const study::Prediction& prediction);

}  // namespace orthant::store
