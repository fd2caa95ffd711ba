"""Tasks that do nothing through mpi4py's futures: one line "tasks-in-a-chunk tasks/s" for each size of chunk."""

import time

from mpi4py.futures import MPIPoolExecutor


def task(number):
    return number


if __name__ == "__main__":
    with MPIPoolExecutor(max_workers=1) as executor:
        list(executor.map(task, range(100)))
        for chunk, tasks in ((1, 20_000), (100, 200_000)):
            begin = time.perf_counter()
            list(executor.map(task, range(tasks), chunksize=chunk))
            print(chunk, tasks / (time.perf_counter() - begin), flush=True)
