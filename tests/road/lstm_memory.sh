#!/usr/bin/env bash
# Tasks of long lags: the same bits on 1, 2, 3 and 4 ranks, with shifted buffers, as shards gathered, and after stops in
# the middle of trials; bad questions are refused.
# shellcheck source=tests/road/common.bash
source "$(dirname "$0")/common.bash"
tried=(1 2 3 4)
if ((slowness > 1)); then tried=(1 3); fi

cat >small.toml <<TOML
study = "lstm.memory"
replicates = 2
[space]
task = ["adding", "copy", "temporal_order", "parity"]
cell = ["lstm", "nfg", "gru", "rnn"]
lag = [2, 17]
[settings]
hidden = 7
copied = 3
symbols = 3
batch = 5
optimiser = "nesterov"
learning_rate = 0.05
updates = $((120 / slowness))
check_every = 25
validation = 70
test = 90
TOML
for n in "${tried[@]}"; do ranks "$n" "$orthant" run small.toml -q -o "small.$n.h5"; done
ORTHANT_SHIFT_BYTES=24 "$orthant" run small.toml -q -o small.shifted.h5
for i in 0 1 2; do "$orthant" run small.toml -q --shard "$i/3" -o "small.shard$i.h5"; done
"$orthant" gather -o small.gathered.h5 small.shard2.h5 small.shard0.h5 small.shard1.h5
for other in "${tried[@]:1}" shifted gathered; do same_bits small.1.h5 "small.$other.h5"; done
"$orthant" verify small.1.h5 --replay 4 >/dev/null
expect 0 "$orthant" show small.1.h5
said "success"
said "chance_error"
expect 0 "$orthant" plan small.toml
said "stop early"

# Stopped in the middle of a trial: its state is kept, and the next run goes on from it.
cat >long.toml <<TOML
study = "lstm.memory"
[space]
task = ["copy", "parity"]
cell = ["lstm", "gru"]
[settings]
lag = 60
hidden = 48
learned_at = 0.0
updates = $((600 / slowness))
TOML
"$orthant" run long.toml -q -o whole.h5
goes_on_after_stops whole.h5 "2 1 3" long.toml

# refuses TEXT ARGUMENT…: the small job with these arguments ends with exit code 2, and says why.
refuses() {
    local text=$1
    shift
    expect 2 "$orthant" run small.toml -o no.h5 "$@"
    said "$text"
    [ ! -e no.h5 ] || fail "left a file"
}
refuses "lag" --set 'lag=[0]'
refuses "out of range" --set 'lag=[10, 1_000_000]'
refuses "multiplying" --set 'task=["multiplying"]'
refuses "learned_at" --set 'learned_at=nan'
refuses "tolerance" --set 'tolerance=nan'
refuses "updates" --set 'updates=0'
refuses "bidirectional" --set 'bidirectional=true'
