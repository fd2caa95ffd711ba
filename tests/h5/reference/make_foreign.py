"""Writes foreign.h5 beside this script: data sets as others write them. Needs h5py (Debian: python3-h5py)."""

from pathlib import Path

import h5py
import numpy as np

numbers = np.array([[0, 1], [2, 3], [4, 5]])
with h5py.File(Path(__file__).with_name("foreign.h5"), "w") as file:
    for kind in ("u1", "i2", "u4", "u8", ">i4", ">f8", "f2", "f4"):
        file[f"numbers/{kind}"] = numbers.astype(kind)
    file["X"] = numbers.astype("f4") + 0.25
    file["column"] = np.array([[7.0], [8.5], [7.0]], dtype="f4")
    file["largest"] = np.array([2**64 - 1, 2**53 + 1], dtype="u8")
    file["identities"] = np.array([2**53, 2**53 + 1, 2**53], dtype="i8")
    file["booleans"] = np.array([True, False, True])
    words = ["ab", "", "größe"]
    file["text/any_length"] = words
    file["text/ascii"] = np.array(["ab", "", "c"], dtype=h5py.string_dtype("ascii"))
    file["text/nul_padded"] = np.array([word.encode() for word in words], dtype="S7")
    padded = h5py.h5t.C_S1.copy()
    padded.set_size(4)
    padded.set_strpad(h5py.h5t.STR_SPACEPAD)
    space = h5py.h5s.create_simple((3,))
    dataset = h5py.h5d.create(file["text"].id, b"blank_padded", padded, space)
    dataset.write(h5py.h5s.ALL, h5py.h5s.ALL, np.array([b"ab  ", b"    ", b"c d "], dtype="S4"), padded)
    file["compound"] = np.zeros(3, dtype=[("a", "f4")])
    file.create_dataset("claims/columns", shape=(5, 10**9), dtype="u1", chunks=(1, 10**6))
