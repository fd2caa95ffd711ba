"""Whether jobs/README.md is what the built program tells of its studies. Arguments: the program, the repository."""

import subprocess
import sys
from pathlib import Path


def main(orthant, repository):
    told = subprocess.run([orthant, "studies", "--all"], capture_output=True, text=True, check=True).stdout
    if told == (repository / "jobs" / "README.md").read_text(encoding="utf-8"):
        return 0
    print(f"jobs/README.md is not what the program says of its studies; refresh it:\n"
          f"  {orthant} studies --all >{repository / 'jobs' / 'README.md'}")
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2])))
