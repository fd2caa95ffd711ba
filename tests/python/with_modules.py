"""Runs Python with arguments where it has all modules named; else says which it lacks and ends with 77: skipped.

Arguments: MODULE,MODULE,… and Python's own.
"""

import importlib.util
import os
import sys

missing = [name for name in sys.argv[1].split(",") if importlib.util.find_spec(name) is None]
if missing:
    print(f"skipped: {sys.executable} has no {', '.join(missing)}")
    sys.exit(77)
os.execv(sys.executable, [sys.executable, "-B", *sys.argv[2:]])
