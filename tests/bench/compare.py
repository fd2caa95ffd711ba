"""Measures Orthant and what users would take instead in one run, and prints the ratios.

Usage: compare.py ORTHANT_BENCH ORTHANT_TEST. A peer whose packages are missing is left out, by name.
"""

import json
import os
import pathlib
import resource
import subprocess
import sys
import tempfile
import time

PEERS = pathlib.Path(__file__).parent / "peers"
TASKS = 1_000_000


def numbers_from(command):
    """What a peer prints, as {first number: second number}; None where it does not run."""
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    if run.returncode != 0:
        reason = (run.stderr.strip().splitlines() or ["no reason given"])[-1]
        print(f"  {command[-1]} is left out: {reason}")
        return None
    return {int(line.split()[0]): float(line.split()[1]) for line in run.stdout.splitlines()}


def kernel_rates(program, pattern):
    command = [program, f"--benchmark_filter={pattern}", "--benchmark_format=json", "--benchmark_min_time=0.5"]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    return {entry["name"]: entry for entry in json.loads(run.stdout)["benchmarks"]}


def compare_angles(bench):
    print("dimension.angles, one core: million pairs a second (NumPy draws in the cube)")
    peer = numbers_from([sys.executable, str(PEERS / "angles_numpy.py")])
    for source in ("cube", "ball", "sphere", "gaussian"):
        for name, entry in kernel_rates(bench, f"^tally_angles/{source}/(2|3|50|100)$").items():
            dimension = int(name.rsplit("/", 1)[1])
            line = f"  {source:8} D={dimension:<4} {entry['pairs/s'] / 1e6:8.2f}"
            line += f"  {entry['coordinates/s'] / 1e9:6.2f}e9 coordinates/s"
            if peer:
                line += f"  NumPy {peer[dimension] / 1e6:6.2f}: {entry['pairs/s'] / peer[dimension]:6.1f} times"
            print(line)


def job(points, tasks):
    return f'study = "test.idle"\n[space]\nx = {{ from = 1, to = {points} }}\n[settings]\ntasks = {tasks}\n'


def compare_tasks(orthant_test):
    print(f"{TASKS} tasks that do nothing, journaled and gathered, on 2 ranks")
    for points in (1000, TASKS):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "idle.toml"
            path.write_text(job(points, TASKS // points))
            command = ["mpirun", "-n", "2", orthant_test, "run", "-q", str(path), "-o", str(path.with_suffix(".h5"))]
            begin = time.perf_counter()
            subprocess.run(command, check=True)
            seconds = time.perf_counter() - begin
        megabytes = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        print(f"  {points:7} points: {seconds:5.1f} s, {TASKS / seconds:7.0f} tasks/s, largest process {megabytes:.0f} MB")
    peer = numbers_from(["mpirun", "-n", "2", sys.executable, "-m", "mpi4py.futures", str(PEERS / "tasks_mpi4py.py")])
    for chunk, rate in (peer or {}).items():
        print(f"  mpi4py.futures, {chunk:3} tasks a chunk: {rate:7.0f} tasks/s (nothing journaled, nothing gathered)")


if __name__ == "__main__":
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    compare_tasks(sys.argv[2])
    compare_angles(sys.argv[1])
