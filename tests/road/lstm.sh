#!/usr/bin/env bash
# Training networks: the same bits on 1, 2, 3 and 4 ranks, with shifted buffers, as shards gathered, and after stops in
# the middle of trials, which go on from their checkpoints on whatever rank they come to.
# shellcheck source=tests/road/common.bash
source "$(dirname "$0")/common.bash"
tried=(1 2 3 4)
if ((slowness > 1)); then tried=(1 3); fi

cat >count.toml <<TOML
study = "lstm.train"
[data]
kind = "made"
made = "count"
sequences = $((2000 / slowness))
symbols = 5
length = 10
[space]
cell = ["lstm", "fgr", "gru"]
optimiser = ["nesterov", "adam"]
[settings]
task = "generate"
hidden = 12
batch = 4
dropout = 0.1
input_noise = 0.1
learning_rate = 0.01
epochs = 8
TOML
for n in "${tried[@]}"; do ranks "$n" "$orthant" run count.toml -q -o "count.$n.h5"; done
ORTHANT_SHIFT_BYTES=24 "$orthant" run count.toml -q -o count.shifted.h5
for i in 0 1 2; do "$orthant" run count.toml -q --shard "$i/3" -o "count.shard$i.h5"; done
"$orthant" gather -o count.gathered.h5 count.shard2.h5 count.shard0.h5 count.shard1.h5
for other in "${tried[@]:1}" shifted gathered; do same_bits count.1.h5 "count.$other.h5"; done
"$orthant" verify count.1.h5 --replay 2 >/dev/null
expect 0 "$orthant" show count.1.h5
said "test_error"

# The weights of the best trials, trained once more.
expect 0 "$orthant" weights count.1.h5 -o fitted.h5 --best 2
said "2 of 6 points, the best by best_validation_loss"
python3=$(PATH=/usr/bin:$PATH command -v python3)
"$python3" - <<'PYTHON' || fail "the weights are not as they should be"
import h5py

with h5py.File("fitted.h5") as fitted, h5py.File("count.1.h5") as results:
    best = results["best_validation_loss"][...].min()
    assert fitted["best_0"].attrs["best_validation_loss"] == best
    assert fitted["best_0/output.W"].shape[1] == 5, list(fitted["best_0"])
    assert fitted["best_1"].attrs["best_validation_loss"] >= best
PYTHON
expect 2 "$orthant" weights digits.h5 -o no.h5 --best 0

# Real data: windows of a series, beside what does without a network, and rows of a table; drawn trials.
small=(--set epochs=1 --set patience=1)
weather=("$jobs/lstm_weather.toml" -q "${small[@]}" --set replicates=1 --set 'hidden=[4]' --set data.stride=20)
"$orthant" run "${weather[@]}" -o weather.1.h5
ranks 2 "$orthant" run "${weather[@]}" -o weather.2.h5
same_bits weather.1.h5 weather.2.h5
expect 0 "$orthant" show weather.1.h5
said "ridge"
"$orthant" run "$jobs/lstm_digits.toml" -q "${small[@]}" --set replicates=1 --set 'hidden=8' -o digits.h5
drawn=("$jobs/lstm_search.toml" -q "${small[@]}" --set data.stride=50 --set data.window=24)
"$orthant" run "${drawn[@]}" --set trials=6 -o drawn.6.h5
ranks 2 "$orthant" run "${drawn[@]}" --set trials=4 -o drawn.4.h5
ranks 2 "$orthant" run "${drawn[@]}" --set trials=6 -o drawn.4.h5
same_bits drawn.6.h5 drawn.4.h5
expect 0 "$orthant" show drawn.6.h5
said "The best first, by best_validation_loss:"
# refuses CODE TEXT ARGUMENT…: the weather job with these arguments ends so, and says why.
refuses() {
    local code=$1 text=$2
    shift 2
    expect "$code" "$orthant" run "$jobs/lstm_weather.toml" -o no.h5 "$@"
    said "$text"
}
refuses 3 "wind" --set 'data.inputs="wind"'
refuses 3 "window" --set data.horizon=100_000
refuses 3 "gap" --set 'data.gaps="refuse"'
refuses 3 "pressure" --set 'data.inputs="pressure"' --set 'data.missing="refuse"'
refuses 2 "it answers forecast or tag" --set 'task="classify"'

# Stopped in the middle of a trial: its state is kept, and the next run goes on from it.
cat >long.toml <<TOML
study = "lstm.train"
[data]
kind = "made"
made = "reverse"
sequences = $((3000 / slowness))
[space]
cell = ["lstm", "gru"]
[settings]
task = "translate"
hidden = 64
batch = 2
epochs = 40
patience = 40
TOML
"$orthant" run long.toml -q -o whole.h5
goes_on_after_stops whole.h5 "2 1 3" long.toml

# What does not fit together is said once, before anything is computed.
expect 2 ranks 2 "$orthant" run long.toml -o no.h5 --set 'bidirectional=true'
said "or have no one code; say bidirectional = false"
[ "$(grep -c bidirectional said)" = 1 ] || fail "said more than once"
expect 2 "$orthant" run long.toml -o no.h5 --set 'loss="squared"'
said "does not suit classes"
