#!/usr/bin/env bash
# Where MPI lets them (ULFM), ranks go on when another dies: of a kill from outside, of a task that kills its process, of
# one that does so without a trace. Rank 0 dying ends them all.
# shellcheck source=tests/road/common.bash
source "$(dirname "$0")/common.bash"

mpirun --version | grep -q "Open MPI) 5" || { echo "this MPI has no ULFM"; exit 77; }
survivors() { mpirun --with-ft ulfm "$@"; }

cat >faulty.toml <<'TOML'
study = "test.faulty"
[space]
x = { from = 1, to = 40 }
[settings]
how = "environment"
TOML
cat >pids <<'SH'
#!/bin/sh
echo $$ >"pid.$OMPI_COMM_WORLD_RANK"
exec "$@"
SH
chmod +x pids
run=("$orthant_test" run faulty.toml)
"${run[@]}" -q -o whole.h5

# killed_on_the_way RANKS VICTIM…: these ranks are killed from outside while the job runs; sets `code`.
killed_on_the_way() {
    local ranks=$1 victim runner
    shift
    rm -f pid.* killed.h5*
    ORTHANT_TEST_PAUSE_MS=30 survivors -n "$ranks" ./pids "${run[@]}" -o killed.h5 >said 2>&1 &
    runner=$!
    wait_for killed.h5.journal 1000
    for victim; do kill -KILL "$(cat "pid.$victim")"; done
    code=0
    wait "$runner" || code=$?
}

killed_on_the_way 3 2
said "rank 2 on $(hostname) died: the others go on"
said "complete: "
same_bits whole.h5 killed.h5
no_traces killed.h5
[ "$code" = 0 ] || fail "mpirun ended with $code though the job is complete"
killed_on_the_way 4 1 3
said "rank 1 on"
said "rank 3 on"
said "complete: "
same_bits whole.h5 killed.h5
no_traces killed.h5

# Rank 0 coordinates: without it the others end, and the next run goes on.
killed_on_the_way 3 0
[ "$code" != 0 ] || fail "ended in order without rank 0"
said "rank 0, which coordinates, died" # once, or by a rank more that hears of it when the first has left
expect 0 survivors -n 3 "${run[@]}" -o killed.h5
said "resuming"
same_bits whole.h5 killed.h5

# A task that kills its process costs two ranks, and is set aside within the same run, unless it meets rank 0: then the
# next run goes on.
met_others=no
for ((attempt = 1; attempt <= 8; ++attempt)); do
    rm -f poison.h5*
    expect 5 "$orthant_test" supervise -- mpirun --with-ft ulfm -n 6 "${run[@]}" --set 'how="segfault"' -o poison.h5
    said "set aside as failed"
    no_traces poison.h5
    h5dump -d run/error poison.h5 >errors
    grep -q "its process died of SIGSEGV, 2 times" errors || fail "the reason is not told"
    if grep -q "once too often" said && ! grep -q "restart 1 of" said; then met_others=yes && break; fi
done
[ "$met_others" = yes ] || fail "not set aside within one run, eight times"
said "its process died of SIGSEGV; it is tried again"
echo "set aside within one run at attempt $attempt"

# Killed without a trace: the next runs find out the task.
expect 5 "$orthant_test" supervise -- mpirun --with-ft ulfm -n 4 "${run[@]}" --set 'how="kill"' -o killer.h5
said "died while it ran alone"
