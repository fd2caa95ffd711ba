#pragma once

#include "studies/lstm/prediction.hpp"

#include <string>
#include <vector>

namespace orthant::lstm {

/// "73 answers to 73 windows (2 dropped at gaps and missing cells), the last for 2013-12-31T00:00:00Z: temp 35.2".
/// Answers that are not finite are counted. The variables are those of the prediction.
std::string summary_of(const Question& question, const std::vector<study::Variable>& variables);

}  // namespace orthant::lstm
