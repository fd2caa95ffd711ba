# Sourced by the road tests: they get the paths of the program, of the program with the test studies, and of root_digest.
# shellcheck shell=bash disable=SC2034
set -euo pipefail
orthant=$1
orthant_test=$2
root_digest=$3
source_tree=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
jobs=$source_tree/jobs
# shellcheck source=tools/lib/mpi_environment.sh
source "$source_tree/tools/lib/mpi_environment.sh"
work=$(mktemp -d)
trap 'status=$?; kill $(jobs -p) 2>/dev/null || true; rm -rf "$work"; exit $status' EXIT
cd "$work"

# Under sanitizers the same work takes five times as long: the jobs are made smaller.
slowness=1
if grep -q __asan_init "$orthant_test"; then slowness=4; fi

fail() {
    echo "FAILED: $*" >&2
    exit 1
}

# expect CODE COMMAND…: the command ends with this exit code; what it says goes to the file `said`.
expect() {
    local wanted=$1 code=0
    shift
    "$@" >said 2>&1 || code=$?
    [ "$code" = "$wanted" ] || { cat said >&2; fail "exit code $code instead of $wanted: $*"; }
}

# said TEXT: the last command that `expect` ran said so.
said() {
    grep -qF -- "$1" said || { cat said >&2; fail "did not say: $1"; }
}

# wait_for FILE [BYTES]: until the file is larger than that (0), ten seconds at most.
wait_for() {
    for ((i = 0; i < 200; ++i)); do
        [ "$(stat -c %s "$1" 2>/dev/null || echo 0)" -gt "${2:-0}" ] && return
        sleep 0.05
    done
}

# wait_for_checkpoint FOLDER: until a task's state is written there from now on, thirty seconds at most.
wait_for_checkpoint() {
    : >"$work/since"
    for ((i = 0; i < 600; ++i)); do
        [ -n "$(find "$1" -type f -newer "$work/since" 2>/dev/null)" ] && return
        sleep 0.05
    done
}

ranks() {
    local count=$1
    shift
    mpirun -n "$count" "$@"
}

# same_bits A B: every root variable of the two result files is equal byte for byte.
same_bits() {
    "$root_digest" "$1" >digest_a
    "$root_digest" "$2" >digest_b
    [ -s digest_a ] || fail "no variables in $1"
    diff digest_a digest_b >&2 || fail "the bits differ: $1 and $2"
}

# no_traces FILE: nothing is left beside a finished output.
no_traces() {
    local left
    left=$(find "$(dirname "$1")" -name "*$(basename "$1")?*")
    [ -z "$left" ] || fail "left behind: $left"
}

# goes_on_after_stops WHOLE "RANKS…" ARGUMENT…: run ARGUMENT… is stopped in the middle of a trial on each of these
# numbers of ranks, and leaves the trial's state; completed on two ranks, its bits are those of WHOLE.
goes_on_after_stops() {
    local whole=$1 counts=$2 n runner code
    shift 2
    for n in $counts; do
        code=0
        mpirun -n "$n" "$orthant" run "$@" --checkpoint-every 0.1 -o stopped.h5 >said 2>&1 &
        runner=$!
        wait_for_checkpoint stopped.h5.tasks
        kill -USR1 "$runner"
        wait "$runner" || code=$?
        [ "$code" = 75 ] || { cat said >&2; fail "exit code $code instead of 75"; }
        [ -n "$(ls stopped.h5.tasks)" ] || fail "no checkpoint"
    done
    expect 0 ranks 2 "$orthant" run "$@" -o stopped.h5
    same_bits "$whole" stopped.h5
    no_traces stopped.h5
}
