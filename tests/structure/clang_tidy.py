"""Runs clang-tidy over src/ and fails on a finding.

Each file is looked at by itself, also where the build compiles several at once. A file that passed is looked at again
only when it, a header it reaches or the configuration has changed.
Arguments: the repository, the build folder (with compile_commands.json).
"""

import hashlib
import json
import os
import shlex
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


def compiler_flags(repository, build):
    """Folder of src/ -> what the build gives the compiler there, but for the files: all files of a room have the same."""
    flags = {}
    for entry in json.loads((build / "compile_commands.json").read_text()):
        for root in (build / "src", repository / "src"):
            if Path(entry["file"]).is_relative_to(root):
                folder = Path(entry["file"]).relative_to(root).parent.as_posix().split("CMakeFiles/")[0].rstrip("/")
                words = shlex.split(entry["command"])  # [cache] compiler -flags… -o object -c source
                first = next(i for i, word in enumerate(words) if word.startswith("-"))
                flags.setdefault(folder or ".", words[first : words.index("-o")])
    return flags


# The analyser gives a function up earlier, in half the time.
OPTIONS = ["--quiet", "--extra-arg=-Wno-unknown-warning-option"]  # the build's flags are the compiler's
OPTIONS += [f"--extra-arg={word}" for word in ("-Xclang", "-analyzer-config", "-Xclang", "max-nodes=40000")]


def main(repository, build):
    texts = dict(sources(repository / "src"))
    version = subprocess.run(["clang-tidy", "--version"], capture_output=True, text=True, check=True).stdout
    flags = compiler_flags(repository, build)
    configuration = version + (repository / ".clang-tidy").read_text() + repr(OPTIONS)
    prints = {p: fingerprint(p, texts, configuration) for p in texts if p.endswith(".cpp") and p not in LEFT_OUT}
    stamp = build / "clang-tidy.passed"
    passed = set(stamp.read_text().split()) if stamp.exists() else set()

    def tidy(path):
        folder = Path(path).parent.as_posix()
        command = ["clang-tidy", *OPTIONS, repository / "src" / path, "--", *flags[folder]]
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
    sys.exit(main(Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()))
