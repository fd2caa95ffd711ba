#!/usr/bin/env bash
# The studies of high-dimensional space: the same bits on 1, 2, 3 and 4 ranks, with shifted buffers, and as shards
# gathered, also where they run until they are precise; and what `show` says of closed forms.
# shellcheck source=tests/road/common.bash
source "$(dirname "$0")/common.bash"

# Sanitizers look at each study once; bits are compared at all numbers of ranks without them.
tried=(1 2 3 4)
if ((slowness > 1)); then tried=(1 3); fi

check() { # check NAME JOB ARGUMENT…
    local name=$1 job=$2
    shift 2
    for n in "${tried[@]}"; do ranks "$n" "$orthant" run "$job" -q -o "$name.$n.h5" "$@"; done
    ORTHANT_SHIFT_BYTES=24 "$orthant" run "$job" -q -o "$name.shifted.h5" "$@"
    for i in 0 1 2; do ranks "$((slowness > 1 ? 1 : i + 1))" "$orthant" run "$job" -q --shard "$i/3" -o "$name.shard$i.h5" "$@"; done
    "$orthant" gather -o "$name.gathered.h5" "$name.shard2.h5" "$name.shard0.h5" "$name.shard1.h5"
    for other in "${tried[@]:1}" shifted gathered; do same_bits "$name.1.h5" "$name.$other.h5"; done
    "$orthant" verify "$name.1.h5" >/dev/null
    echo "$name: $(wc -l <digest_a) root variables equal in all"
}

check shell "$jobs/shell.toml" --set points=5_000
check shell_until "$jobs/shell.toml" --set points=1_000 --set target_stderr=0.002 --set most_points=100_000
check cube "$jobs/cube.toml" --set points=2_000
check grid "$jobs/grid.toml" --set sets=20
check grid_digits "$jobs/grid_digits.toml" --set sets=10
check distances "$jobs/distances.toml" --set sets=2_000
check distances_random "$jobs/distances.toml" --set sets=500 --set 'query=["random"]' --set 'source=["ball"]'
check distances_data "$jobs/distances_data.toml" --set sets=200
check hubness_until "$jobs/hubness.toml" --set sets=2 --set N=200 --set target_stderr=0.3 --set most_sets=60
check hubness "$jobs/hubness.toml" --set sets=2
check intrinsic "$jobs/intrinsic.toml" --set sets=2 --set N=300
check nearest "$jobs/nearest.toml" --set sets=500
check neighbours "$jobs/neighbours.toml" --set sets=2
check angles_until "$jobs/angles.toml" --set pairs=500 --set target_stderr=0.5 --set 'target_result="mean"'

# A closed form stands beside its estimate, and how far they are apart.
expect 0 "$orthant" show shell.1.h5
said "exact     z"
expect 0 "$orthant" run "$jobs/shell.toml" -q -o replicated.h5 --set points=1_000 --set replicates=12
expect 0 "$orthant" show replicated.h5
grep -qE '± .* [+-][0-3]\.[0-9]' said || fail "no closed form beside the mean of replicates"
# A table that does not suit the job is said so once, before anything is computed.
expect 2 ranks 2 "$orthant" run "$jobs/grid_digits.toml" -q -o no.h5 --set N=5_000
said "N = 5000 is too many: the table has 1797 rows"
[ "$(grep -c 'is too many' said)" = 1 ] || fail "said more than once"
! grep -q MPI_ABORT said || fail "aborted"
expect 2 ranks 2 "$orthant" run "$jobs/distances_data.toml" -q -o no.h5 --set D=70
said "D = 70 is more than the columns of the table"
expect 3 "$orthant" run "$jobs/grid_digits.toml" -q -o no.h5 --set data.target=bmi --set "data.file=$jobs/data/diabetes.csv" \
    --set N=100 --set D=2
expect 2 "$orthant" run "$jobs/nearest.toml" -q -o no.h5 --set N=100_000_000 --set D=100_000
said "are too many for one set"
# A point that cannot be as precise as asked says so.
expect 0 "$orthant" run "$jobs/shell.toml" -q -o capped.h5 --set points=100 --set target_stderr=1e-6 --set most_points=200
expect 0 "$orthant" show capped.h5
said "reached their cap before they were as precise as asked"
expect 2 "$orthant" run "$jobs/shell.toml" -q -o no.h5 --set target_stderr=0.1 --set 'target_result="points_drawn"'
said "choose one of fraction, mean_depth"
