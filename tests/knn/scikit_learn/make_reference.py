"""Makes the CSV files beside it: scores of scikit-learn, mean over the folds, for every k,
weighting and metric or preprocessing. Distances are computed once for each metric and fold, by SciPy, in double precision and not expanded.

Usage: make_reference.py (needs scikit-learn; the one in use was 1.2.1)
"""

import csv
import pathlib

import numpy as np
from scipy.spatial.distance import cdist
from sklearn import metrics
from sklearn.decomposition import PCA
from sklearn.impute import SimpleImputer
from sklearn.neighbors import KNeighborsClassifier, KNeighborsRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import MinMaxScaler, RobustScaler, StandardScaler

import cases


def class_scores(y, model, x):
    predicted, probability = model.predict(x), model.predict_proba(x)
    return [
        metrics.accuracy_score(y, predicted),
        metrics.balanced_accuracy_score(y, predicted),
        metrics.f1_score(y, predicted, average="macro", zero_division=0),
        metrics.log_loss(y, probability, labels=model.classes_),
    ]


def number_scores(y, model, x):
    predicted = model.predict(x)
    return [
        metrics.mean_squared_error(y, predicted),
        metrics.mean_absolute_error(y, predicted),
        metrics.r2_score(y, predicted),
    ]


def rows_of(table, make_model, scores):
    _, x, y = table
    fold = cases.folds(len(y))
    scipy_name = {"manhattan": "cityblock"}
    for metric in cases.METRICS:
        options = {"p": cases.MINKOWSKI_P} if metric == "minkowski" else {}
        distances = cdist(x, x, scipy_name.get(metric, metric), **options)
        for weights in cases.WEIGHTS:
            for k in cases.KS:
                found = []
                for f in range(cases.FOLDS):
                    train, test = fold != f, fold == f
                    model = make_model(k, weights=weights, metric="precomputed")
                    model.fit(distances[np.ix_(train, train)], y[train])
                    found.append(scores(y[test], model, distances[np.ix_(test, train)]))
                yield [metric, weights, k] + [repr(float(value)) for value in np.mean(found, axis=0)]


def pipeline_rows(table):
    """Imputation, scaling and principal components fitted on each training part, by scikit-learn's pipelines."""
    _, x, y = table
    fold = cases.folds(len(y))
    scalers = {"standard": StandardScaler, "min-max": MinMaxScaler, "robust": RobustScaler}
    for scaling in cases.SCALINGS:
        for components in cases.COMPONENTS:
            for weights in cases.WEIGHTS:
                for k in cases.KS:
                    found = []
                    for f in range(cases.FOLDS):
                        steps = [SimpleImputer(), scalers[scaling]()]
                        if components:
                            steps.append(PCA(components, svd_solver="full"))
                        model = make_pipeline(*steps, KNeighborsRegressor(k, weights=weights, algorithm="kd_tree"))
                        model.fit(x[fold != f], y[fold != f])
                        found.append(number_scores(y[fold == f], model, x[fold == f]))
                    yield [scaling, components, weights, k] + [repr(float(v)) for v in np.mean(found, axis=0)]


def write(name, header, rows):
    with open(pathlib.Path(__file__).with_name(name), "w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


if __name__ == "__main__":
    by_metric = ["metric", "weights", "k"]
    write("diabetes.csv", by_metric + cases.NUMBER_SCORES, rows_of(cases.diabetes(), KNeighborsRegressor, number_scores))
    write("pipelines.csv", ["scaling", "components", "weights", "k"] + cases.NUMBER_SCORES, pipeline_rows(cases.holed()))
    write("digits.csv", by_metric + cases.CLASS_SCORES, rows_of(cases.digits(), KNeighborsClassifier, class_scores))
