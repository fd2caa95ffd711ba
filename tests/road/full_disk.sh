#!/usr/bin/env bash
# On a disk that is too small: refused beforehand, ended in order later, gone on with once there is room, bit for bit.
# The disk is a small tmpfs, in a name space of its own that takes it along when it ends.
if [ "${ORTHANT_OWN_MOUNTS:-}" = "" ]; then
    for options in --mount "--map-root-user --mount"; do
        # shellcheck disable=SC2086
        unshare $options mount -t tmpfs none /tmp 2>/dev/null || continue
        # shellcheck disable=SC2086
        ORTHANT_OWN_MOUNTS=1 exec unshare $options bash "$0" "$@"
    done
    echo "skipped: nothing may be mounted here"
    exit 77
fi
# shellcheck source=tests/road/common.bash
source "$(dirname "$0")/common.bash"
mkdir "$work/disk"
mount -t tmpfs -o size=1m none "$work/disk"
trap 'status=$?; kill $(jobs -p) 2>/dev/null || true; umount -l "$work/disk"; rm -rf "$work"; exit $status' EXIT

# room SIZE: the disk has so much in all.
room() {
    mount -o "remount,size=$1" "$work/disk"
}

# fill: the disk has what is on it, and nothing more.
fill() {
    until room "$(df --output=used -k "$work/disk" | tail -n 1 | tr -d ' ')k" 2>/dev/null; do :; done
}

# ends CODE: the run in the background does so; what it said goes to the file `said`.
ends() {
    local code=0
    wait "$runner" || code=$?
    [ "$code" = "$1" ] || { cat said >&2; fail "exit code $code instead of $1"; }
}

cat >walk.toml <<TOML
study = "test.walk"
[space]
step = { from = 1, to = 30 }
[settings]
walks = 48
TOML
"$orthant_test" run walk.toml -q -o whole.h5

# Beforehand: plan says so, run refuses, and nothing is written.
room 128k
expect 0 "$orthant_test" plan walk.toml -o disk/out.h5
said "131 kB free where the result goes"
said "run refuses without --ignore-space"
for n in 1 2; do
    expect 4 ranks "$n" "$orthant_test" run walk.toml -o disk/new/out.h5
    [ "$(grep -c '^orthant:' said)" = 1 ] || fail "more than one message"
    said "too little space for 'disk/new/out.h5'"
    said "131 kB free"
    said "--ignore-space"
done
expect 4 "$orthant_test" submit walk.toml -o disk/new/out.h5
said "too little space for 'disk/new/out.h5'"
expect 2 env PATH=/nowhere "$orthant_test" submit walk.toml --ignore-space -o disk/new/out.h5
said "cannot find sbatch"
rm -r disk/new
[ -z "$(ls disk)" ] || fail "something was written"
room 10m
expect 0 "$orthant_test" plan walk.toml -o disk/out.h5
! grep -q -- --ignore-space said || fail "a warning where there is room"

# Later, while it computes: what was committed is kept.
mpirun -n 2 "$orthant_test" run walk.toml --ignore-space -o disk/out.h5 >said 2>&1 &
runner=$!
wait_for disk/out.h5.journal 40000
fill
ends 4
said "cannot write 'disk/out.h5.journal' (No space left on device); free some space"
[ ! -e disk/out.h5.lock ] || fail "the lock is left behind"
expect 4 "$orthant_test" run walk.toml -o disk/out.h5
said "too little space"

room 10m
expect 0 ranks 2 "$orthant_test" run walk.toml -o disk/out.h5
said "reused"
same_bits whole.h5 disk/out.h5
no_traces disk/out.h5
rm disk/out.h5

# At the end: all tasks are done and the result finds no room; it is all that the next run writes.
cat >idle.toml <<'TOML'
study = "test.idle"
[space]
x = [1, 2]
[settings]
tasks = 4
mean_ms = 200
TOML
"$orthant_test" run idle.toml -q -o idle.h5
mpirun -n 2 "$orthant_test" run idle.toml -o disk/out.h5 >said 2>&1 &
runner=$!
wait_for disk/out.h5.journal
fill
ends 4
said "cannot"
said "No space left on device"
[ ! -e disk/out.h5 ] || fail "half a file"
room 10m
expect 0 "$orthant_test" run idle.toml -o disk/out.h5
said "8 tasks reused"
same_bits idle.h5 disk/out.h5
no_traces disk/out.h5
rm disk/out.h5

# A checkpoint that finds no room ends nothing, and what it would have kept is lost by a stop alone.
cat >steady.toml <<TOML
study = "test.steady"
[space]
start = [0.2]
[settings]
steps = $((50000000 / slowness))
TOML
"$orthant_test" run steady.toml -q -o steady.h5
mpirun -n 2 "$orthant_test" run steady.toml --checkpoint-every 0.1 -o disk/out.h5 >said 2>&1 &
runner=$!
wait_for_checkpoint disk/out.h5.tasks
fill
for ((i = 0; i < 200; ++i)); do
    ! grep -q "could not be saved" said || break
    sleep 0.05
done
kill -USR1 "$runner"
ends 75
said "could not be saved in 'disk/out.h5.tasks' (No space left on device); it goes on"
[ "$(grep -c "could not be saved" said)" = 1 ] || fail "said more than once"
room 10m
expect 0 "$orthant_test" run steady.toml -o disk/out.h5
same_bits steady.h5 disk/out.h5
no_traces disk/out.h5
