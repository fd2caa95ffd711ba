"""Writes made-up chorales as the JSON that tools/jsb_to_hdf5 reads: python3 make_chorales.py SEED >chorales.json

They stand in for the JSB chorales where those are not at hand. Four voices, a chord a frame, each chord a triad of the
key; what follows a chord is drawn from a table of usual progressions, and every chorale ends on its tonic.
"""

import json
import random
import sys

PARTS = {"train": 24, "valid": 8, "test": 8}
MAJOR = (0, 2, 4, 5, 7, 9, 11)  # semitones of the scale's degrees above the tonic
FOLLOWING = {0: (0, 1, 3, 4, 5), 1: (4, 6), 2: (3, 5), 3: (0, 1, 4), 4: (0, 0, 5), 5: (1, 3), 6: (0,)}
VOICES = ((40, 55), (50, 62), (57, 69), (62, 76))  # lowest and highest note of bass, tenor, alto, soprano


def degrees(length, choose):
    """The degrees (0: tonic) whose triads sound, the last one the tonic's."""
    chords = [0]
    while len(chords) < length - 1:
        chords.append(choose.choice(FOLLOWING[chords[-1]]))
    return [*chords, 0]


def chorale(choose):
    tonic = choose.randrange(12)
    notes = [(low + high) // 2 for low, high in VOICES]
    frames = []
    for degree in degrees(choose.randrange(20, 60), choose):
        triad = [(tonic + MAJOR[(degree + third) % 7]) % 12 for third in (0, 2, 4)]
        classes = [triad[0], *choose.sample(triad, 3)]
        for voice, (low, high) in enumerate(VOICES):
            near = [note for note in range(low, high + 1) if note % 12 == classes[voice]]
            notes[voice] = min(near, key=lambda note, last=notes[voice]: abs(note - last))
        frames.append(sorted(set(notes)))
    return frames


choose = random.Random(int(sys.argv[1]))
json.dump({part: [chorale(choose) for _ in range(count)] for part, count in PARTS.items()}, sys.stdout)
print()
