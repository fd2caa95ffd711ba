#!/usr/bin/env bash
# Weights asked about data: on the job's own file their answers have the scores that the result file tells, for every
# task and kind of network; NumPy computes them from the weights file alone; and what cannot be answered is said.
# shellcheck source=tests/road/common.bash
source "$(dirname "$0")/common.bash"
python3=$(PATH=/usr/bin:$PATH command -v python3)
if ! "$python3" -c "import h5py, numpy" 2>/dev/null; then
    echo "skipped: the predictions are checked with h5py and numpy" >&2
    exit 0
fi

"$python3" - <<'PYTHON'
import datetime
import h5py
import numpy

draw = numpy.random.default_rng(1)
start = datetime.datetime(2024, 1, 1)
with open("series.csv", "w") as series:
    series.write("time,load,heat,ward\n")
    for hour in range(400):
        load = 50 + 20 * numpy.sin(hour / 4) + draw.normal()
        heat = "" if hour == 30 else f"{5 + numpy.cos(hour / 9):.3f}"
        series.write(f"{(start + datetime.timedelta(hours=hour)).isoformat()},{load:.3f},{heat},{hour % 3}\n")

lengths = draw.integers(2, 7, 60)
offsets = numpy.concatenate([[0], numpy.cumsum(lengths)])
values = draw.integers(0, 2, (offsets[-1], 3)).astype(float)
answer_offsets = numpy.concatenate([[0], numpy.cumsum(draw.integers(1, 5, 60))])
means = numpy.array([values[a:b].mean(axis=0) for a, b in zip(offsets, offsets[1:])])
words = numpy.array(["rain", "sun", "snow"])
wanted = {
    "bare": {},
    "forecast": {"targets": 30 + 7 * means[:, :2]},
    "classify": {"class": words[means.argmax(axis=1)].astype("S")},
    "tag": {"targets": values[:, :2] * values[:, 1:]},
    "spell": {"class": words[values.argmax(axis=1)].astype("S")},
    "translate": {"answers": draw.normal(3, 2, (answer_offsets[-1], 2)), "answer_offsets": answer_offsets},
}
for name, targets in wanted.items():
    with h5py.File(name + ".seq.h5", "w") as file:
        file["values"], file["offsets"] = values, offsets
        file["split"] = numpy.repeat([0, 1, 2], 20)
        for key, array in targets.items():
            file[key] = array
PYTHON

cat >scores.py <<'PYTHON'
"""Compares predictions on a job's own data with the scores of its test part: scores.py RESULTS WEIGHTS PREDICTIONS PLACE
KIND LOSS [DATA]."""

import sys
import h5py
import numpy

results, weights, predictions, place, kind, loss = sys.argv[1:7]
results, weights, predictions = (h5py.File(name) for name in (results, weights, predictions))


def texts(array):
    return array.asstr()[...] if h5py.check_string_dtype(array.dtype) else array[...]


sequence = predictions["sequence"][...]
step = predictions["step"][...] if "step" in predictions else None
if kind == "series":
    window, horizon, each = 12, 3, step is not None
    rows = numpy.genfromtxt("series.csv", delimiter=",", skip_header=1, usecols=(1, 2))
    target = sequence + (step if each else window - 1) + horizon
    is_test = (sequence >= 320) & (sequence + window + horizon <= 400) & ((sequence - 320) % 2 == 0)
    known = numpy.where(target < 400, target, 0)
    truth = rows[known][:, [0] if each else [0, 1]]
    stamps = numpy.datetime64("2024-01-01T00:00:00").astype(int) + 3600 * target
    assert (predictions["time"][...] == stamps).all()
    assert predictions["time"].attrs["units"].startswith("seconds since 1970-01-01")
else:
    with h5py.File(sys.argv[7]) as data:
        name = next((n for n in ("targets", "class", "answers") if n in data), "values")
        offsets = data["answer_offsets" if name == "answers" else "offsets"][...]
        place_of = sequence if step is None else offsets[sequence] + step
        is_test = (sequence >= 40) & (place_of < offsets[sequence + 1] if step is not None else True)
        known = texts(data[name]) if name != "class" else data[name][...].astype(str)
        truth = known[numpy.where(is_test, place_of, 0)]

assert is_test.sum() >= 20
prediction = texts(predictions["prediction"])[is_test]
truth = truth[is_test]
mean, scale = weights["target_mean"][...], weights["target_scale"][...]
if loss == "softmax":
    classes = list(predictions["class"].asstr())
    probability = predictions["probability"][...][is_test]
    assert numpy.allclose(probability.sum(axis=1), 1)
    of_truth = probability[numpy.arange(len(truth)), [classes.index(word) for word in truth]]
    losses, error = -numpy.log(of_truth), (prediction != truth).mean()
elif loss == "sigmoid":
    losses = -(truth * numpy.log(prediction) + (1 - truth) * numpy.log(1 - prediction)).sum(axis=1)
    error = ((prediction > 0.5) != (truth > 0.5)).mean()
else:
    error = numpy.sqrt(((prediction - truth) ** 2).mean())
    losses = (((prediction - truth) / scale) ** 2).sum(axis=1)
if loss == "gaussian":
    deviation = predictions["prediction_stddev"][...][is_test]
    losses = (0.5 * numpy.log(2 * numpy.pi * (deviation / scale) ** 2)
              + 0.5 * ((prediction - truth) / deviation) ** 2).sum(axis=1)

point = weights[f"best_{place}"].attrs["point"]
for name, found in ("test_loss", losses.mean()), ("test_error", error):
    told = results[name][...].ravel()[point]
    assert abs(found - told) <= 1e-5 * max(abs(told), 1e-3), (name, found, told, is_test.sum())
PYTHON

# asks NAME KIND LOSS POINTS DATA [SETTING…]: runs NAME.toml, and holds all its points against their scores.
asks() {
    local name=$1 kind=$2 loss=$3 points=$4 data=$5
    shift 5
    "$orthant" run "$name.toml" -q -o "$name.h5" "$@"
    expect 0 "$orthant" weights "$name.h5" -o "$name.weights.h5" --best "$points"
    said "$points of $points points"
    for ((place = 0; place < points; ++place)); do
        expect 0 "$orthant" predict "$name.weights.h5" "$data" -o "$name.predicted.h5" --best "$place"
        "$python3" scores.py "$name.h5" "$name.weights.h5" "$name.predicted.h5" "$place" "$kind" "$loss" "$data" ||
            fail "$name, place $place: other scores"
        ncdump "$name.predicted.h5" >/dev/null || fail "netCDF cannot read the predictions"
    done
}

cat >series.toml <<'TOML'
study = "lstm.train"
[data]
file = "series.csv"
time = "time"
inputs = "load, heat"
targets = "load, heat"
window = 12
horizon = 3
stride = 2
calendar = true
missing = "drop"
[space]
model = ["recurrent", "dense"]
cell = ["lstm", "gru"]
[settings]
hidden = 9
layers = 2
epochs = 2
TOML
asks series series squared 4 series.csv
said "answers to 377 windows (12 dropped at gaps and missing cells), the last for 2024-01-17T18:00:00Z: load "
sed 's/^targets.*/targets = "load"/; s/^model.*/bidirectional = [true, false]/; s/^\[settings\]/&\ntask = "tag"/' \
    series.toml >tagged.toml
asks tagged series gaussian 4 series.csv --set 'loss="gaussian"'

# job TASK DATA: a job of sequences.
job() {
    cat >"$1.toml" <<TOML
study = "lstm.train"
[data]
kind = "sequences"
file = "$2"
[space]
cell = ["lstm", "relu"]
[settings]
task = "$1"
hidden = 5
epochs = 2
TOML
}
for task in forecast classify tag translate; do job "$task" "$task.seq.h5"; done
for task in next generate; do job "$task" bare.seq.h5; done
asks forecast sequences gaussian 2 forecast.seq.h5 --set 'loss="gaussian"'
asks classify sequences softmax 2 classify.seq.h5
asks tag sequences sigmoid 2 tag.seq.h5 --set 'data.scaling="none"' --set 'loss="sigmoid"'
asks next sequences squared 2 bare.seq.h5
asks generate sequences sigmoid 2 bare.seq.h5 --set 'data.scaling="none"' --set 'loss="sigmoid"'
asks translate sequences squared 2 translate.seq.h5
rm -f next.h5 tag.h5
asks next sequences squared 2 bare.seq.h5 --set data.first_frame=true
sed 's/tag.seq/spell.seq/' tag.toml >spell.toml
asks spell sequences softmax 2 spell.seq.h5

# What is to be predicted need not be in the data, and nothing of the job's own files is needed.
expect 0 "$orthant" predict classify.weights.h5 classify.seq.h5 -o known.h5
rm classify.h5 classify.seq.h5
expect 0 "$orthant" predict classify.weights.h5 bare.seq.h5 -o unknown.h5
h5diff known.h5 unknown.h5 /prediction || fail "the class had a say in its prediction"
expect 0 "$orthant" predict translate.weights.h5 bare.seq.h5 -o translated.h5
said "240 answers to 60 sequences"
{ echo time,load,heat; tail -n 12 series.csv | cut -d, -f1-3; } >newest.csv
expect 0 "$orthant" predict series.weights.h5 newest.csv -o newest.h5
said "1 answer to 1 window, the last for 2024-01-17T18:00:00Z: load "

# NumPy needs the weights file alone: the code of the README.
expect 0 "$orthant" run series.toml -q -o plain.h5 --set 'model="recurrent"' --set 'cell="lstm"' --set data.calendar=false
expect 0 "$orthant" weights plain.h5 -o weights.h5
expect 0 "$orthant" predict weights.h5 newest.csv -o newest.h5
# shellcheck disable=SC2016
sed -n '/^```python road/,/^```$/p' "$source_tree/src/studies/lstm/README.md" | sed '1d;$d' >forward.py
[ -s forward.py ] || fail "no Python in the README of lstm"
cat >>forward.py <<'PYTHON'
rows = numpy.genfromtxt("newest.csv", delimiter=",", skip_header=1, usecols=(1, 2))
with h5py.File("newest.h5") as told:
    difference = numpy.abs(forecast("weights.h5", rows) - told["prediction"][0])
assert difference.max() < 1e-5 * 50, difference
PYTHON
"$python3" forward.py || fail "NumPy forecasts otherwise"

# Points that diverged have no weights; each replicate has its own.
cat >diverging.toml <<'TOML'
study = "lstm.train"
[data]
kind = "made"
made = "count"
sequences = 100
[space]
learning_rate = [0.01, 1e6]
[settings]
task = "generate"
cell = "relu"
optimiser = "sgd"
epochs = 2
TOML
diverging=("$orthant" run diverging.toml -q --set replicates=2)
"${diverging[@]}" -o diverging.h5
expect 0 "$orthant" weights diverging.h5 -o diverging.weights.h5 --best 4
said "2 of 4 points, the best by best_validation_loss"
"${diverging[@]}" -o diverging.h5 --fresh --set 'learning_rate=[1e6]'
expect 2 "$orthant" weights diverging.h5 -o no.h5
said "no point with a best_validation_loss (all diverged or failed)"

# What cannot be answered: one message, what to do, and nothing written.
# refuses CODE TEXT WEIGHTS DATA [ARGUMENT…]
refuses() {
    local code=$1 text=$2
    shift 2
    expect "$code" "$orthant" predict "$@" -o no.h5
    said "$text"
    [ -z "${ORTHANT_PRINT_MESSAGES:-}" ] || cat said >&2
    [ "$(wc -l <said)" = 1 ] || { cat said >&2; fail "more than one message"; }
    [ ! -e no.h5 ] || fail "something was written"
}
made=("$orthant" run "$jobs/lstm_count.toml" -q --set epochs=1 --set data.sequences=50 --set 'cell="rnn"')
"${made[@]}" -o made.h5
expect 0 "$orthant" weights made.h5 -o made.weights.h5
refuses 2 "made" made.weights.h5 bare.seq.h5
refuses 2 "holds 1 point, counted from 0" weights.h5 newest.csv --best 1
refuses 4 "No such file" nothing.h5 newest.csv
refuses 4 "not an HDF5 file" newest.csv newest.csv
refuses 4 "orthant weights" series.h5 newest.csv
refuses 4 "no weights of Orthant" bare.seq.h5 newest.csv
head -c 3000 weights.h5 >cut.h5
refuses 4 "cut.h5" cut.h5 newest.csv
sed 's/layer0/layerO/' weights.h5 >damaged.h5
refuses 4 "checksum" damaged.h5 newest.csv
"$python3" - <<'PYTHON'
import shutil
import h5py
import numpy

for name in "version", "shape", "nan", "job":
    shutil.copy("weights.h5", name + ".h5")
with h5py.File("version.h5", "a") as file:
    file.attrs["weights_version"] = 2
with h5py.File("shape.h5", "a") as file:
    del file["best_0/output.W"]
    file["best_0/output.W"] = [[1.0, 2.0]]
with h5py.File("nan.h5", "a") as file:
    file["best_0/output.b"][0, 0] = float("nan")
with h5py.File("job.h5", "a") as file:
    file.attrs["job"] = file.attrs["job"].replace('"lstm.train"', '"lstm.strain"')
with h5py.File("equal.seq.h5", "w") as file:
    file["values"], file["offsets"] = numpy.eye(3)[numpy.arange(120) % 3], numpy.arange(0, 121, 4)
    file["class"] = numpy.arange(30) % 2
with h5py.File("narrow.seq.h5", "w") as file:
    file["values"], file["offsets"] = [[1.0, 2.0]], [0, 1]
with h5py.File("holes.seq.h5", "w") as file:
    file["values"], file["offsets"] = [[1.0, 2.0, float("nan")]], [0, 1]
PYTHON
refuses 4 "weights_version is 2" version.h5 newest.csv
refuses 4 "'output.W' is no array of 9 x 2 finite numbers" shape.h5 newest.csv
refuses 4 "'output.b' is no array of 1 x 2 finite numbers" nan.h5 newest.csv
refuses 2 "lstm.strain" job.h5 newest.csv
refuses 3 "No such file" weights.h5 nothing.csv
refuses 3 "not UTF-8" weights.h5 bare.seq.h5
refuses 3 "not HDF5" classify.weights.h5 newest.csv
refuses 3 "'values' has 2 columns, and that which was learned from 3" classify.weights.h5 narrow.seq.h5
refuses 3 "column 2" classify.weights.h5 holes.seq.h5
job classify equal.seq.h5
expect 0 "$orthant" run classify.toml -q -o equal.h5 --set 'cell="lstm"' --set 'model="dense"'
expect 0 "$orthant" weights equal.h5 -o equal.weights.h5
expect 0 "$orthant" predict equal.weights.h5 equal.seq.h5 -o equal.predicted.h5
refuses 3 "and the dense network reads 4 (all at once)" equal.weights.h5 bare.seq.h5
head -c 2000 bare.seq.h5 >cut.seq.h5
refuses 3 "cut.seq.h5" classify.weights.h5 cut.seq.h5
cut -d, -f1,2 newest.csv >one.csv
refuses 3 "heat" weights.h5 one.csv
head -n 12 newest.csv >short.csv
refuses 3 "it has 11 rows, and a window 12 steps" weights.h5 short.csv
head -n 35 series.csv | tail -n 12 | cat <(head -n 1 series.csv) - >hole.csv
refuses 3 "no window of 12 steps is left" weights.h5 hole.csv
sed '5s/[0-9.]*,[0-9.]*$/much,5/' newest.csv >text.csv
refuses 3 "much" weights.h5 text.csv
sed -n '1p;0~2p' series.csv >slow.csv
refuses 3 "its rows are 7200 s apart, and those that were learned from 3600" weights.h5 slow.csv

# Outputs that stand there are replaced by their like alone.
expect 0 "$orthant" predict weights.h5 newest.csv -o newest.h5
expect 2 "$orthant" predict weights.h5 newest.csv -o weights.h5
said "one of the files to read"
expect 2 "$orthant" predict weights.h5 newest.csv -o plain.h5
said "not what this command writes"
expect 2 "$orthant" weights plain.h5 -o plain.h5
said "one of the files to read"
expect 2 "$orthant" weights plain.h5 -o newest.h5
said "not what this command writes"
expect 0 "$orthant" weights plain.h5 -o weights.h5
no_traces weights.h5
