"""Writes scores.hpp beside this file: predictions and scores by scikit-learn 1.2.1 on small random tables.

Run with the system's Python after `apt-get install python3-sklearn`. The neighbours handed to the tests are those by
(distance, row); the script insists that scikit-learn looks at the same ones for every k.
"""

from pathlib import Path

import numpy as np
import sklearn
from sklearn import metrics
from sklearn.neighbors import KNeighborsClassifier, KNeighborsRegressor, NearestNeighbors

WEIGHTS = ["uniform", "distance"]


def numbers(values):
    return "{" + ", ".join(repr(v) for v in np.asarray(values).ravel().tolist()) + "}"


def neighbours(x, queries, ks):
    """Rows by (distance, row), with scikit-learn's own distances: its trees find identical points at exactly 0."""
    search = NearestNeighbors(n_neighbors=len(x), algorithm="kd_tree").fit(x)
    distances, rows = search.kneighbors(queries)
    order = np.lexsort((rows, distances), axis=1)
    rows = np.take_along_axis(rows, order, axis=1)
    distances = np.take_along_axis(distances, order, axis=1)
    for k in ks:
        found = search.kneighbors(queries, n_neighbors=k, return_distance=False)
        assert (np.sort(found, axis=1) == np.sort(rows[:, :k], axis=1)).all(), f"a tie at the edge of k = {k}"
    return distances[:, : ks[-1]], rows[:, : ks[-1]]


def classification(name, x, y, queries, truths, ks):
    distances, rows = neighbours(x, queries, ks)
    classes = int(y.max()) + 1
    assert set(y) == set(range(classes))
    predicted, probability, scores = [], [], []
    for weights in WEIGHTS:
        for k in ks:
            model = KNeighborsClassifier(k, weights=weights, algorithm="kd_tree").fit(x, y)
            p = model.predict_proba(queries)
            labels = model.predict(queries)
            one_hot = np.eye(classes)[truths]
            predicted.append(labels)
            probability.append(p[np.arange(len(truths)), truths])
            scores.append([
                metrics.accuracy_score(truths, labels),
                metrics.balanced_accuracy_score(truths, labels),
                metrics.f1_score(truths, labels, average="macro", zero_division=0),
                metrics.log_loss(truths, p, labels=range(classes)),
                np.mean(((p - one_hot) ** 2).sum(axis=1)),
            ])
    print(name, "classes", classes, "p = 0:", sum((np.array(p) == 0).sum() for p in probability),
          "p = 1:", sum((np.array(p) == 1).sum() for p in probability), "d = 0:", (distances == 0).sum())
    return f"""inline const ReferenceClasses {name}{{
    .classes = {classes},
    .ks = {numbers(ks)},
    .truths = {numbers(truths)},
    .neighbour_classes = {numbers(y[rows])},
    .distances = {numbers(distances)},
    .predicted = {numbers(predicted)},
    .probability_of_truth = {numbers(probability)},
    .scores = {numbers(scores)}}};
"""


def regression(name, x, y, queries, truths, ks):
    distances, rows = neighbours(x, queries, ks)
    scores = []
    for weights in WEIGHTS:
        for k in ks:
            values = KNeighborsRegressor(k, weights=weights, algorithm="kd_tree").fit(x, y).predict(queries)
            mse = metrics.mean_squared_error(truths, values)
            scores.append([mse, np.sqrt(mse), metrics.mean_absolute_error(truths, values),
                           metrics.r2_score(truths, values)])
    return f"""inline const ReferenceValues {name}{{
    .ks = {numbers(ks)},
    .truths = {numbers(truths)},
    .neighbour_values = {numbers(y[rows])},
    .distances = {numbers(distances)},
    .scores = {numbers(scores)}}};
"""


def main():
    assert sklearn.__version__ == "1.2.1"
    random = np.random.default_rng(1)
    y = np.arange(60) % 6
    x = 0.9 * random.normal(size=(60, 2)) + np.stack([np.cos(y), np.sin(y)], axis=1) * 1.5
    truths = np.array([0, 1, 2, 2, 1, 0, 3, 0, 1, 2, 5, 5, 0, 1, 1, 2, 2, 3, 0, 5, 1, 1, 2, 0])  # none of class 4
    queries = 0.9 * random.normal(size=(24, 2)) + np.stack([np.cos(truths), np.sin(truths)], axis=1) * 1.5
    ks = [1, 2, 3, 4, 6, 9, 15]
    duplicate_ks = [3, 4, 7, 10, 16]
    text = classification("overlapping", x, y, queries, truths, ks)

    # Half the queries are rows of the table, of which four come twice, with two classes.
    doubled = np.concatenate([x, x[:4]])
    classes = np.concatenate([y, (y[:4] + 2) % 6])
    same = np.concatenate([queries[:12], x[:12]])
    same_truths = np.concatenate([truths[:12], (y[:12] + random.integers(0, 2, 12)) % 6])
    text += classification("with_duplicates", doubled, classes, same, same_truths, duplicate_ks)

    values = 50 + 3 * x[:, 0] - x[:, 1] ** 2 + random.normal(size=60)
    true_values = 50 + 3 * queries[:, 0] - queries[:, 1] ** 2 + random.normal(size=24)
    text += regression("values", x, values, queries, true_values, ks)
    twice = np.concatenate([values, values[:4] + random.normal(size=4)])
    same_values = np.concatenate([true_values[:12], values[:12] + random.normal(size=12)])
    text += regression("values_with_duplicates", doubled, twice, same, same_values, duplicate_ks)

    head = """// clang-format off
#pragma once

#include "knn/reference/reference_case.hpp"

// Written by make_scores.py with scikit-learn 1.2.1.
namespace orthant::knn::reference {

"""
    Path(__file__).with_name("scores.hpp").write_text(head + text + "\n}  // namespace orthant::knn::reference\n")


if __name__ == "__main__":
    main()
