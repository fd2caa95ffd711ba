#!/usr/bin/env bash
# The search of jobs/odyssey_jsb.toml from the chorales' JSON to the comparison of cells, on made-up chorales.
# shellcheck source=tests/road/common.bash
source "$(dirname "$0")/common.bash"
PATH=/usr/bin:$PATH
to_hdf5=$source_tree/tools/jsb_to_hdf5
compare=$source_tree/tools/compare

python3 "$jobs/data/make_chorales.py" 1 >made.json
expect 0 "$to_hdf5" made.json -o made.h5
said "train 24 chorales"
python3 - <<'PYTHON' || fail "the piano rolls are not what the JSON says"
import json

import h5py

chorales = [chorale for part in json.load(open("made.json")).values() for chorale in part]
with h5py.File("made.h5") as file:
    values, offsets, split = file["values"][...], file["offsets"][...], file["split"][...]
assert split.tolist() == [0] * 24 + [1] * 8 + [2] * 8, split
assert values.shape == (offsets[-1], 88) and len(offsets) == 41
for chorale, begin, end in zip(chorales, offsets, offsets[1:]):
    assert [(21 + row.nonzero()[0]).tolist() for row in values[begin:end]] == chorale
PYTHON

# bad PYTHON TEXT: such a JSON is refused, with a message, and nothing is written.
bad() {
    python3 -c "import json; parts = json.load(open('made.json')); $1; json.dump(parts, open('bad.json', 'w'))"
    expect 3 "$to_hdf5" bad.json -o bad.h5
    said "$2"
    no_traces bad.h5
    [ ! -e bad.h5 ] || fail "bad.h5 was written"
}
bad 'del parts["valid"]' "no lists train, valid, test"
bad 'parts["test"][3][2].append(109)' "test, chorale 3, frame 2 has the note 109"
bad 'parts["train"][0][0].append(60.5)' "train, chorale 0, frame 0 has the note 60.5"
bad 'parts["train"][1] = []' "train, chorale 1 is not a list of frames"
bad 'parts["train"][1][4] = "c"' "train, chorale 1, frame 4 is not a list of notes"
bad 'parts = [1, 2]' "no lists"
: >empty.json
expect 3 "$to_hdf5" empty.json -o bad.h5
head -c 1000 made.json >cut.json
expect 3 "$to_hdf5" cut.json -o bad.h5
expect 3 "$to_hdf5" no.json -o bad.h5
expect 4 "$to_hdf5" made.json -o no/made.h5

search=("$jobs/odyssey_jsb.toml" -q --set "data.file=\"$work/made.h5\"" --set epochs=2 --set 'hidden={ uniform = [4, 8], integer = true }')
ranks 2 "$orthant" run "${search[@]}" --set trials=2 -o odyssey.h5
ranks 2 "$orthant" run "${search[@]}" --set trials=3 -o odyssey.h5
"$orthant" run "${search[@]}" --set trials=3 -o whole.h5
same_bits odyssey.h5 whole.h5

# Against SciPy on the file itself.
expect 0 "$compare" odyssey.h5 --best 2
cp said compared
python3 - <<'PYTHON' || { cat compared >&2; fail "the comparison is not what SciPy says"; }
import h5py
import numpy as np
from scipy import stats

with h5py.File("odyssey.h5") as file:
    cells = file["cell"].asstr()[...].tolist()
    chosen_by, scores = file["best_validation_loss"][...], file["test_loss"][...]
best = {cell: scores[i][np.argsort(chosen_by[i])[:2]] for i, cell in enumerate(cells)}
rows = {line.split()[0]: line.split()[1:] for line in open("compared").readlines()[2:]}
assert list(rows) == cells, list(rows)
for cell, row in rows.items():
    assert row[:2] == ["3", "0"] and row[2] == f"{best[cell][0]:.4f}", (cell, row)
    if cell != "lstm":
        test = stats.ttest_ind(best[cell], best["lstm"], equal_var=False)
        assert row[6] == f"{test.statistic:.2f}" and row[8] == f"{test.pvalue:.2g}", (cell, row, test)
PYTHON
expect 3 "$compare" made.h5
said "no variable test_loss"
expect 2 "$compare" odyssey.h5 --against gru
said "name one of these"
expect 2 "$compare" odyssey.h5 --best 1
