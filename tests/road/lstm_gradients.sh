#!/usr/bin/env bash
# How gradients reach back: the same bits on 1, 2, 3 and 4 ranks, with shifted buffers, as shards gathered, and after
# stops in the middle of training; before and after training, of cells with c and without.
# shellcheck source=tests/road/common.bash
source "$(dirname "$0")/common.bash"
tried=(1 2 3 4)
if ((slowness > 1)); then tried=(1 3); fi

small=("$jobs/gradients.toml" -q --set replicates=1 --set hidden=9 --set length=21 --set sequences=48 --set probes=20)
small+=(--set 'initial_scale=[0.9]' --set 'epochs=[0, 2]')
for n in "${tried[@]}"; do ranks "$n" "$orthant" run "${small[@]}" -o "small.$n.h5"; done
ORTHANT_SHIFT_BYTES=24 "$orthant" run "${small[@]}" -o small.shifted.h5
for i in 0 1 2; do "$orthant" run "${small[@]}" --shard "$i/3" -o "small.shard$i.h5"; done
"$orthant" gather -o small.gathered.h5 small.shard1.h5 small.shard2.h5 small.shard0.h5
for other in "${tried[@]:1}" shifted gathered; do same_bits small.1.h5 "small.$other.h5"; done
"$orthant" verify small.1.h5 --replay 3 >/dev/null
expect 0 "$orthant" show small.1.h5
said "y_decay"
said "spectral_radius"

orthogonal=("${small[@]}" --set 'initialisation="orthogonal"' --set 'cell=["rnn", "fgr"]')
"$orthant" run "${orthogonal[@]}" -o orthogonal.1.h5
ORTHANT_SHIFT_BYTES=40 "$orthant" run "${orthogonal[@]}" -o orthogonal.shifted.h5
same_bits orthogonal.1.h5 orthogonal.shifted.h5

# Stopped in the middle of training: its state is kept with what was seen so far, and the next run goes on from it.
long=("$jobs/gradients.toml" --set replicates=1 --set 'cell=["lstm"]' --set 'initial_scale=[0.9]' --set length=60)
long+=(--set "epochs=[0, 10, $((60 / slowness))]" --set hidden=48)
"$orthant" run "${long[@]}" -q -o whole.h5
goes_on_after_stops whole.h5 "2 1" "${long[@]}"

expect 2 "$orthant" run "${small[@]}" -o no.h5 --set length=1
said "length"
