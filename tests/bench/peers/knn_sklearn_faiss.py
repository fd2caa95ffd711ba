"""A K-sweep with cross-validation as users do it today: prints "seconds of what" lines.

Usage: knn_sklearn_faiss.py TABLE.h5 [grid] (data sets X and y; `grid` also runs GridSearchCV, which takes minutes)
"""

import sys
import time

import h5py
import numpy as np
from sklearn.model_selection import GridSearchCV, StratifiedKFold
from sklearn.neighbors import KNeighborsClassifier, NearestNeighbors

KS = 50
FOLDS = 10


def timed(name, work):
    begin = time.perf_counter()
    work()
    print(f"{time.perf_counter() - begin:.3f} {name}", flush=True)


def main():
    with h5py.File(sys.argv[1]) as file:
        x, y = np.ascontiguousarray(file["X"][...], dtype=np.float32), file["y"][...]
    x /= max(1.0, float(x.max()))
    folds = StratifiedKFold(FOLDS, shuffle=True, random_state=0)

    def scikit_learn():
        for train, test in folds.split(x, y):
            NearestNeighbors(n_neighbors=KS, algorithm="brute").fit(x[train]).kneighbors(x[test])

    def faiss_index():
        import faiss

        for train, test in folds.split(x, y):
            index = faiss.IndexFlatL2(x.shape[1])
            index.add(x[train])
            index.search(x[test], KS)

    def grid():
        model = KNeighborsClassifier(algorithm="brute")
        GridSearchCV(model, {"n_neighbors": list(range(1, KS + 1))}, cv=folds).fit(x, y)

    timed("scikit-learn, one search for each fold", scikit_learn)
    try:
        timed("faiss IndexFlatL2, one search for each fold", faiss_index)
    except ImportError:
        print("faiss is not installed", file=sys.stderr)
    if "grid" in sys.argv:
        timed("scikit-learn GridSearchCV", grid)


if __name__ == "__main__":
    main()
