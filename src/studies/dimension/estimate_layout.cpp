#include "studies/dimension/estimate_layout.hpp"

namespace orthant::dimension {

void add_estimate(std::vector<study::Result>& results, const study::Result& estimate, Exact exact) {
    const auto add = [&](const char* ending, const char* what) {
        study::Result beside = estimate;
        beside.name += ending;
        beside.long_name = what + estimate.name;
        results.push_back(beside);
    };
    results.push_back(estimate);
    add("_stderr", "standard error of ");
    if (exact == Exact::known) add("_exact", "closed form of ");
}

}  // namespace orthant::dimension
