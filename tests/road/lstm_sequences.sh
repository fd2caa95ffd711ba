#!/usr/bin/env bash
# Sequences of different lengths from HDF5: an answer at every step, one a sequence, and the step behind every step; and
# what is said of files that are not as they should be.
# shellcheck source=tests/road/common.bash
source "$(dirname "$0")/common.bash"
python3=$(PATH=/usr/bin:$PATH command -v python3)
"$python3" -B "$source_tree/tests/road/sequence_files.py"

# write TASK FILE AXIS [LOSS]: the job TASK.toml.
write() {
    cat >"$1.toml" <<TOML
study = "lstm.train"
[data]
kind = "sequences"
file = "$2"
scaling = "none"
[space]
$3
[settings]
task = "$1"
loss = "${4:-automatic}"
hidden = 16
batch = 8
learning_rate = 0.02
epochs = 25
patience = 25
TOML
}

# at_most BOUND FILE RESULT…: all values of these results.
at_most() {
    "$python3" - "$@" <<'PYTHON' || fail "not as good as it should be: $*"
import sys

import h5py

bound, path, *names = sys.argv[1:]
with h5py.File(path) as file:
    for name in names:
        values = file[name][...]
        print(path, name, values.ravel())
        assert (values <= float(bound)).all()
PYTHON
}

# same_on_2_ranks TASK [ARGUMENT…]: the job's bits, which are left in TASK.1.h5.
same_on_2_ranks() {
    local task=$1
    shift
    "$orthant" run "$task.toml" -q --fresh -o "$task.1.h5" "$@"
    ranks 2 "$orthant" run "$task.toml" -q --fresh -o "$task.2.h5" "$@"
    same_bits "$task.1.h5" "$task.2.h5"
}

# Whether A has been seen since the last B: asked at every step, at the last one, as a class and as a number.
write tag latch.h5 'cell = ["lstm", "gru"]'
same_on_2_ranks tag
at_most 0.01 tag.1.h5 test_error best_validation_error
same_on_2_ranks tag --set 'data.file="latch_numbers.h5"' --set 'loss="sigmoid"'
at_most 0.1 tag.1.h5 test_error
"$orthant" run tag.toml -q -o both.h5 --set bidirectional=true --set truncate=0
at_most 0.01 both.h5 test_error
write classify latch_last.h5 'cell = ["lstm", "gru"]'
same_on_2_ranks classify
at_most 0.02 classify.1.h5 test_error

# The next chord of a piano roll, whole and truncated: but for the direction it begins with it can be known, so that the
# loss is far below the 12 ln 2 = 8.3 of guessing each key.
write next roll.h5 'truncate = [0, 4]' sigmoid
for first_frame in false true; do
    same_on_2_ranks next --set "data.first_frame=$first_frame"
    at_most 1 next.1.h5 test_loss
done
expect 2 "$orthant" run next.toml -o no.h5 --set bidirectional=true
said "would read what task"

# refuses FILE TEXT: the file is refused, with this reason and its name.
refuses() {
    expect 3 ranks 2 "$orthant" run tag.toml -o no.h5 --set "data.file=\"$1\""
    said "$2"
    said "$1"
}
refuses offsets_short.h5 "(the last sequence ends with them)"
refuses offsets_fall.h5 "(offsets must increase)"
refuses not_finite.h5 "row 5, column 2 of 'values': missing"
refuses unseen.h5 "class \"9\" stands in the test part and nowhere in training"
refuses rank.h5 "is neither rows of numbers nor one number a row"
refuses truncated.h5 "truncated"
refuses latch_last.h5 "(each needs one)"
refuses missing.h5 "missing.h5"
[ ! -e no.h5 ] || fail "an output from a bad file"
