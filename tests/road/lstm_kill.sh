#!/usr/bin/env bash
# SIGKILL of all ranks at random instants, again and again, each resume with another number of ranks: trials go on from
# their checkpoints, none lives long enough to be computed at once, and the bits are those of an undisturbed run.
# shellcheck source=tests/road/common.bash
source "$(dirname "$0")/common.bash"
if [ ! -r "/proc/$$/task/$$/children" ]; then
    echo "skipped: this kernel does not tell a process's children"
    exit 77
fi
kills=20
if ((slowness > 1)); then kills=6; fi
random_ms=(412 87 655 230 598 141 373 702 58 489 316 634 199 547 265 450 113 681 338 524)

# write EPOCHS: the job trials.toml, three trials that take equally long.
write() {
    cat >trials.toml <<TOML
study = "lstm.train"
[data]
kind = "made"
made = "reverse"
sequences = $((1000 / slowness))
[space]
optimiser = ["adam", "nesterov", "rmsprop"]
[settings]
task = "translate"
hidden = 64
batch = 2
dropout = 0.1
input_noise = 0.1
epochs = $1
patience = $1
TOML
}

# seconds FILE: of each task, by its last attempt.
seconds() {
    h5dump -y -w 1 -d run/seconds "$1" | grep -oE '^ +[0-9.e-]+' | sort -g
}

# As many epochs as make a trial this long here, several times longer than any attempt lives.
trial_s=5
write 1
ranks 2 "$orthant" run trials.toml -q -o one.h5
epochs=$(bc <<<"$trial_s / $(seconds one.h5 | head -n 1) + 1")
write "$epochs"
ranks 2 "$orthant" run trials.toml -q -o whole.h5
shortest_s=$(seconds whole.h5 | head -n 1)
echo "3 trials of $epochs epochs, the shortest $shortest_s s undisturbed"

# kill_all RUNNER: mpirun and its ranks at once; it would only notice later that they should die.
kill_all() {
    local ranks_of_it
    ranks_of_it=$(cat "/proc/$1/task/$1/children") || return
    # shellcheck disable=SC2086
    kill -KILL "$1" $ranks_of_it
}

journal_bytes() {
    stat -c %s killed.h5.journal 2>/dev/null || echo 0
}

# attempt NUMBER: the job on another number of ranks, killed at the next instant unless it is complete by then.
attempt() {
    local before runner
    before=$(journal_bytes)
    mpirun -n $((1 + $1 % 4)) "$orthant" run trials.toml --checkpoint-every 0.1 -o killed.h5 >log 2>&1 &
    runner=$!
    # Most instants are counted from where the ranks begin to compute, every fourth from the very start.
    if (($1 % 4 < 3)); then wait_for killed.h5.journal "$before"; fi
    sleep "0.$(printf '%03d' "${random_ms[$1 % 20]}")"
    if kill_all "$runner" 2>/dev/null; then killed=$((killed + 1)); fi
    wait "$runner" 2>/dev/null || true
}

# Until it is complete; on a fast machine, which needs fewer kills for that, once more.
attempts=0 killed=0
while [ "$killed" -lt "$kills" ]; do
    rm -f killed.h5
    while [ ! -e killed.h5 ]; do
        [ "$attempts" -lt 200 ] || fail "not complete after $attempts attempts"
        attempt "$attempts"
        attempts=$((attempts + 1))
    done
    expect 0 "$orthant" run trials.toml -o killed.h5
    said "complete already"
    longest_s=$(seconds killed.h5 | tail -n 1)
    echo "complete after $killed kills in $attempts attempts; the longest that ended a trial took $longest_s s"
    [ "$(bc <<<"$longest_s < $shortest_s")" = 1 ] || fail "a trial was computed at once"
    same_bits whole.h5 killed.h5
    no_traces killed.h5
done

expect 2 "$orthant" run trials.toml -o no.h5 --checkpoint-every seldom
said "--checkpoint-every: cannot read 'seldom' as a time"
