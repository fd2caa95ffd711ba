"""Rules for the text of single files of src/, apart from their includes."""

import re

LONGEST_FILE_LINES = 300
LONGEST_MAIN_LINES = 10

COMMENT = re.compile(r"//[^\n]*|/\*.*?\*/", re.DOTALL)
CHRONO = re.compile(r"\bchrono\b")
UNFINISHED = re.compile(r"\b(TODO|FIXME|XXX)\b")


def broken_rules(path, text):
    """What one file (path relative to src/) breaks, one sentence each."""
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
    if not text.endswith("\n"):
        found.append(f"{path}: its last line is not ended")
    return found
