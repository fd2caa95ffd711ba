"""Rules for the text of single files of src/, apart from their includes."""

import re

LONGEST_FILE_LINES = 300
LONGEST_MAIN_LINES = 10

COMMENT = re.compile(r"//[^\n]*|/\*.*?\*/", re.DOTALL)
CHRONO = re.compile(r"\bchrono\b")
FIRST_INCLUDE = re.compile(r'^#include [<"]([^>"]+)', re.MULTILINE)
UNFINISHED = re.compile(r"\b(TODO|FIXME|XXX)\b")


def includes_own_header_first(path, text):
    """Whether "room/file.hpp" comes before all other includes of room/file.cpp."""
    first = FIRST_INCLUDE.search(text)
    return first is not None and first.group(1) == path[: -len("cpp")] + "hpp"


def broken_rules(path, text, headers=()):
    """What one file (path relative to src/) breaks, one sentence each; `headers` are all there are."""
    found = []
    lines = text.count("\n")
    longest = LONGEST_MAIN_LINES if path == "main.cpp" else LONGEST_FILE_LINES
    if lines > longest:
        found.append(f"{path}: {lines} lines, more than {longest}")
    if CHRONO.search(COMMENT.sub("", text)):
        found.append(f"{path}: std::chrono; use base/clock.hpp, which a simulator can own")
    if UNFINISHED.search(text):
        found.append(f"{path}: unfinished work")
    if path.endswith(".hpp") and not text.startswith("#pragma once\n"):
        found.append(f"{path}: does not begin with #pragma once")
    if path[: -len("cpp")] + "hpp" in headers and path.endswith(".cpp") and not includes_own_header_first(path, text):
        found.append(f"{path}: does not include its own header first")
    if not text.endswith("\n"):
        found.append(f"{path}: its last line is not ended")
    return found
