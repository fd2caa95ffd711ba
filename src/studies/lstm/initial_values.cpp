#include "studies/lstm/initial_values.hpp"

#include "base/contract.hpp"
#include "base/normal_lanes.hpp"
#include "base/random.hpp"

#include <algorithm>
#include <cmath>

namespace orthant::lstm {
namespace {

/// Of words 0 and 1.
double normal_value(const PhiloxCounter& words) {
    return normal_pair(splat(unit_interval(words[0])), splat(unit_interval(words[1]))).cosine[0];
}

bool is_weight(const ParameterBlock& block) {
    return block.rows > 1;
}

/// Of which blocks of a cell a step keeps what it was.
int keeping_gate(const Cell& cell) {
    return cell.family == Cell::Family::gru ? 1 : cell.forget_gate;
}

}  // namespace

const std::vector<std::string>& initialisation_names() {
    static const std::vector<std::string> names{"normal", "glorot", "recurrent-eye"};
    return names;
}

Initialisation initialisation_named(std::string_view name) {
    const auto found = std::ranges::find(initialisation_names(), name);
    ORTHANT_EXPECT(found != initialisation_names().end());
    return static_cast<Initialisation>(found - initialisation_names().begin());
}

template <class T>
void initialise(const ParameterLayout& layout, const Cell& cell, std::size_t hidden, const InitialValues& initial,
                std::uint64_t key, std::span<T> parameters) {
    ORTHANT_EXPECT(parameters.size() == layout.size() && hidden >= 1);
    const RandomStream stream(key, 0, StreamId{0});
    for (const ParameterBlock& block : layout.blocks()) {
        const double reach = std::sqrt(6 / static_cast<double>(block.rows + block.columns));
        const bool is_recurrent = block.name.ends_with(".R");
        for (std::size_t i = 0; i < block.size(); ++i) {
            const PhiloxCounter words = stream.block(block.offset + i);
            double value = 0;
            if (initial.kind == Initialisation::normal)
                value = initial.scale * normal_value(words);
            else if (initial.kind == Initialisation::recurrent_eye && is_recurrent)
                value = i / block.columns == i % block.columns % hidden ? initial.scale : 0;
            else if (is_weight(block))
                value = reach * (2 * unit_interval(words[0]) - 1);
            parameters[block.offset + i] = static_cast<T>(value);
        }
        const int gate = keeping_gate(cell);
        const bool is_bias = block.name.find("layer") != std::string::npos && block.name.ends_with(".b");
        if (!is_bias || gate < 0) continue;
        for (std::size_t u = 0; u < hidden; ++u)
            parameters[block.offset + static_cast<std::size_t>(gate) * hidden + u] +=
                static_cast<T>(initial.forget_bias);
    }
}

template void initialise(const ParameterLayout&, const Cell&, std::size_t, const InitialValues&, std::uint64_t,
                         std::span<float>);
template void initialise(const ParameterLayout&, const Cell&, std::size_t, const InitialValues&, std::uint64_t,
                         std::span<double>);

}  // namespace orthant::lstm
