#!/usr/bin/env bash
# gather refuses what does not belong together, and says what differs or is missing.
# shellcheck source=tests/road/common.bash
source "$(dirname "$0")/common.bash"

shard() { "$orthant" run "$jobs/angles.toml" -q --shard "$1" -o "$2" "${@:3}"; }
shard 0/2 a.h5
shard 1/2 b.h5
shard 1/2 seed.h5 --set seed=9
shard 1/3 third.h5
"$orthant" run "$jobs/angles.toml" -q -o whole.h5

expect 2 "$orthant" gather -o all.h5 a.h5
said "1/2"
expect 2 "$orthant" gather -o all.h5 a.h5 a.h5
said "the same shard"
expect 2 "$orthant" gather -o all.h5 a.h5 seed.h5
said "the job"
expect 2 "$orthant" gather -o all.h5 a.h5 third.h5
said "the shard"
expect 2 "$orthant" gather -o all.h5 a.h5 whole.h5
said "not a shard"
expect 2 "$orthant_test" gather -o all.h5 a.h5 b.h5
said "another build"
[ ! -e all.h5 ] || fail "something was written"

size=$(stat -c %s b.h5)
cp b.h5 cut.h5
truncate -s $((size / 2)) cut.h5
expect 4 "$orthant" gather -o all.h5 a.h5 cut.h5
said "cut.h5"

expect 0 "$orthant" gather -o all.h5 b.h5 a.h5
same_bits whole.h5 all.h5
expect 0 "$orthant" show all.h5
expect 0 "$orthant" show b.h5
said "2 of 4 points belong to other shards"
no_traces all.h5

# What of the data the results depend on stands in the shards: the data need not be there.
cat >shared.toml <<TOML
study = "test.shared"
[data]
file = "bytes.dat"
[space]
stride = [1, 3]
TOML
printf 'some bytes' >bytes.dat
"$orthant_test" run shared.toml -q -o shared.h5
for i in 0 1; do "$orthant_test" run shared.toml -q --shard $i/2 -o shared.$i.h5; done
printf 'more bytes than before' >bytes.dat
"$orthant_test" run shared.toml -q --shard 1/2 -o other.h5
mkdir elsewhere
cd elsewhere
mv ../bytes.dat ../moved.dat
expect 0 "$orthant_test" gather -o all.h5 ../shared.0.h5 ../shared.1.h5
same_bits ../shared.h5 all.h5
expect 0 "$orthant_test" show all.h5
said "by block [byte]"
expect 0 "$orthant_test" verify all.h5
expect 2 "$orthant_test" gather -o two.h5 ../shared.0.h5 ../other.h5
said "the data file"
cd ..

# By default shards are named after the job.
"$orthant" run "$jobs/angles.toml" -q --shard 1/2
[ -s results/angles.shard-1-of-2.h5 ] || fail "no default name"
