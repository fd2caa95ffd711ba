#include "store/replicate_mean.hpp"

#include "base/contract.hpp"

#include <cmath>

namespace orthant::store {

bool is_averaged(const study::Result& result) {
    return !result.name.ends_with("_stderr") && !result.name.ends_with("_exact") && result.flags.empty();
}

ReplicateMean replicate_mean(std::span<const double> values, std::size_t replicates) {
    ORTHANT_EXPECT(replicates >= 2 && values.size() % replicates == 0);
    const auto count = static_cast<double>(replicates);
    ReplicateMean result;
    for (; !values.empty(); values = values.subspan(replicates)) {
        const auto cell = values.first(replicates);
        double beyond_first = 0;
        for (const double value : cell) beyond_first += value - cell.front();
        const double mean = cell.front() + beyond_first / count;
        double squares = 0;
        for (const double value : cell) squares += (value - mean) * (value - mean);
        result.mean.push_back(mean);
        result.standard_error.push_back(std::sqrt(squares / (count - 1) / count));
    }
    return result;
}

}  // namespace orthant::store
