#!/usr/bin/env bash
# Damaged HDF5 files end in a message and an exit code, even where they bring HDF5 itself down.
# shellcheck source=tests/road/common.bash
source "$(dirname "$0")/common.bash"

/usr/bin/python3 -B "$source_tree/tests/road/hostile_hdf5.py" "$orthant" $((60 / slowness))
