#!/usr/bin/env bash
# verify believes every good file, replayed from end to end, and names what was done to a bad one.
# shellcheck source=tests/road/common.bash
source "$(dirname "$0")/common.bash"

job() { printf 'study = "test.%s"\nseed = 5\n%b' "$@" >"$1.toml"; }
job walk '[space]\nstep = [0.5, 1]\nlimit = [0.5, 5]\n[settings]\nwalks = 6\n'
job rounds 'replicates = 2\n[space]\ntarget = [0.002, 0.01]\n'
job steady '[space]\nstart = [0.2, 0.4]\n'
job idle '[space]\nx = [1, 2]\n[settings]\ntasks = 3\n'
job faulty '[space]\nx = [1, 2, 3]\n'
job shared '[data]\nfile = "bytes.dat"\n[space]\nstride = [1, 3]\n'
printf 'some bytes' >bytes.dat

verify() { "$orthant_test" verify "$@"; }
# wrong FILE TEXT: verify says that FILE has a problem with this TEXT in it.
wrong() {
    expect 4 verify "$@"
    grep -qE '^[0-9]+ problems?$' said || fail "no verdict"
}
# run_job NAME FILE CODE [ARGUMENT…]
run_job() { expect "$3" "$orthant_test" run "$1.toml" -q -o "$2" "${@:4}"; }

# Good files, whole and in shards.
for name in walk rounds steady idle shared; do
    run_job $name $name.h5 0
    expect 0 verify $name.h5
    said "whole: "
    expect 0 verify $name.h5 --replay all
    said " replayed"
    for i in 0 1; do
        run_job $name $name.$i.h5 0 --shard $i/2
        expect 0 verify $name.$i.h5 --replay all
    done
    expect 0 "$orthant_test" gather -o gathered.h5 $name.0.h5 $name.1.h5
    expect 0 verify gathered.h5 --replay all
    rm gathered.h5
done
expect 0 verify walk.h5 --replay 3
said "whole: 12 tasks of 2 points, 3 replayed"
run_job faulty faulty.h5 5
expect 0 verify faulty.h5 --replay all
said "whole: 12 tasks of 3 points (1 failed), 11 replayed"
run_job faulty nan.h5 0 --set 'how="nan"' --set 'x=[2]'
expect 0 verify nan.h5 --replay all
mpirun -n 2 "$orthant" run "$jobs/angles.toml" -q -o angles.h5
expect 0 "$orthant" verify angles.h5 --replay all

# The command line, and what is no result.
expect 2 verify walk.h5 --replay 0
said "--replay: '0'"
expect 2 verify walk.h5 --replay some
expect 2 verify
expect 4 verify missing.h5
said "No such file"
expect 4 verify walk.toml
said "not an HDF5 file"

# A flipped byte anywhere, the seal included, and a file cut short.
size=$(stat -c %s walk.0.h5)
for at in 8 100 $((size / 3)) $((size / 2)) $((size - 30)) $((size - 24)) $((size - 12)) $((size - 1)); do
    cp walk.0.h5 flipped.h5
    byte=$(od -An -tu1 -j "$at" -N 1 walk.0.h5)
    flipped=$(printf '\\x%x' $((byte ^ 16)))
    printf '%b' "$flipped" | dd of=flipped.h5 bs=1 seek="$at" conv=notrunc status=none
    expect 4 verify flipped.h5
    said "flipped.h5"
    said "it is damaged"
done
head -c $((size / 2)) walk.0.h5 >cut.h5
expect 4 verify cut.h5

# The data: elsewhere, missing, changed.
mkdir elsewhere
expect 0 verify shared.h5
mv bytes.dat elsewhere
wrong shared.h5 --replay 1
said "nothing was replayed: cannot use the data file"
said "(--data-folder names another)"
expect 0 env -C elsewhere "$orthant_test" verify ../shared.h5 --replay all
expect 0 verify shared.h5 --replay all --data-folder elsewhere
said "whole: 8 tasks of 2 points, 8 replayed"
expect 2 verify shared.h5 --replay all --data-folder nowhere
said "--data-folder: 'nowhere' is not a folder"
expect 2 verify shared.h5 --data-folder elsewhere
said "--replay"
printf 'Some bytes' >bytes.dat
wrong shared.h5 --replay 1
said "data files are not what they were"

# Another program.
expect 4 "$orthant" verify walk.h5
said "unknown study"

# What follows is done by another program that writes HDF5, and drops the seal.
/usr/bin/python3 -c 'import h5py' || { echo "no h5py: files are not rewritten"; exit 77; }
# spoil FILE STATEMENTS: runs them on a copy, spoilt.h5, with f as the file.
spoil() {
    cp "$1" spoilt.h5
    /usr/bin/python3 -B - "$2" <<'PYTHON'
import sys
import h5py
import numpy as np


def keep_rows(f, rows):
    """Leaves only these rows of the tasks, each variable tied to its dimension again."""
    shape = f["run/status"].shape
    for group in ("run", "records"):
        for name in [n for n in f.get(group, ()) if f[group][n].shape == shape and n != "task"]:
            old = f[group][name]
            values, attributes = old[...][rows], {k: v for k, v in old.attrs.items() if k != "DIMENSION_LIST"}
            del f[group][name]
            f[group].create_dataset(name, data=values, dtype=old.dtype)
            f[group][name].attrs.update(attributes)
    for group in [g for g in ("run", "records") if g in f]:
        words = {k: v for k, v in f[group]["task"].attrs.items() if k in ("long_name", "units")}
        label = f[group]["task"].attrs["NAME"]
        kind = f[group]["task"].dtype
        del f[group]["task"]
        task = f[group].create_dataset("task", data=np.arange(len(rows)) if group == "run" else None,
                                       shape=(len(rows),), dtype=kind)
        task.make_scale(label)
        task.attrs.update(words)
        for variable in f[group].values():
            if variable.shape == (len(rows),) and variable.name != task.name:
                variable.dims[0].attach_scale(task)
    f["run"].attrs["tasks"] = np.uint64(len(rows))


with h5py.File("spoilt.h5", "r+") as f:
    exec(sys.argv[1])
PYTHON
}

spoil walk.0.h5 'f.attrs["note"] = "mine"; f["mine"] = 1.5'
expect 0 verify spoilt.h5 --replay all
said "notice: the file has no seal"
said "'mine' is not Orthant's"
spoil walk.0.h5 'keep_rows(f, list(range(6)))'
expect 0 verify spoilt.h5 --replay all

spoil walk.0.h5 'f["records/bytes"][0] ^= 1'
wrong spoilt.h5
said "problem: the record of task 0 of point step=0.5 is damaged"
spoil walk.0.h5 'f["run/digest"][5] ^= np.uint64(1)'
wrong spoilt.h5
said "problem: the record of task 5 of point step=0.5 is damaged"

spoil rounds.h5 'keep_rows(f, [i for i in range(f["run/point"].shape[0]) if f["run/point"][i] != 1])'
wrong spoilt.h5
said "problem: point target=0.002 replicate=1 has no tasks"
spoil walk.h5 'keep_rows(f, [0, 1, 4, 5, 6, 7, 8, 9, 10, 11])'
wrong spoilt.h5
said "problem: tasks 2 to 3 of point step=0.5 are missing"
spoil walk.h5 'keep_rows(f, [0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])'
wrong spoilt.h5
said "problem: task 2 of point step=0.5 is there twice"
spoil walk.h5 'keep_rows(f, list(range(12)) + list(range(6)))'
wrong spoilt.h5
said "problem: point step=0.5 is there twice"
# Whole rounds are missing: their records ask for more.
spoil rounds.1.h5 'keep_rows(f, list(range(16)) + [f["run/point"].shape[0] - 2, f["run/point"].shape[0] - 1])'
wrong spoilt.h5
said "problem: tasks 16 to 31 of point target=0.002 replicate=1 are missing"
said "1 problem"

spoil walk.h5 'f["status"][1] = 1; f["step"][0] = 0.75; f.attrs["seed"] = np.uint64(9)'
wrong spoilt.h5
said "problem: point step=1.0 is marked failed"
said "problem: variable 'step': 1 of 2 values differ, the first at [0]: 0.75 instead of 0.5 (by its job)"
said "problem: attribute 'seed' is 9 instead of 5 (by its job)"
said "3 problems"
spoil walk.0.h5 'f["run"].attrs["tasks"] = np.uint64(5); f["run"].attrs["failed_tasks"] = np.uint64(1)'
wrong spoilt.h5
said "problem: attribute 'run/tasks' is 5, but there are 6"
said "problem: attribute 'run/failed_tasks' is 1, but there are 0"
said "2 problems"
spoil walk.h5 'del f["end"]; f["run"].move("attempts", "tries"); del f.attrs["mpi"]'
wrong spoilt.h5
said "problem: variable 'end' is missing"
said "problem: variable 'run/attempts' is missing"
said "problem: attribute 'mpi' is missing"
spoil walk.0.h5 'del f["run/task"]; del f["records/offset"]; del f["status"]; f["status"] = [1.5, 2.5]'
wrong spoilt.h5
said "problem: variable 'status' is of another type than the schema's"
said "problem: variable 'run/task' is missing"
said "problem: variable 'records/offset' is missing"
spoil walk.h5 'del f["run"]; f.attrs["shard"] = "2/2"'
wrong spoilt.h5
said "attribute 'shard' is not i/n with i < n"
spoil walk.h5 'del f["run"]'
wrong spoilt.h5
said "problem: group 'run' is missing"
spoil walk.h5 'f.attrs["job"] = f.attrs["job"] + "no_such_key = 1\n"'
wrong spoilt.h5
said "no_such_key"

# The outline of the data: no bytes, not the study's, another file's.
mv elsewhere/bytes.dat .
spoil shared.0.h5 'f.attrs["data_outline"] = "0a0"'
wrong spoilt.h5
said "attribute 'data_outline': an odd number of hexadecimal digits"
expect 4 "$orthant_test" gather -o gathered.h5 spoilt.h5 shared.1.h5
said "'data_outline'"
spoil shared.0.h5 'f.attrs["data_outline"] = "0a00"'
wrong spoilt.h5
said "its attribute 'data_outline' is not one of test.shared"
expect 2 "$orthant_test" gather -o gathered.h5 spoilt.h5 shared.1.h5
said "not the same: the outline of the data"
cp spoilt.h5 spoilt.0.h5
spoil shared.1.h5 'f.attrs["data_outline"] = "0a00"'
expect 4 "$orthant_test" gather -o gathered.h5 spoilt.0.h5 spoilt.h5
said "its attribute 'data_outline' is not one of test.shared"
[ ! -e gathered.h5 ] || fail "gathered without an outline"
spoil shared.h5 'f.attrs["data_outline"] = "0900000000000000"'
wrong spoilt.h5 --replay 1
said "nothing was replayed: attribute 'data_outline' is not what the data files give"
spoil shared.h5 'del f.attrs["data_outline"]'
wrong spoilt.h5
said "its attribute 'data_outline' is not one of test.shared"
expect 0 "$orthant_test" show spoilt.h5

# A result: seen where there are records, and by computing all of it again.
spoil walk.0.h5 'f["end"][0] *= 1 + 1e-15'
wrong spoilt.h5
said "variable 'end': 1 of 2 values differ"
said "(reduced again from the records)"
spoil walk.h5 'f["end"][0] *= 1 + 1e-15'
expect 0 verify spoilt.h5
wrong spoilt.h5 --replay all
said "(computed again)"

# Another build: said, and not replayed.
for file in walk.h5 walk.0.h5; do
    spoil $file 'f.attrs["build_id"] = "0123456789abcdef"'
    expect 0 verify spoilt.h5
    said "notice: another program wrote the file (not the same: the build (0123456789abcdef and "
    wrong spoilt.h5 --replay 1
    said "nothing was replayed: another program computed the tasks (not the same: the build (0123456789abcdef and "
    said "replay with that program"
done

# Another seed everywhere in the file: only computing tells.
run_job walk other.h5 0 --set seed=6
identity=$(/usr/bin/python3 -c 'import h5py; print(h5py.File("other.h5").attrs["job_identity"])')
for file in walk.h5 walk.0.h5; do
    spoil $file "f.attrs['seed'] = np.uint64(6); f.attrs['job_identity'] = '$identity'
f.attrs['job'] = f.attrs['job'].replace('seed = 5', 'seed = 6')"
    expect 0 verify spoilt.h5
    wrong spoilt.h5 --replay 1
    said "gives another record when it is computed again"
done
