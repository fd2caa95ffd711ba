"""Which room of src/ may include which: the table of the design, and a reader of #include lines."""

import re
from pathlib import Path

STUDY_KERNELS = {"base", "job", "data", "study", "neighbours"}

MAY_INCLUDE = {
    "base": set(),
    "job": {"base"},
    "data": {"base", "h5"},
    "study": {"base", "job", "data"},
    "neighbours": {"base", "data"},
    "studies/dimension": STUDY_KERNELS,
    "studies/knn": STUDY_KERNELS,
    "studies/lstm": STUDY_KERNELS,
    "comm": {"base"},
    "h5": {"base"},
    "journal": {"base"},
    "store": {"base", "job", "study", "h5"},
    "submit": {"base"},
    "run": {"base", "job", "study", "comm", "journal"},
}
MAY_INCLUDE["cli"] = set(MAY_INCLUDE)
MAY_INCLUDE["main.cpp"] = {"cli"}

# Outside libraries, each at home in one room.
HOME_OF_LIBRARY = [
    (re.compile(r"^mpi\.h$|^mpi-ext\.h$"), "comm"),
    (re.compile(r"^hdf5(_hl)?\.h$|^H5\w*\.h$"), "h5"),
    (re.compile(r"^CLI/"), "cli"),
    (re.compile(r"^toml\+\+/|^toml\.hpp$"), "job"),
    (re.compile(r"^(gtest|gmock|benchmark)/|^chrono$"), "no room of src"),
]

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]', re.MULTILINE)


def room_of(path):
    """The room of a path relative to src/: its folder, two folders deep under studies/; main.cpp is its own."""
    parts = path.split("/")
    if len(parts) == 1:
        return path
    return "/".join(parts[:2]) if parts[0] == "studies" else parts[0]


def violations(path, text):
    """What the includes of one file (path relative to src/) break, one sentence each."""
    room = room_of(path)
    if room not in MAY_INCLUDE:
        return [f"{path}: {room} is not a room of the design"]
    found = []
    for bracket, target in INCLUDE.findall(text):
        for pattern, home in HOME_OF_LIBRARY:
            if pattern.search(target) and room != home:
                found.append(f"{path}: <{target}> belongs to {home}")
        if bracket == '"' and not target.endswith(".generated.hpp"):
            other = room_of(target)
            if other not in MAY_INCLUDE or other == target:
                found.append(f'{path}: "{target}" is not written as room/file.hpp')
            elif other != room and other not in MAY_INCLUDE[room]:
                found.append(f"{path}: {room} may not include {other} ({target})")
    return found


def sources(src):
    """All C++ files under src/, as (path relative to it, text)."""
    files = sorted(p for p in Path(src).rglob("*") if p.suffix in {".hpp", ".cpp"})
    return [(p.relative_to(src).as_posix(), p.read_text(encoding="utf-8")) for p in files]
