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
    """What a peer prints, as {first word: number}; None where it does not run."""
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    if run.returncode != 0:
        reason = (run.stderr.strip().splitlines() or ["no reason given"])[-1]
        print(f"  {command[-1]} is left out: {reason}")
        return None
    return {line.split()[0]: float(line.split()[1]) for line in run.stdout.splitlines()}


def kernel_rates(program, pattern):
    command = [program, f"--benchmark_filter={pattern}", "--benchmark_format=json", "--benchmark_min_time=0.5"]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    return {entry["name"]: entry for entry in json.loads(run.stdout)["benchmarks"]}


def compare_angles(bench):
    print("dimension.angles, one core: million pairs a second (NumPy draws in the cube)")
    peer = numbers_from([sys.executable, str(PEERS / "angles_numpy.py")])
    for source in ("cube", "ball", "sphere", "gaussian"):
        for name, entry in kernel_rates(bench, f"^tally_angles/{source}/(2|3|50|100)$").items():
            dimension = name.rsplit("/", 1)[1]
            line = f"  {source:8} D={dimension:<4} {entry['pairs/s'] / 1e6:8.2f}"
            line += f"  {entry['coordinates/s'] / 1e9:6.2f}e9 coordinates/s"
            if peer:
                line += f"  NumPy {peer[dimension] / 1e6:6.2f}: {entry['pairs/s'] / peer[dimension]:6.1f} times"
            print(line)


def compare_with_generator(bench):
    print("coordinates a second of whole tasks, one core, beside the generator's alone")
    generators = kernel_rates(bench, "^(cube|normal)_coordinates$")
    kernels = kernel_rates(bench, "^(tally_angles/(cube|gaussian)/(50|100|10000)|shell_tasks/(50|100|1000|100000))$")
    for name, entry in kernels.items():
        rate = entry.get("coordinates/s", entry.get("items_per_second"))
        generator = generators["cube_coordinates" if "/cube/" in name else "normal_coordinates"]["items_per_second"]
        print(f"  {name:28} {rate / 1e9:6.3f}e9 of {generator / 1e9:6.3f}e9: {100 * rate / generator:4.0f} %")


def compare_hubs(bench):
    print("dimension.hubness, 2,000 of 20,000 rows in D = 100: products that all distances would take, a second")
    rates = kernel_rates(bench, "^hub_")
    peer = rates.pop("hub_products")["flop"]
    for name, entry in rates.items():
        line = f"{entry['flop'] / 1e9:6.1f}e9, Eigen's product {peer / 1e9:6.1f}e9: {entry['flop'] / peer:4.1f} times"
        print(f"  {name:28} {line}")


def compare_networks(bench):
    print("training an LSTM, one core: thousand steps a second, and its share of the speed of products alone")
    peer = numbers_from([sys.executable, str(PEERS / "lstm_torch.py")])
    rates = kernel_rates(bench, "^(train|recurrent_product)/")
    for name, entry in rates.items():
        if not name.startswith("train/"):
            continue
        shape = name.removeprefix("train/")
        sequences, _, _, hidden = shape.split("/")
        product = rates[f"recurrent_product/{sequences}/{hidden}"]["flop/s"]
        line = f"  {shape:12} {entry['steps/s'] / 1e3:8.1f}  {entry['flop/s'] / 1e9:5.1f} Gflop/s"
        line += f", {100 * entry['flop/s'] / product:3.0f} %"
        if peer:
            line += f"  PyTorch {peer[shape] / 1e3:6.1f}: {entry['steps/s'] / peer[shape]:5.1f} times"
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
        print(f"  mpi4py.futures, {chunk:>3} tasks a chunk: {rate:7.0f} tasks/s (nothing journaled, nothing gathered)")


if __name__ == "__main__":
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    compare_tasks(sys.argv[2])
    compare_angles(sys.argv[1])
    compare_with_generator(sys.argv[1])
    compare_hubs(sys.argv[1])
    compare_networks(sys.argv[1])
