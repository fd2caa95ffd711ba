"""Does what the README tells a newcomer to do, in a clean copy, and compares what it shows with what is printed.

Arguments: the repository, a folder for the copy (its build/ is kept, so that only what changed is built again).
"""

import shutil
import subprocess
import sys
from pathlib import Path

from readme_blocks import blocks, lines_not_shown

# tools/check runs this test: it does not run itself.
NOT_AGAIN = "tools/check\n"


def tracked_files(repository):
    """What git would check out; without git all but results and builds."""
    git = ["git", "-C", repository, "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(git, capture_output=True, text=True, check=False)
    if listed.returncode == 0 and (repository / ".git").exists():
        names = [name for name in listed.stdout.split("\0") if name]
    else:
        names = [p.relative_to(repository).as_posix() for p in repository.rglob("*") if p.is_file()]
        names = [name for name in names if name.split("/")[0] not in ("build", "results", ".git")]
    return [name for name in names if (repository / name).is_file()]


def renew_copy(repository, copy):
    names = tracked_files(repository)
    copy.mkdir(parents=True, exist_ok=True)
    for old in copy.iterdir():
        if old.name != "build":
            shutil.rmtree(old) if old.is_dir() else old.unlink()
    for name in names:
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(repository / name, copy / name)


def command_for(block, copy, exports):
    """How a block is run, after the export lines of the blocks before it; None for one that is only to be read."""
    if block.purpose == "run" and block.language in ("sh", "bash"):
        return ["bash", "-euo", "pipefail", "-c", exports + block.text.replace(NOT_AGAIN, "")]
    if block.purpose == "run" and block.language == "python":
        return [sys.executable, "-c", block.text]
    if block.purpose == "compiled":
        (copy / "build" / "readme.cpp").write_text(block.text)
        return ["c++", "-std=c++20", "-fsyntax-only", "-Isrc", "build/readme.cpp"]
    return None


def follow(readme, copy):
    """Runs the blocks; what went wrong, one sentence each."""
    printed, exports, wrong = "", "", []
    for block in blocks(readme):
        command = command_for(block, copy, exports)
        exports += "".join(line + "\n" for line in block.text.splitlines() if line.startswith("export "))
        if command:
            done = subprocess.run(command, cwd=copy, capture_output=True, text=True, check=False)
            printed += done.stdout + done.stderr
            if done.returncode != 0:
                wrong.append(f"README.md:{block.line}: ended with {done.returncode}\n{done.stdout}{done.stderr}")
        elif block.purpose == "shown":
            wrong += [f"README.md:{block.line}: not printed: {line}" for line in lines_not_shown(block.text, printed)]
        elif block.language in ("sh", "bash", "python", "cpp"):
            wrong.append(f"README.md:{block.line}: a {block.language} block that nothing tries")
    return wrong


def main(repository, copy):
    renew_copy(repository, copy)
    wrong = follow((copy / "README.md").read_text(encoding="utf-8"), copy)
    print("\n".join(wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
