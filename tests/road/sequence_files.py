"""Makes the files of lstm_sequences.sh in the current folder, from a fixed seed."""

import h5py
import numpy

random = numpy.random.default_rng(7)
sequences = 400
split = numpy.arange(sequences) % 5 - 2
split = numpy.where(split < 1, 0, split)  # three of five learn, one chooses, one tests


def write(name, sequences_of_rows, **others):
    with h5py.File(name, "w") as file:
        file["values"] = numpy.concatenate(sequences_of_rows)
        file["offsets"] = numpy.cumsum([0] + [len(rows) for rows in sequences_of_rows])
        for key, values in others.items():
            if values is not None:
                file[key] = values


def changed(name, **others):
    """A copy of latch.h5 with other data sets."""
    with h5py.File("latch.h5") as file:
        parts = {key: file[key][...] for key in file}
    parts.update(others)
    with h5py.File(name, "w") as file:
        for key, values in parts.items():
            file[key] = values


# Has A been seen since the last B? Between the two stand others, so the answer has to be remembered.
symbols = [random.choice(4, size=random.integers(8, 25), p=[0.15, 0.15, 0.35, 0.35]) for _ in range(sequences)]
answers = []
for word in symbols:
    is_open = 0
    for symbol in word:
        is_open = {0: 1, 1: 0}.get(symbol, is_open)
        answers.append(is_open)
one_hot = [numpy.eye(4)[word] for word in symbols]
answers = numpy.array(answers)
last = numpy.cumsum([len(word) for word in symbols]) - 1
write("latch.h5", one_hot, **{"class": answers, "split": split})
write("latch_last.h5", one_hot, **{"class": answers[last], "split": split})
write("latch_numbers.h5", one_hot, targets=answers.astype(float), split=split)

# A piano roll: a chord of three keys wanders up by one key a step, or down, and turns at the ends.
rolls = []
for _ in range(sequences // 2):
    key, step = random.integers(0, 8), random.choice([-1, 1])
    rows = numpy.zeros((random.integers(6, 20), 12))
    for row in rows:
        row[[key, key + 2, key + 4]] = 1
        step = step if 0 <= key + step <= 7 else -step
        key += step
    rolls.append(rows)
write("roll.h5", rolls, split=split[: len(rolls)])

# What is wrong with a file.
with h5py.File("latch.h5") as file:
    values, offsets = file["values"][...], file["offsets"][...]
changed("offsets_short.h5", offsets=numpy.append(offsets[:-1], offsets[-1] - 1))
changed("offsets_fall.h5", offsets=numpy.concatenate([offsets[:3], offsets[1:2], offsets[4:]]))
bad = values.copy()
bad[5, 2] = numpy.nan
changed("not_finite.h5", values=bad)
unseen = answers.copy()
unseen[last[4]] = 9  # split 2
changed("unseen.h5", **{"class": unseen})
changed("rank.h5", values=values.reshape(-1, 2, 2))
with open("latch.h5", "rb") as file:
    whole = file.read()
with open("truncated.h5", "wb") as file:
    file.write(whole[: len(whole) // 2])
