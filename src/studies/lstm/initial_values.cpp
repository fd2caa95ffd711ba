#include "studies/lstm/initial_values.hpp"

#include "base/contract.hpp"
#include "base/named.hpp"
#include "base/normal_lanes.hpp"
#include "base/random.hpp"
#include "studies/lstm/square_matrices.hpp"

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

bool is_recurrent(const ParameterBlock& block) {
    return block.name.ends_with(".R");
}

bool has_made_matrices(const InitialValues& initial) {
    return initial.kind == Initialisation::orthogonal || initial.kind == Initialisation::spectral;
}

/// Each H×H matrix of the H × blocks·H recurrent weights: drawn normal, then made what was asked.
template <class T>
void put_recurrent(const ParameterBlock& block, const InitialValues& initial, const RandomStream& stream, T* parameters,
                   Pace& pace) {
    const std::size_t hidden = block.rows;
    Buffer<double> values(hidden * hidden);
    const Rows<double> matrix{values.data(), hidden, hidden};
    for (std::size_t first = 0; first < block.columns; first += hidden) {
        const auto place = [&](std::size_t i, std::size_t j) { return block.offset + i * block.columns + first + j; };
        for (std::size_t i = 0; i < hidden; ++i)
            for (std::size_t j = 0; j < hidden; ++j) matrix.row(i)[j] = normal_value(stream.block(place(i, j)));
        double scale = initial.scale;
        if (initial.kind == Initialisation::orthogonal)
            orthonormalise(matrix, pace);
        else
            scale /= spectral_radius(matrix, pace);
        for (std::size_t i = 0; i < hidden; ++i)
            for (std::size_t j = 0; j < hidden; ++j) parameters[place(i, j)] = static_cast<T>(scale * matrix.row(i)[j]);
    }
}

}  // namespace

const std::vector<std::string>& initialisation_names() {
    static const std::vector<std::string> names{"normal", "glorot", "recurrent-eye", "orthogonal", "spectral"};
    return names;
}

Initialisation initialisation_named(std::string_view name) {
    return named<Initialisation>(initialisation_names(), name);
}

template <class T>
void initialise(const ParameterLayout& layout, const Cell& cell, std::size_t hidden, const InitialValues& initial,
                std::uint64_t key, std::span<T> parameters, Pace& pace) {
    ORTHANT_EXPECT(parameters.size() == layout.size() && hidden >= 1);
    const RandomStream stream(key, 0, StreamId{0});
    for (const ParameterBlock& block : layout.blocks()) {
        const double reach = std::sqrt(6 / static_cast<double>(block.rows + block.columns));
        if (has_made_matrices(initial) && is_recurrent(block)) {
            put_recurrent(block, initial, stream, parameters.data(), pace);
            continue;
        }
        for (std::size_t i = 0; i < block.size(); ++i) {
            const PhiloxCounter words = stream.block(block.offset + i);
            double value = 0;
            if (initial.kind == Initialisation::normal)
                value = initial.scale * normal_value(words);
            else if (initial.kind == Initialisation::recurrent_eye && is_recurrent(block))
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

std::size_t initial_values_bytes(const InitialValues& initial, std::size_t hidden) {
    if (!has_made_matrices(initial)) return 0;
    const std::size_t matrix = Buffer<double>::bytes(hidden * hidden);
    return initial.kind == Initialisation::orthogonal ? matrix : matrix + spectral_radius_bytes(hidden);
}

template void initialise(const ParameterLayout&, const Cell&, std::size_t, const InitialValues&, std::uint64_t,
                         std::span<float>, Pace&);
template void initialise(const ParameterLayout&, const Cell&, std::size_t, const InitialValues&, std::uint64_t,
                         std::span<double>, Pace&);

}  // namespace orthant::lstm
