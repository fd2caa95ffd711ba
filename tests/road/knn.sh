#!/usr/bin/env bash
# knn.sweep on real tables: the same bits on 1, 2, 3 and 4 ranks, with shifted buffers, and as shards gathered where the
# data are not; what plan says of it; and what it says of bad tables.
# shellcheck source=tests/road/common.bash
source "$(dirname "$0")/common.bash"

cat >digits.toml <<TOML
study = "knn.sweep"
[data]
file = "$jobs/data/digits.csv"
target = "digit"
[space]
metric = ["euclidean", "manhattan", "cosine"]
weights = ["distance", "uniform"]
k = [1, 5, 10]
noise = [0, 20]
[settings]
folds = 5
inner_folds = 3
test_share = 0.5
keep_neighbours = 2
TOML
cat >diabetes.toml <<TOML
study = "knn.sweep"
replicates = 2
[data]
file = "$jobs/data/diabetes.csv"
target = "progression"
[space]
scaling = ["standard", "robust"]
components = [0, 2, 5]
noise = [3]
share = [0.5, 1.0]
k = { from = 1, to = 20 }
[settings]
folds = 4
repeats = 2
TOML

check() { # check NAME
    for n in 1 2 3 4; do ranks "$n" "$orthant" run "$1.toml" -q -o "$1.$n.h5"; done
    "$orthant" run "$1.toml" -q -o "$1.alone.h5"
    ORTHANT_SHIFT_BYTES=24 ranks 2 "$orthant" run "$1.toml" -q -o "$1.shifted.h5"
    for i in 0 1 2; do "$orthant" run "$1.toml" -q --shard "$i/3" -o "$1.shard$i.h5"; done
    mkdir -p elsewhere
    (cd elsewhere && "$orthant" gather -o "../$1.gathered.h5" "../$1.shard"[012].h5)
    for other in 2 3 4 alone shifted gathered; do same_bits "$1.1.h5" "$1.$other.h5"; done
    echo "$1: $(wc -l <digest_a) root variables equal in all"
    expect 0 "$orthant" verify "$1.2.h5" --replay 3
}
check digits
check diabetes

expect 0 "$orthant" plan digits.toml
said "note     one search serves every split (nothing is fitted on training parts), and every k and weighting"
expect 0 "$orthant" plan diabetes.toml
said "share=1.0 one search for each of 8 splits (scaling is fitted on each training part), and every k and weighting"
expect 0 "$orthant" show diabetes.1.h5
said "best_k"
said "high_variance: "

bad() { # bad CODE TEXT MESSAGE: a table with this text, and what is said of it
    printf '%b' "$2" >bad.csv
    expect "$1" "$orthant" run bad.toml -q -o bad.h5
    said "$3"
    [ ! -e bad.h5 ] || fail "something was written for: $2"
}
printf 'study = "knn.sweep"\n[data]\nfile = "bad.csv"\ntarget = "y"\n[settings]\nk = 2\nfolds = 2\n' >bad.toml
bad 3 '' 'empty'
bad 3 'a,y\n1,p\n2\n3,q\n' 'line 3'
bad 3 'a,y\n1,p\nx,q\n3,q\n' "line 3, column 1 'a'"
bad 3 'a,y\n1,p\ninf,q\n3,q\n' "line 3, column 1 'a'"
bad 3 'a,y\n1,p\n,q\n3,q\n' 'impute'
bad 3 'a,y\n1,p\n2,p\n3,p\n' 'one class'
bad 3 'a,b\n1,p\n2,q\n3,p\n' 'target names no column'
bad 3 'a,y\n1,p\0\n2,q\n' 'bad.csv'
bad 2 'a,y\n1,p\n2,q\n3,p\n' 'above the smallest training part'
bad 3 'a,y\n1,p\n' 'bad.csv'
expect 3 "$orthant" run bad.toml -q -o bad.h5 --set 'data.file="missing.csv"'
said "missing.csv"
head -c 1000 digits.1.h5 >cut.h5
expect 3 "$orthant" run bad.toml -q -o bad.h5 --set 'data.file="cut.h5"'
said "cut.h5"
