"""Writes preprocessing.hpp: what scikit-learn's preprocessing gives. Needs scikit-learn; made with 1.2.1.

Signs of principal components: the coordinate of largest magnitude of each direction is made positive.
"""

from pathlib import Path

import numpy as np
from sklearn.decomposition import PCA
from sklearn.impute import SimpleImputer
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import MinMaxScaler, RobustScaler, StandardScaler

NAN = float("nan")
IMPUTERS = {"none": None, "mean": SimpleImputer(strategy="mean"), "median": SimpleImputer(strategy="median")}
SCALERS = {"none": None, "standard": StandardScaler(), "min_max": MinMaxScaler(), "robust": RobustScaler()}


def tables():
    """name: (table, training rows)."""
    random = np.random.default_rng(20260101)
    mixed = random.normal(size=(14, 6)) * [1, 100, 0.01, 3, 1, 1] + [5, -2000, 0, 0, 0, 0]
    mixed[:, 3] = np.round(mixed[:, 3])  # with ties
    mixed[:, 4] = 0.1                    # constant
    mixed[:, 5] = [0, 0, 0, 0, 7, 0, 0, 0, -3, 0, 0, 0, 0, 1]  # no interquartile range
    gaps = mixed.copy()
    for row, column in [(0, 0), (4, 0), (13, 0), (2, 1), (5, 3), (7, 3), (9, 3), (1, 3), (12, 4), (6, 5)]:
        gaps[row, column] = NAN
    training = [0, 1, 2, 4, 5, 6, 8, 9, 10, 13]
    spread = lambda columns: 1.7 ** -np.arange(columns)
    mixing = lambda columns: np.linalg.qr(random.normal(size=(columns, columns)))[0]
    tall = (random.normal(size=(25, 6)) * spread(6)) @ mixing(6) + 3
    wide = (random.normal(size=(9, 14)) * spread(14)) @ mixing(14) - 1
    return {"mixed": (mixed, training), "gaps": (gaps, training), "tall": (tall, list(range(0, 25, 2)) + [1, 3, 5]),
            "wide": (wide, [0, 1, 3, 4, 5, 7, 8])}


CASES = [("mixed", "none", scaling, 0) for scaling in SCALERS]
CASES += [("gaps", imputation, scaling, 0) for imputation in ("mean", "median") for scaling in SCALERS]
CASES += [("tall", "none", "none", 6), ("tall", "none", "standard", 6), ("wide", "none", "none", 6),
          ("wide", "none", "min_max", 6), ("gaps", "median", "standard", 2)]


def expected(table, training, imputation, scaling, components):
    steps = [step for step in (IMPUTERS[imputation], SCALERS[scaling]) if step is not None]
    steps += [PCA(components, svd_solver="full")] if components else []
    fitted = make_pipeline(*steps, "passthrough").fit(table[sorted(training)])
    values = fitted.transform(table)
    if not components:
        return values, []
    pca = fitted.named_steps["pca"]
    largest = np.abs(pca.components_).argmax(axis=1)
    return values * np.sign(pca.components_[range(components), largest]), pca.explained_variance_


def number(value):
    return "missing" if np.isnan(value) else repr(float(value))


def braces(values, text=number):
    return "{" + ", ".join(text(value) for value in values) + "}"


HEADER = """#pragma once

#include "data/preprocessor.hpp"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

/// Made by make_preprocessing.py.
namespace orthant::data::reference {

inline constexpr double missing = std::numeric_limits<double>::quiet_NaN();

struct Table {
    std::size_t columns;
    std::vector<double> values;
    std::vector<std::uint32_t> training;
};

struct Case {
    const char* name;
    const Table& table;
    Recipe recipe;
    std::vector<double> expected;   ///< of all rows of the table
    std::vector<double> variances;  ///< of the principal components
};
"""


def main():
    known = tables()
    parts = [HEADER]
    for name, (table, training) in known.items():
        parts.append(f"inline const Table {name}{{{table.shape[1]}, {braces(table.ravel())}, "
                     f"{braces(sorted(training), str)}}};\n")
    parts.append("inline const std::vector<Case> cases{")
    for table, imputation, scaling, components in CASES:
        values, variances = expected(*known[table], imputation, scaling, components)
        parts.append(f'{{"{table} {imputation} {scaling} {components}", {table}, {{Imputation::{imputation}, '
                     f"Scaling::{scaling}, {components}}}, {braces(values.ravel())}, {braces(variances)}}},")
    parts.append("};\n\n}  // namespace orthant::data::reference\n")
    Path(__file__).with_name("preprocessing.hpp").write_text("\n".join(parts))


main()
