#!/usr/bin/env bash
# Every kind of failure: one message, the right exit code, nothing written that should not be.
# shellcheck source=tests/road/common.bash
source "$(dirname "$0")/common.bash"

cat >walk.toml <<'TOML'
study = "test.walk"
[space]
step = [1.0]
TOML
printf 'some bytes' >bytes.dat
cat >shared.toml <<'TOML'
study = "test.shared"
[data]
file = "bytes.dat"
[space]
stride = [1, 3]
TOML

# 2: the command line and the job file; one message under mpirun too, nothing written
expect 2 "$orthant_test"
expect 2 "$orthant_test" run
expect 2 "$orthant_test" run walk.toml --no-such-option
expect 2 "$orthant_test" run no_such_file.toml
said "no_such_file.toml"
expect 2 ranks 3 "$orthant_test" run walk.toml --set stepp=2
said "step"
[ "$(grep -c "^orthant:" said)" = 1 ] || fail "more than one message"
expect 2 "$orthant_test" run walk.toml --shard 3/3
said "i/n"
expect 2 "$orthant_test" run walk.toml --shard 0/2
said "at most as many shards as points"
expect 2 "$orthant_test" run walk.toml --walltime soon
expect 2 "$orthant_test" run walk.toml -o ''
expect 2 "$orthant_test" rnu walk.toml
said "unknown command 'rnu'"
expect 2 "$orthant_test" run walk.toml --set replicates=1000000 --set 'step={from=1, to=1e5}'
said "need about"
expect 2 env SLURM_STEP_NUM_TASKS=4 "$orthant_test" run walk.toml
said "another MPI"
[ ! -e results ] || fail "something was written"

# 3: data
expect 0 ranks 2 "$orthant_test" run shared.toml -o shared.h5
expect 3 "$orthant_test" run shared.toml -o no.h5 --set 'data.file="missing.dat"'
said "missing.dat"
printf '!bytes' >bytes.dat
expect 3 ranks 2 "$orthant_test" run shared.toml -o no.h5
said "refuses that"
printf '?bytes' >question.dat
expect 3 ranks 2 "$orthant_test" run shared.toml -o no.h5 --set 'data.file="question.dat"'
said "'?' (this study refuses that)"
[ "$(grep -c "^orthant:" said)" = 1 ] || fail "more than one message"
[ -z "$(ls no.h5* 2>/dev/null)" ] || fail "bad data left a file"

# changed data are not the same job
printf 'other bytes' >bytes.dat
expect 2 "$orthant_test" run shared.toml -o shared.h5
said "the data file"

# 4: storage
expect 4 ranks 2 "$orthant_test" run walk.toml -o /dev/null/out.h5
long=$(printf 'x%.0s' {1..300}).h5
for command in "plan walk.toml -o" "run walk.toml -o" "show" "status"; do
    # shellcheck disable=SC2086
    expect 4 "$orthant_test" $command "$long"
    said "(File name too long); check the path"
done
printf 'not hdf5' >bad.h5
expect 4 "$orthant_test" run walk.toml -o bad.h5
expect 4 "$orthant_test" show bad.h5
expect 4 "$orthant_test" show missing.h5
printf 'not a journal' >torn.h5.journal
expect 4 "$orthant_test" run walk.toml -o torn.h5
said "--fresh"
expect 0 "$orthant_test" run walk.toml -o torn.h5 --fresh

# a full disk: a limit on the size of files stands in for it; what is committed is kept
cat >large.toml <<TOML
study = "test.walk"
[space]
step = { from = 1, to = 200 }
[settings]
walks = $((48 / slowness))
TOML
mpirun -n 2 "$orthant_test" run large.toml -o full.h5 >said 2>&1 &
runner=$!
wait_for full.h5.journal 20000
writer=$(grep -oE '^process=[0-9]+' full.h5.lock | cut -d= -f2)
prlimit --pid "$writer" --fsize=$(($(stat -c %s full.h5.journal) + 20000))
code=0
wait "$runner" || code=$?
[ "$code" = 4 ] || { cat said >&2; fail "exit code $code instead of 4 on a full disk"; }
said "full.h5"
[ ! -e full.h5 ] || fail "half a file"
expect 0 ranks 2 "$orthant_test" run large.toml -o full.h5
said "reused"
"$orthant_test" run large.toml -q -o undisturbed.h5
same_bits undisturbed.h5 full.h5

# other commands too find that out, and tell
for i in 0 1; do "$orthant_test" run walk.toml -q --set 'step=[1.0, 2.0]' --shard "$i/2" -o "shard$i.h5"; done
expect 4 prlimit --fsize=5000 "$orthant_test" gather -o gathered.h5 shard0.h5 shard1.h5
said "(File too large); allow larger files"

# 5: failed tasks are results
cat >faulty.toml <<'TOML'
study = "test.faulty"
[space]
x = [1, 2, 3]
TOML
expect 5 ranks 2 "$orthant_test" run faulty.toml -q -o faulty.h5
said "1 task failed, the first for this reason: "
said "the task was asked to throw"
expect 5 "$orthant_test" run faulty.toml -o faulty.h5
said "nothing to do"
expect 0 "$orthant_test" show faulty.h5
said "1 of 3 points failed"
h5dump -d run/error faulty.h5 | grep -q "the task was asked to throw" || fail "no reason recorded"
expect 0 "$orthant_test" run faulty.toml -o nan.h5 --set 'how="nan"'
expect 0 "$orthant_test" show nan.h5
said "1 cell of sum NaN or infinite"

# an output of something else
expect 0 "$orthant_test" run walk.toml -o out.h5
expect 0 "$orthant_test" run walk.toml -o out.h5
said "nothing to do"
expect 2 "$orthant_test" run walk.toml -o out.h5 --set seed=7
said "--fresh"
expect 0 "$orthant_test" run walk.toml -o out.h5 --set seed=7 --fresh

# What cannot be written is said, not swallowed.
code=0
"$orthant" studies --all >/dev/full 2>said || code=$?
[ "$code" = 4 ] || fail "exit code $code instead of 4 on a full standard output"
said "standard output"
