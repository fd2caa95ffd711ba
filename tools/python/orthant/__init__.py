"""Reads what Orthant leaves: a result file as a data set, its tasks, starts and trials as tables.

    import orthant
    result = orthant.open("results/knn_digits.h5")
"""

from orthant.result_file import BadFile, launches, open, tasks, trials, words

__all__ = ["BadFile", "launches", "open", "tasks", "trials", "words"]
