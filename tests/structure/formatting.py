"""Fails when clang-format would change a C++ file. Argument: the repository."""

import subprocess
import sys
from pathlib import Path


def main(repository):
    files = [p for room in ("src", "tests") for p in (repository / room).rglob("*.?pp")]
    return subprocess.run(["clang-format", "--dry-run", "--Werror", *map(str, files)], check=False).returncode


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
