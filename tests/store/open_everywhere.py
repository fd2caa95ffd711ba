#!/usr/bin/env python3
"""Opens a result file with xarray (engines netcdf4 and h5netcdf), h5py and netCDF4, and compares what each sees.

Usage: open_everywhere.py FILE
Silent and exit code 0 when every reader sees every variable with the same values, without any warning.
"""

import sys
import warnings

import h5py
import netCDF4
import numpy
import xarray

NOT_A_VARIABLE = b"This is a netCDF dimension but not a netCDF variable."


def plain(values):
    """Values that compare equal whatever reader they come from: text as str, NaN kept."""
    values = numpy.asarray(values)
    if values.dtype.kind in "OSU":
        decode = lambda v: v.decode() if isinstance(v, bytes) else str(v)
        return numpy.array([decode(v) for v in values.ravel()], dtype=object).reshape(values.shape)
    return values


def same(a, b):
    a, b = plain(a), plain(b)
    if a.shape != b.shape or (a.dtype == object) != (b.dtype == object):
        return False
    if a.dtype == object:
        return bool(numpy.all(a == b))
    return a.dtype.newbyteorder("=") == b.dtype.newbyteorder("=") and a.tobytes() == b.tobytes()


def read_h5py(path):
    """Group by group: name of each variable to its values."""
    found = {}

    def visit(name, node):
        if not isinstance(node, h5py.Dataset) or node.attrs.get("NAME", b"").startswith(NOT_A_VARIABLE):
            return
        group, _, variable = name.rpartition("/")
        found.setdefault(group, {})[variable] = node[()]

    with h5py.File(path, "r") as file:
        file.visititems(visit)
        found.setdefault("", {})
    return found


def read_netcdf4(path, group):
    with netCDF4.Dataset(path) as file:
        file.set_auto_maskandscale(False)
        node = file[group] if group else file
        for variable in node.variables.values():
            assert variable.long_name and variable.units, f"{variable.name} lacks long_name or units"
        return {name: variable[...] for name, variable in node.variables.items()}


def read_xarray(path, group, engine):
    with xarray.open_dataset(path, group=group or None, engine=engine, decode_cf=False) as data:
        return {name: variable.values for name, variable in data.variables.items()}


def netcdf4_groups(path):
    with netCDF4.Dataset(path) as file:
        return {""} | set(file.groups)


def expect_same(path):
    expected = read_h5py(path)
    assert netcdf4_groups(path) == set(expected), "libnetcdf sees other groups than h5py"
    for group, variables in expected.items():
        readers = {
            "netCDF4": read_netcdf4(path, group),
            "xarray with netcdf4": read_xarray(path, group, "netcdf4"),
            "xarray with h5netcdf": read_xarray(path, group, "h5netcdf"),
        }
        for reader, seen in readers.items():
            where = f"{reader}, group '/{group}'"
            assert set(seen) == set(variables), f"{where}: sees {sorted(seen)}, not {sorted(variables)}"
            for name, values in variables.items():
                assert same(seen[name], values), f"{where}: '{name}' differs: {seen[name]} is not {values}"


def expect_usable(path):
    """As people open it: no options; axes select, missing cells are NaN."""
    with xarray.open_dataset(path) as data:
        assert data.attrs["study"] and data.attrs["job"] is not None
        for name, variable in data.data_vars.items():
            for dim in variable.dims:
                assert dim in data.coords, f"'{name}': dimension '{dim}' has no coordinates"
    with xarray.open_dataset(path, group="run") as run:
        assert run["start"].dtype.kind == "M", "'start' is not decoded as a time"


if __name__ == "__main__":
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        expect_same(sys.argv[1])
        expect_usable(sys.argv[1])
