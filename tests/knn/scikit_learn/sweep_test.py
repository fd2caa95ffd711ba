"""The scores of knn.sweep are those of scikit-learn on tables without ties, and those of an exhaustive sort by
(distance, row) where there are many.

Usage: sweep_test.py ORTHANT
"""

import csv
import pathlib
import subprocess
import sys
import tempfile

import h5py
import numpy as np

import cases

HERE = pathlib.Path(__file__).resolve().parent


def run(orthant, job):
    output = job.with_suffix(".h5")
    subprocess.run([orthant, "run", str(job), "-q", "--fresh", "-o", str(output)], check=True)
    with h5py.File(output) as file:
        return {name: file[name][...] for name in file if isinstance(file[name], h5py.Dataset)}


def reference(name, keys):
    """{(the keys' values as text): {score: value}}"""
    with open(HERE / name, newline="") as file:
        return {tuple(row[key] for key in keys): row for row in csv.DictReader(file)}


def compare(title, results, wanted, axes, scores):
    """`axes`: the values of the leading dimensions, in order; then weights and k."""
    worst = 0
    for score in scores:
        ours = results[score]
        for place in np.ndindex(ours.shape):
            values = [axis[i] for axis, i in zip(axes + [cases.WEIGHTS, cases.KS], place)]
            theirs = float(wanted[tuple(str(v) for v in values)][score])
            difference = abs(ours[place] - theirs) / max(1.0, abs(theirs))
            worst = max(worst, difference)
            if not difference < 1e-12:
                sys.exit(f"{title}: {score} at {values} is {ours[place]!r}, by scikit-learn {theirs!r}")
    print(f"{title}: {len(wanted)} points as scikit-learn has them, at most {worst:.1e} apart")


def by_metric(orthant, folder, name, table, kind, scores):
    job = cases.write_case(folder, table, f"metric = {cases.METRICS}",
                           f'p = {cases.MINKOWSKI_P}\npredict = "{kind}"\ntraining_scores = false')
    wanted = reference(name, ["metric", "weights", "k"])
    compare(name, run(orthant, job), wanted, [cases.METRICS], scores)


def pipelines(orthant, folder):
    job = cases.write_case(folder, cases.holed(), f"scaling = {cases.SCALINGS}\ncomponents = {cases.COMPONENTS}",
                           'impute = "mean"\npredict = "number"\ntraining_scores = false')
    wanted = reference("pipelines.csv", ["scaling", "components", "weights", "k"])
    compare("pipelines.csv", run(orthant, job), wanted, [cases.SCALINGS, cases.COMPONENTS], cases.NUMBER_SCORES)


def exhaustive_accuracy(x, y, distance):
    """For uniform weights: mean over folds for each k, neighbours by (distance, row), the smallest class on a tie."""
    fold = cases.folds(len(y))
    classes = int(y.max()) + 1
    found = []
    for f in range(cases.FOLDS):
        train, test = np.flatnonzero(fold != f), np.flatnonzero(fold == f)
        order = np.argsort(distance(x[test][:, None, :] - x[train][None]), axis=1, kind="stable")[:, : cases.KS[-1]]
        votes = np.cumsum(np.eye(classes)[y[train][order].astype(int)], axis=1)
        found.append((votes.argmax(axis=2) == y[test][:, None]).mean(axis=0))
    return np.mean(found, axis=0)


def ties(orthant, folder, title, table):
    _, x, y = table
    distances = {
        "euclidean": lambda d: (d * d).sum(axis=2),
        "manhattan": lambda d: np.abs(d).sum(axis=2),
        "chebyshev": lambda d: np.abs(d).max(axis=2),
    }
    job = cases.write_case(folder, table, f"metric = {list(distances)}", 'predict = "classes"')
    accuracy = run(orthant, job)["accuracy"]
    for m, (metric, distance) in enumerate(distances.items()):
        wanted = exhaustive_accuracy(x, y, distance)
        if not np.allclose(accuracy[m, 0], wanted, rtol=0, atol=1e-14):
            sys.exit(f"{title}, {metric}: {accuracy[m, 0]} instead of {wanted}")
    print(f"{title}: as by an exhaustive sort")


def integer_grid():
    i, j = np.indices((900, 3))
    x = cases.hashed(i + 100, j) // 2.0**18
    return ["a", "b", "c"], x, (cases.hashed(np.arange(900), np.full(900, 9)) // 2.0**18)


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        by_metric(sys.argv[1], folder, "digits.csv", cases.digits(), "classes", cases.CLASS_SCORES)
        by_metric(sys.argv[1], folder, "diabetes.csv", cases.diabetes(), "number", cases.NUMBER_SCORES)
        pipelines(sys.argv[1], folder)
        ties(sys.argv[1], folder, "raw digits", cases.read("digits.csv"))
        ties(sys.argv[1], folder, "integer grid", integer_grid())


if __name__ == "__main__":
    main()
