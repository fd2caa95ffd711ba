#pragma once

#include "studies/lstm/cell.hpp"
#include "studies/lstm/parameter_layout.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace orthant::lstm {

/// How parameters begin.
enum class Initialisation {
    normal,         ///< N(0, scale²), all of them (the Odyssey: scale 0.1)
    glorot,         ///< weights uniform in ±√(6/(rows + columns)) of their block, biases and peepholes 0
    recurrent_eye,  ///< as glorot, but recurrent weights scale · identity (Le, Jaitly and Hinton 2015)
};

struct InitialValues {
    Initialisation kind = Initialisation::normal;
    double scale = 0.1;
    double forget_bias = 0;  ///< added to the biases of forget gates; of update gates of a GRU
};

/// "normal", "glorot", …, in the order of the enumeration.
const std::vector<std::string>& initialisation_names();
/// A contract violation for other names.
Initialisation initialisation_named(std::string_view name);

/// Fills all parameters of a layout. Parameter i of it depends on (key, i) alone.
template <class T>
void initialise(const ParameterLayout& layout, const Cell& cell, std::size_t hidden, const InitialValues& initial,
                std::uint64_t key, std::span<T> parameters);

}  // namespace orthant::lstm
