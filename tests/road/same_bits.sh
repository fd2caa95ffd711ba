#!/usr/bin/env bash
# The same bits on 1, 2, 3 and 4 ranks, with shifted buffers, and as three shards gathered.
# ORTHANT_EFFORT=300 and ORTHANT_PAIRS=100_000_000 make jobs of a minute and more out of these.
# shellcheck source=tests/road/common.bash
source "$(dirname "$0")/common.bash"

cat >walk.toml <<TOML
study = "test.walk"
replicates = 2
[space]
limit = [0.5, 5]
step = [0.25, 0.5, 1]
[settings]
walks = 100
effort = ${ORTHANT_EFFORT:-1}
TOML
head -c 100000 "$orthant_test" >bytes.dat
cat >shared.toml <<TOML
study = "test.shared"
[data]
file = "bytes.dat"
[space]
stride = [1, 3, 7]
[settings]
blocks = 13
TOML
sed "s/^pairs = .*/pairs = ${ORTHANT_PAIRS:-10_000}/" "$jobs/angles.toml" >angles.toml
sed 's/^N = .*/N = [60, 100, 300]/' "$jobs/knn_bias_variance.toml" >bias_variance.toml
sed "s/^seed = 1/&\nreplicates = 3/; s|\"data/|\"$jobs/data/|" "$jobs/knn_bias_variance_data.toml" >resamples.toml

check() { # check PROGRAM JOB NAME
    for n in 1 2 3 4; do
        SECONDS=0
        ranks "$n" "$1" run "$2" -q -o "$3.$n.h5"
        echo "$3 on $n ranks: $SECONDS s"
    done
    "$1" run "$2" -q -o "$3.alone.h5"
    ORTHANT_SHIFT_BYTES=8 "$1" run "$2" -q -o "$3.shifted8.h5"
    ORTHANT_SHIFT_BYTES=24 ranks 2 "$1" run "$2" -q -o "$3.shifted24.h5"
    for i in 0 1 2; do ranks "$((i + 1))" "$1" run "$2" -q --shard "$i/3" -o "$3.shard$i.h5"; done
    "$1" gather -o "$3.gathered.h5" "$3.shard2.h5" "$3.shard0.h5" "$3.shard1.h5"
    for other in 2 3 4 alone shifted8 shifted24 gathered; do same_bits "$3.1.h5" "$3.$other.h5"; done
    echo "$3: $(wc -l <digest_a) root variables equal in all"
}

check "$orthant_test" walk.toml walk
check "$orthant_test" shared.toml shared
check "$orthant" angles.toml angles
check "$orthant" bias_variance.toml bias_variance
check "$orthant" resamples.toml resamples
no_traces angles.1.h5

# Another seed gives other numbers: the comparison can fail.
"$orthant" run "$jobs/angles.toml" -q --set seed=2 -o seed2.h5
"$root_digest" angles.1.h5 >a
"$root_digest" seed2.h5 >b
! cmp -s a b || fail "the seed changes nothing"

# A value added to an axis changes no other point.
"$orthant" run "$jobs/angles.toml" -q --set 'D=[2, 50]' -o two.h5
"$orthant" run "$jobs/angles.toml" -q --set 'D=[2, 7, 50]' -o three.h5
h5dump -d mean -y -w 0 two.h5 | grep -oE '[0-9]+\.[0-9]+' >two
h5dump -d mean -y -w 0 three.h5 | grep -oE '[0-9]+\.[0-9]+' >three
[ "$(wc -l <three)" = 3 ] || fail "expected three means"
diff two <(sed 2d three) || fail "adding a point changed another"
