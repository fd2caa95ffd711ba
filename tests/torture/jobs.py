"""The jobs under torture: small ones of every family, and test studies where a second is too long."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from programs import ROOT, Programs

WALK = """study = "test.walk"
[space]
step = [0.25, 0.5]
limit = [0.5, 5]
[settings]
walks = 30
"""

STEADY = """study = "test.steady"
[space]
start = [0.2, 0.3]
[settings]
steps = 1_500_000
"""

SEARCH = """study = "test.draws"
[search]
method = "random"
[space]
rate = { log_uniform = [1e-6, 1e-2] }
width = { uniform = [1, 64] }
kind = { choice = ["lstm", "gru"] }
"""

IDLE = """study = "test.idle"
[space]
x = [1, 2]
"""


@dataclass(frozen=True)
class Job:
    """What `run` is told. A job of jobs/, or the text of one for the program with the test studies."""

    name: str
    file: str = ""
    text: str = ""
    overrides: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    shards: int = 0  # so many are gathered, instead of running the job
    grown_from: tuple[str, ...] = ()  # overrides of the search whose output this one finds, and adds to
    has_checkpoints: bool = False

    def program(self, programs: Programs) -> Path:
        return programs.orthant_test if self.text else programs.orthant

    def arguments(self, scratch: Path) -> list[str]:
        path = ROOT / "jobs" / self.file
        if self.text:
            path = scratch / f"{self.name}.toml"
            if not path.exists():
                path.write_text(self.text, encoding="utf-8")
        return [str(path), *(word for override in self.overrides for word in ("--set", override)), *self.options]

    def before_it_grew(self) -> Job:
        return replace(self, name=f"{self.name}-before", overrides=self.grown_from, grown_from=())


ANGLES = Job("angles", "angles.toml", overrides=("pairs=2_000_000", "D=[2, 50, 100]"))
KNN = Job("knn", "knn_digits.toml", overrides=('metric=["euclidean", "manhattan"]', "folds=10", "inner_folds=4"))
LSTM = Job("lstm", "lstm_reverse.toml", options=("--checkpoint-every", "0.1"), has_checkpoints=True,
           overrides=("data.sequences=400", "hidden=24", "epochs=40", "patience=40"))
LONG_WALK = Job("long_walk", text=WALK, overrides=("effort=25",))
LONG_STEADY = Job("long_steady", text=STEADY, overrides=("steps=20_000_000",), has_checkpoints=True,
                  options=("--checkpoint-every", "0.1"))
FAMILIES = (ANGLES, KNN, LSTM)
LASTING = (*FAMILIES, LONG_WALK, LONG_STEADY)  # about a second or two on one rank

SHORT_WALK = Job("short_walk", text=WALK)
SHORT_STEADY = Job("short_steady", text=STEADY, options=("--checkpoint-every", "0.02"), has_checkpoints=True)
GROWN = Job("grown", text=SEARCH, overrides=("trials=30",), grown_from=("trials=12",))
GATHERED = Job("gathered", text=WALK, shards=2)
SHORT = (SHORT_WALK, SHORT_STEADY, GROWN, GATHERED)

SLEEPER = Job("sleeper", text=IDLE, overrides=("tasks=15", "mean_ms=500"))
BULKY = Job("bulky", text=IDLE, overrides=("tasks=200", "record_bytes=20_000", "mean_ms=0.5"))
