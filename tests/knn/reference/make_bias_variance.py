"""Writes bias_variance.hpp beside this file: what mlxtend's bias_variance_decomp makes of k nearest neighbours.

Run with a Python that has scikit-learn 1.2.1 (`apt-get install python3-sklearn`) and mlxtend 0.23.1
(`pip install --no-deps mlxtend==0.23.1`). The predictions of every round are written down too: the resamples are
mlxtend's own, so it is these that the tests decompose.
"""

from pathlib import Path

import mlxtend
import numpy as np
import sklearn
from mlxtend.evaluate import bias_variance_decomp
from sklearn.neighbors import KNeighborsClassifier, KNeighborsRegressor

ROUNDS = 10
KS = [1, 4]


class Recorded:
    """An estimator that remembers what it predicted."""

    def __init__(self, model):
        self.model, self.predicted = model, []

    def fit(self, x, y):
        self.model.fit(x, y)
        return self

    def predict(self, x):
        self.predicted.append(self.model.predict(x))
        return self.predicted[-1]


def numbers(values):
    return "{" + ", ".join(repr(float(v)) for v in np.asarray(values).ravel()) + "}"


def case(name, model, loss, x, y, test, truths):
    predictions, results = [], []
    for k in KS:
        estimator = Recorded(model(n_neighbors=k))
        results.append(bias_variance_decomp(estimator, x, y, test, truths, loss, num_rounds=ROUNDS, random_seed=1))
        predictions.append(estimator.predicted)
    by_round = np.array(predictions).transpose(1, 2, 0)  # round, test point, k
    results = np.array(results)
    return [
        f"inline const ReferenceDecomposition {name}{{",
        f"    .truths = {numbers(truths)},",
        f"    .predictions = {numbers(by_round)},",
        f"    .loss = {numbers(results[:, 0])},",
        f"    .bias = {numbers(results[:, 1])},",
        f"    .variance = {numbers(results[:, 2])},",
        "};",
        "",
    ]


def main():
    random = np.random.default_rng(4)
    x, test = random.normal(size=(40, 2)), random.normal(size=(7, 2))
    mean = lambda rows: rows[:, 0] + rows[:, 1] ** 2
    label = lambda rows: (mean(rows) > 0.5).astype(int) + (mean(rows) > 1.5).astype(int)
    noise, test_noise = 0.5 * random.normal(size=40), 0.5 * random.normal(size=7)
    lines = [
        f"// Written by make_bias_variance.py with mlxtend {mlxtend.__version__}, scikit-learn {sklearn.__version__}.",
        "#pragma once",
        "",
        "#include <cstddef>",
        "#include <vector>",
        "",
        "namespace orthant::knn {",
        "",
        "/// Predictions by round, test point and k (fastest), and what mlxtend says of them for each k.",
        "struct ReferenceDecomposition {",
        "    std::vector<double> truths;",
        "    std::vector<double> predictions;",
        "    std::vector<double> loss;",
        "    std::vector<double> bias;",
        "    std::vector<double> variance;",
        "",
        "    std::size_t ks() const { return loss.size(); }",
        "    std::size_t rounds() const { return predictions.size() / (truths.size() * ks()); }",
        "};",
        "",
    ]
    lines += case("reference_numbers", KNeighborsRegressor, "mse", x, mean(x) + noise, test, mean(test) + test_noise)
    noisy = np.where(random.random(40) < 0.2, random.integers(0, 3, 40), label(x))
    lines += case("reference_classes", KNeighborsClassifier, "0-1_loss", x, noisy, test, label(test))
    lines += ["}  // namespace orthant::knn", ""]
    Path(__file__).with_name("bias_variance.hpp").write_text("\n".join(lines))


main()
