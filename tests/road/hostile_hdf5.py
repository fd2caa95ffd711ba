"""hostile_hdf5.py ORTHANT: HDF5 files damaged at hundreds of places, as data and as results. The program neither dies
nor ends with another exit code than the promised ones, and what it says is one line that names the file."""

import random
import subprocess
import sys
from pathlib import Path

import h5py
import numpy

ORTHANT = sys.argv[1]
SEAL_BYTES = 24
JOB = """study = "knn.sweep"
[data]
file = "data.h5"
[space]
k = [1, 2]
[settings]
folds = 2
"""


def damaged(whole, number):
    """The file with some bytes changed, nulled or cut off, another way for every number."""
    chance = random.Random(number)
    content = bytearray(whole)
    if number % 10 == 0:
        return bytes(content[: chance.randrange(8, len(content))])
    # What HDF5 follows lies at the front and between the data: half of the changes fall on bytes that are not 0.
    used = [i for i, byte in enumerate(content) if byte]
    for _ in range(chance.choice([1, 1, 2, 8])):
        at = chance.choice(used) if chance.random() < 0.7 else chance.randrange(8, len(content))
        at = max(at, 8)  # without the signature it is no HDF5 file
        content[at] = chance.choice([0, 255, 127, content[at] ^ 1 << chance.randrange(8), chance.randrange(256)])
    return bytes(content)


def check(arguments, name, allowed):
    """One command on one damaged file: its exit code."""
    done = subprocess.run([ORTHANT, *arguments], capture_output=True, text=True, errors="replace", check=False)
    complaint = f"{name}: exit code {done.returncode} of {arguments}: {done.stderr}"
    assert done.returncode in allowed, complaint
    assert done.returncode == 0 or len(done.stderr.splitlines()) <= 1, complaint
    assert done.returncode == 0 or name in done.stderr or done.stdout.endswith(("problem\n", "problems\n")), complaint
    for sign in ("HDF5 crashes", "HDF5 was not through"):
        if sign in done.stderr:
            print(f"{name}: {done.stderr}", end="")
    return done.returncode


def write_data(path):
    with h5py.File(path, "w") as file:
        rows = numpy.arange(600, dtype="f8").reshape(100, 6)
        file.create_dataset("X", data=rows, chunks=(10, 6), compression="gzip", shuffle=True)
        file.create_dataset("y", data=[b"yes", b"no"] * 50)
        file.create_dataset("other", data=["text"] * 10, dtype=h5py.string_dtype())
        file.create_group("group").attrs["note"] = "a note"


def rewritten(path, change):
    """The result, rewritten by another program, which leaves it without its seal."""
    Path("result.h5").write_bytes(Path(path).read_bytes())
    with h5py.File("result.h5", "r+") as file:
        change(file)


def claim_launches(file):
    del file["run/launch"]
    file["run"].create_dataset("launch", shape=(2**44,), chunks=(1024,), dtype="i8")


def claim_points(file):
    file.attrs["job"] = JOB.replace("folds", "repeats = 1\nfolds").replace(
        'study', 'replicates = 1000000\nstudy', 1) + '[search]\nmethod = "random"\ntrials = 1000000000\n'
    if "status" in file:
        del file["status"]


def hold_itself(file):
    for name in ("a", "b", "c"):
        file[f"run/{name}"] = file["run"]
        file[name] = file["/"]


def check_claims():
    """What is larger on paper than in the file, and groups that hold themselves."""
    for change in (claim_launches, claim_points, hold_itself):
        rewritten("whole.h5", change)
        check(["verify", "result.h5"], "result.h5", [0] if change is hold_itself else [4])
        check(["show", "result.h5"], "result.h5", [0, 4])
    for name, shape, kind in (("X", (2**50, 6), "f8"), ("X", (2, 2**40), "f8"), ("y", (2**50,), "i8"),
                              ("y", (100,), "S1000000000")):
        write_data("data.h5")
        with h5py.File("data.h5", "r+") as file:
            del file[name]
            chunks = tuple(min(size, 2) for size in shape) if kind[0] != "S" else None
            file.create_dataset(name, shape=shape, dtype=kind, chunks=chunks)
        check(["plan", "job.toml"], "data.h5", [3])
    with h5py.File("data.h5", "w") as file:
        file.create_dataset("X", shape=(4, 2), chunks=(2**28, 1), maxshape=(None, None), dtype="f8")
        file.create_dataset("y", data=[0, 1, 0, 1])
    check(["plan", "job.toml"], "data.h5", [3])


def main():
    count = int(sys.argv[2])
    write_data("data.h5")
    Path("job.toml").write_text(JOB, encoding="utf-8")
    assert check(["plan", "job.toml"], "data.h5", [0]) == 0
    assert check(["run", "job.toml", "-q", "-o", "whole.h5"], "data.h5", [0]) == 0
    data = Path("data.h5").read_bytes()
    check_claims()
    # Without its seal, as other programs leave it: a broken one would be the end of it at once.
    result = Path("whole.h5").read_bytes()[:-SEAL_BYTES]
    seen = {}
    for number in range(count):
        Path("data.h5").write_bytes(damaged(data, number))
        code = check(["plan", "job.toml"], "data.h5", [0, 3])
        seen["data", code] = seen.get(("data", code), 0) + 1
        Path("result.h5").write_bytes(damaged(result, number))
        command = [["show"], ["verify"], ["status"]][number % 3]
        code = check([*command, "result.h5"], "result.h5", [0, 4, 5])
        seen["result", code] = seen.get(("result", code), 0) + 1
    print(seen)
    assert seen["data", 3] and seen["result", 4]


main()
