"""Reads what Orthant leaves: a result file as a data set, its tasks and trials as tables.

    import orthant
    result = orthant.open("results/knn_digits.h5")
"""

from orthant.result_file import BadFile, open, tasks, trials

__all__ = ["BadFile", "open", "tasks", "trials"]
