"""A K-sweep (k = 1 … 50, 10 folds) of a table by Orthant and by what users would take instead, in one run on one core.

Usage: compare_knn.py ORTHANT TABLE.h5 [grid]. The whole command is timed, and what reading the table takes of it told
apart: `orthant plan`, which reads it too.
"""

import os
import pathlib
import resource
import statistics
import subprocess
import sys
import tempfile
import time

PEER = pathlib.Path(__file__).parent / "peers" / "knn_sklearn_faiss.py"
REPEATS = 3


def seconds_of(command, environment):
    begin = time.perf_counter()
    subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)
    return time.perf_counter() - begin


def main():
    orthant, table = sys.argv[1], pathlib.Path(sys.argv[2]).resolve()
    environment = dict(os.environ, OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1")
    with tempfile.TemporaryDirectory() as name:
        job = pathlib.Path(name) / "knn.toml"
        job.write_text(
            f'study = "knn.sweep"\n[data]\nfile = "{table}"\n[space]\nk = {{ from = 1, to = 50 }}\n'
            "[settings]\nfolds = 10\ntraining_scores = false\n"
        )
        output = ["-q", "--fresh", "-o", str(job.with_suffix(".h5"))]
        commands = {
            "orthant run": [orthant, "run", str(job)] + output,
            "orthant run, 10 repeats": [orthant, "run", str(job), "--set", "repeats=10"] + output,
            "orthant run, training parts scored too": [orthant, "run", str(job), "--set", "training_scores=true"] + output,
            "orthant plan: starting without MPI, and reading the table": [orthant, "plan", str(job)],
        }
        times = {name: [] for name in commands}
        for _ in range(REPEATS):
            for name, command in commands.items():
                times[name].append(seconds_of(command, environment))
        for name, taken in times.items():
            print(f"  {statistics.median(taken):8.3f} s  {name}  (of {REPEATS}: {min(taken):.3f} to {max(taken):.3f})")
        ours = statistics.median(times["orthant run"])
        print(f"  largest process {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024:.0f} MB")
    peer = subprocess.run([sys.executable, str(PEER), str(table)] + sys.argv[3:], check=True, env=environment,
                          capture_output=True, text=True)
    for line in peer.stdout.splitlines():
        seconds, name = line.split(" ", 1)
        print(f"  {float(seconds):8.3f} s  {name}: {float(seconds) / ours:.1f} times")


if __name__ == "__main__":
    main()
