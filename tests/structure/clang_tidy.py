"""Runs clang-tidy over src/ and fails on a finding.

A file that passed is looked at again only when it, a header it reaches or the configuration has changed.
Arguments: the repository, the build folder (with compile_commands.json).
"""

import hashlib
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from include_graph import INCLUDE, sources

# Names instructions that the compiler in use knows and clang's own list may not.
LEFT_OUT = {"base/cpu_check.cpp"}


def reached(path, texts):
    """`path` and all headers of src/ that it includes, by whatever way."""
    seen, waiting = set(), [path]
    while waiting:
        file = waiting.pop()
        if file in texts and file not in seen:
            seen.add(file)
            waiting += [target for _, target in INCLUDE.findall(texts[file])]
    return sorted(seen)


def fingerprint(path, texts, configuration):
    content = configuration + "".join(f"{file}\0{texts[file]}\0" for file in reached(path, texts))
    return hashlib.sha256(content.encode()).hexdigest()


def main(repository, build):
    texts = dict(sources(repository / "src"))
    version = subprocess.run(["clang-tidy", "--version"], capture_output=True, text=True, check=True).stdout
    configuration = version + (repository / ".clang-tidy").read_text()
    prints = {p: fingerprint(p, texts, configuration) for p in texts if p.endswith(".cpp") and p not in LEFT_OUT}
    stamp = build / "clang-tidy.passed"
    passed = set(stamp.read_text().split()) if stamp.exists() else set()

    def tidy(path):
        options = ["--quiet", "--extra-arg=-Wno-unknown-warning-option"]  # the build's flags are the compiler's
        command = ["clang-tidy", *options, "-p", build, repository / "src" / path]
        return path, subprocess.run(command, capture_output=True, text=True, check=False)

    failed = 0
    with ThreadPoolExecutor(len(os.sched_getaffinity(0))) as pool, stamp.open("a") as log:
        for path, result in pool.map(tidy, [p for p in prints if prints[p] not in passed]):
            if result.returncode == 0:
                print(prints[path], file=log, flush=True)
            else:
                failed += 1
                print(result.stdout, result.stderr, sep="\n")
    print(f"{len(prints)} files, {failed} with findings")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
