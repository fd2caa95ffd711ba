#!/usr/bin/env bash
# However a run ends, it has given back to MPI all that it got: orthant_test counts that, says what it left open and
# fails. That it would, comm.what_is_left_open_is_told shows.
# shellcheck source=tests/road/common.bash
source "$(dirname "$0")/common.bash"

# study NAME SPACE SETTINGS: a job file of that study.
study() {
    printf 'study = "test.%s"\n[space]\n%s\n[settings]\n%s\n' "$1" "$2" "$3" >"$1.toml"
}
study walk 'step = [0.5, 1.0]' 'walks = 8'
study rounds 'target = [0.01]' ''
study steady 'start = [0.2, 0.3]' ''
study faulty 'x = [1, 2, 3]' ''
study idle 'x = [1, 2]' "$(printf 'tasks = 40\nmean_ms = 300')"
printf 'study = "test.shared"\n[data]\nfile = "bytes.dat"\n[space]\nstride = [1, 3]\n' >shared.toml
printf 'some bytes' >bytes.dat

# ends CODE N ARGUMENT…: the run of these arguments on N ranks ends so, with nothing left open.
ends() {
    local code=$1 n=$2
    shift 2
    expect "$code" ranks "$n" "$orthant_test" run "$@"
    ! grep -F "left open" said || fail "on $n ranks: $*"
}

for n in 1 2 4; do
    ends 0 "$n" walk.toml -q -o "walk$n.h5"
    ends 0 "$n" walk.toml -q -o "walk$n.h5"
    ends 0 "$n" rounds.toml -q -o "rounds$n.h5"
    ends 0 "$n" shared.toml -q -o "shared$n.h5"
    ends 0 "$n" steady.toml -q -o "steady$n.h5"
    ends 5 "$n" faulty.toml -q -o "faulty$n.h5"
    ends 75 "$n" idle.toml -o "idle$n.h5" --walltime 2

    mpirun -n "$n" "$orthant_test" run steady.toml --set steps=1000000000000 -o "stopped$n.h5" >said 2>&1 &
    runner=$!
    wait_for "stopped$n.h5.journal"
    code=0
    kill -USR1 "$runner"
    wait "$runner" || code=$?
    [ "$code" = 75 ] || { cat said >&2; fail "exit code $code instead of 75 after USR1"; }
    ! grep -F "left open" said || fail "after USR1 on $n ranks"

    ends 2 "$n" walk.toml --set stepp=1
    ends 3 "$n" shared.toml --set 'data.file="missing.dat"' -o no.h5
    ends 4 "$n" walk.toml -o /dev/null/no.h5
done
