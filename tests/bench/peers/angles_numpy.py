"""The angles of random pairs in a cube and their histogram, in NumPy: one line "D pairs/s" for each dimension, of processor time."""

import time

import numpy

generator = numpy.random.default_rng(1)
for dimension, pairs in ((2, 1_000_000), (3, 1_000_000), (50, 200_000), (100, 200_000)):
    begin = time.process_time()
    u = generator.uniform(-1, 1, (pairs, dimension))
    v = generator.uniform(-1, 1, (pairs, dimension))
    lengths = numpy.sqrt(numpy.einsum("ij,ij->i", u, u) * numpy.einsum("ij,ij->i", v, v))
    cosines = numpy.einsum("ij,ij->i", u, v) / lengths
    numpy.histogram(numpy.degrees(numpy.arccos(numpy.clip(cosines, -1, 1))), 180, (0, 180))
    print(dimension, pairs / (time.process_time() - begin), flush=True)
