"""Writes what orthant knows of Sobol's sequence, from scipy.stats.qmc.Sobol (scipy 1.10).

`directions` prints the numbers that src/job/sobol_directions.hpp holds: of each dimension the polynomial over GF(2) and
the first direction numbers of S. Joe and F. Y. Kuo, as scipy ships them. `values` prints the unscrambled points that
tests/job/sobol_test.cpp holds ours against.

Usage: python3 make_sobol.py directions|values
"""

import pathlib
import sys

import numpy
import scipy.stats
from scipy.stats import qmc

DIMENSIONS = 64
POINTS = 16
FAR = [1000, 65535, 65536, 9999999]


def print_directions():
    tables = numpy.load(pathlib.Path(scipy.stats.__file__).parent / "_sobol_direction_numbers.npz")
    for polynomial, first in zip(tables["poly"][1:DIMENSIONS], tables["vinit"][1:DIMENSIONS]):
        degree = int(polynomial).bit_length() - 1
        print(f"    {{{polynomial}, {{{', '.join(str(m) for m in first[:degree])}}}}},")


def point(number):
    sequence = qmc.Sobol(d=DIMENSIONS, scramble=False)
    if number > 0:
        sequence.fast_forward(number)
    return sequence.random(1)[0]


def print_values():
    print("#pragma once\n")
    print("// Made by make_sobol.py: do not edit.\n")
    print("#include <cstdint>\n#include <vector>\n")
    print("namespace orthant::job::test {\n")
    print("struct SobolPoint {\n    std::uint64_t number;\n    std::vector<double> places;\n};\n")
    print("inline const std::vector<SobolPoint>& sobol_points() {")
    print("    static const std::vector<SobolPoint> points{")
    for number in list(range(POINTS)) + FAR:
        print(f"        {{{number}, {{{', '.join(repr(float(x)) for x in point(number))}}}}},")
    print("    };\n    return points;\n}\n\n}  // namespace orthant::job::test")


{"directions": print_directions, "values": print_values}[sys.argv[1]]()
