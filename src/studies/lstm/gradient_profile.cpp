#include "studies/lstm/gradient_profile.hpp"

#include "base/contract.hpp"
#include "studies/lstm/square_matrices.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace orthant::lstm {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

}  // namespace

RecurrentMeasure recurrent_measure(const Cell& cell, const ParameterLayout& layout, std::span<const float> parameters,
                                   Pace& pace) {
    if (cell.family != Cell::Family::simple) return {nan, nan};
    const auto block = std::ranges::find(layout.blocks(), "layer0.R", &ParameterBlock::name);
    ORTHANT_EXPECT(block != layout.blocks().end() && block->rows == block->columns);
    Buffer<double> values(block->size());
    std::ranges::copy(parameters.subspan(block->offset, block->size()), values.data());
    const Rows<const double> matrix{values.data(), block->rows, block->columns};
    return {spectral_norm(matrix, pace), spectral_radius(matrix, pace)};
}

std::size_t recurrent_measure_bytes(const ModelSettings& model) {
    if (Cell::of(model.cell).family != Cell::Family::simple) return 0;
    return Buffer<double>::bytes(model.hidden * model.hidden) +
           std::max(spectral_norm_bytes(model.hidden), spectral_radius_bytes(model.hidden));
}

GradientProfile profile_of(const GradientNorms& norms, std::size_t lags, Pace& pace) {
    GradientProfile profile;
    profile.loss = mean_of(norms.loss);
    profile.error = proportion(norms.wrong, norms.loss.size());
    profile.training_norm = nan;
    profile.recurrent = {nan, nan};
    profile.y = LagStatistics(norms.y, lags, pace);
    if (!norms.c.empty()) profile.c = LagStatistics(norms.c, lags, pace);
    return profile;
}

std::vector<double> gradient_bound(const GradientProfile& profile) {
    std::vector<double> bound(profile.y.lags(), nan);
    if (std::isnan(profile.recurrent.norm)) return bound;
    double here = profile.y.norm.front().value;
    for (double& at_lag : bound) {
        at_lag = here;
        here *= profile.recurrent.norm;
    }
    return bound;
}

void GradientProfile::write(ByteWriter& out) const {
    out.put(static_cast<std::uint8_t>(has_diverged));
    if (has_diverged) return;
    out.put(loss);
    out.put(error);
    out.put(training_norm);
    out.put(recurrent);
    out.put(static_cast<std::uint8_t>(c.lags() > 0));
    y.write(out);
    if (c.lags() > 0) c.write(out);
}

GradientProfile GradientProfile::read(ByteReader& in, std::size_t lags) {
    const auto flag = [&in] {
        const auto byte = in.get<std::uint8_t>();
        if (byte > 1) throw MalformedBytes("not a record of lstm.gradients");
        return byte == 1;
    };
    GradientProfile profile;
    profile.has_diverged = flag();
    if (profile.has_diverged) return profile;
    profile.loss = in.get<Estimate>();
    profile.error = in.get<Estimate>();
    profile.training_norm = in.get<double>();
    profile.recurrent = in.get<RecurrentMeasure>();
    const bool has_c = flag();
    profile.y = LagStatistics::read(in, lags);
    if (has_c) profile.c = LagStatistics::read(in, lags);
    return profile;
}

std::size_t GradientProfile::record_bytes(std::size_t lags) {
    return 2 + 2 * sizeof(Estimate) + 3 * sizeof(double) + 2 * LagStatistics::record_bytes(lags);
}

}  // namespace orthant::lstm
