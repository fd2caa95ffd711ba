#!/usr/bin/env bash
# Time limits as Slurm knows them, of a minute: one job is warned of each, the other knows by itself when it must end.
# shellcheck source=tests/slurm/cluster.bash
source "$(dirname "$0")/cluster.bash"

write_idle_job idle.toml 1280
ranks 8 "$orthant_test" run idle.toml -q -o whole.h5 &
reference=$!

run_for_minutes() {
    submit --time=1 --nodes=2 --ntasks-per-node=1 "$orthant_test" run idle.toml -o "$1"
}
warned=$(run_for_minutes warned.h5)
sed '/--signal/d' "$batch_script" >unwarned.sbatch
batch_script=unwarned.sbatch
unwarned=$(run_for_minutes unwarned.h5)
wait_for_state "$warned" COMPLETED 300
wait_for_state "$unwarned" COMPLETED 300
says "$warned" "start 1: stopped in time [0-9.]+ s after the warning; requeued"
says "$unwarned" "the walltime is near"
says "$unwarned" "start 1: stopped in time; requeued"
ends_with "$warned" "start [2-9]: complete$"
ends_with "$unwarned" "start [2-9]: complete$"
wait "$reference"
for output in warned unwarned; do
    same_bits whole.h5 $output.h5
    no_traces $output.h5
done
