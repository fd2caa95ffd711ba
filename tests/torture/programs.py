"""The programs under torture, as CMake built them."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent


@dataclass(frozen=True)
class Programs:
    orthant: Path
    orthant_test: Path  # with the studies made for tests
    root_digest: Path
    interposed: Path | None  # the library that spoils system calls; none where it does not go with the build

    @staticmethod
    def of_build(build: Path) -> Programs:
        folder = build.resolve() / "bin"
        library = folder / "libtorture.so"
        return Programs(folder / "orthant", folder / "orthant_test", folder / "root_digest",
                        library if library.exists() else None)

    def missing(self) -> list[Path]:
        return [program for program in (self.orthant, self.orthant_test, self.root_digest) if not program.exists()]


def has_mpirun() -> bool:
    return shutil.which("mpirun") is not None


def plain_environment() -> dict[str, str]:
    """This process's, without what an outer MPI or Slurm job put there."""
    return {name: value for name, value in os.environ.items()
            if not name.startswith(("OMPI_COMM_WORLD", "PMIX_", "SLURM_", "TORTURE_"))}
