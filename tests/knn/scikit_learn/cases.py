"""The tables and folds that Orthant and scikit-learn are compared on, and their jobs."""

import csv
import pathlib

import numpy as np

JOBS = pathlib.Path(__file__).resolve().parents[3] / "jobs"
KS = list(range(1, 51))
WEIGHTS = ["uniform", "distance"]
METRICS = ["euclidean", "manhattan", "chebyshev", "minkowski", "cosine"]
MINKOWSKI_P = 3.0
FOLDS = 10
CLASS_SCORES = ["accuracy", "balanced_accuracy", "macro_f1", "log_loss"]
NUMBER_SCORES = ["mse", "mae", "r2"]
SCALINGS = ["standard", "min-max", "robust"]
COMPONENTS = [0, 4]


def hashed(i, j):
    """A number in [0, 2^20) for each row and column, the same everywhere."""
    x = (np.uint64(0x9E3779B97F4A7C15) * (i.astype(np.uint64) * np.uint64(1000) + j.astype(np.uint64) + np.uint64(1)))
    x ^= x >> np.uint64(29)
    x *= np.uint64(0xBF58476D1CE4E5B9)
    x ^= x >> np.uint64(32)
    return (x & np.uint64(0xFFFFF)).astype(np.float64)


def jittered(x):
    """Tie-free: up to a thousandth is added to every cell, in steps that doubles hold exactly."""
    i, j = np.indices(x.shape)
    return x + hashed(i, j) * 2.0**-30


def folds(rows):
    """The fold of each row: neither sorted nor stratified."""
    return (hashed(np.arange(rows), np.full(rows, 777)).astype(np.int64)) % FOLDS


def read(name):
    with open(JOBS / "data" / name, newline="") as file:
        rows = list(csv.reader(file))
    table = np.array([[float(cell) for cell in row] for row in rows[1:]])
    return rows[0][:-1], table[:, :-1], table[:, -1]


def digits():
    names, x, y = read("digits.csv")
    return names, jittered(x), y


def diabetes():
    """Every column divided by its largest value: fixed beforehand, so that one search serves all folds."""
    names, x, y = read("diabetes.csv")
    return names, jittered(x / x.max(axis=0)), y


def holed():
    """The same with a cell in 32 missing."""
    names, x, y = diabetes()
    i, j = np.indices(x.shape)
    return names, np.where(hashed(i + 5000, j) < 2**15, np.nan, x), y


def write_case(folder, table, space, settings):
    """The table, its folds and its job as files; the path of the job."""
    names, x, y = table
    with open(folder / "table.csv", "w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(names + ["y"])
        for row, target in zip(x, y):
            writer.writerow(["" if np.isnan(cell) else repr(float(cell)) for cell in row] + [repr(float(target))])
    with open(folder / "folds.csv", "w", newline="") as file:
        file.write("fold\n" + "\n".join(str(fold) for fold in folds(len(y))) + "\n")
    job = folder / "case.toml"
    job.write_text(
        f"""study = "knn.sweep"
[data]
file = "table.csv"
target = "y"
folds_file = "folds.csv"
[space]
{space}
weights = {WEIGHTS}
k = {{ from = 1, to = {KS[-1]} }}
[settings]
validation = "file"
{settings}
""".replace("'", '"')
    )
    return job
