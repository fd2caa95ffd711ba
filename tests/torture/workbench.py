"""Where injections happen: the programs, a folder for each injection, and what jobs give when nobody disturbs them."""

from __future__ import annotations

import random
import shutil
import subprocess
from dataclasses import dataclass, field, replace
from pathlib import Path

from jobs import Job
from processes import Ended, Run
from programs import Programs
from verdict import COMPLETE, Breach, expect_documented, expect_nothing_beside

ALONE = 0  # number of ranks: without mpirun


@dataclass
class Workbench:
    programs: Programs
    scratch: Path
    digests: dict[str, str] = field(default_factory=dict)
    seconds: dict[tuple[str, int], float] = field(default_factory=dict)

    def command(self, job: Job, ranks: int, output: Path, spoiling: dict[str, str] | None = None) -> list[str]:
        """`spoiling`: what the interposed library is told; none: it is not there."""
        launcher = ["mpirun", "-n", str(ranks)] if ranks != ALONE and not job.shards else []
        spoiler = []
        if spoiling:
            assert self.programs.interposed
            spoiler = ["env", f"LD_PRELOAD={self.programs.interposed}", *(f"{k}={v}" for k, v in spoiling.items())]
        words = ["run", *job.arguments(self.scratch)]
        if job.shards:
            words = ["gather", *(str(self.shard(job, index)) for index in range(job.shards))]
        return [*launcher, *spoiler, str(job.program(self.programs)), *words, "-o", str(output)]

    def shard(self, job: Job, index: int) -> Path:
        """A share of the job, undisturbed; made once."""
        output = self.scratch / f"{job.name}-{index}.h5"
        if not output.exists():
            command = self.command(replace(job, shards=0), ALONE, output)
            run = Run([*command, "--shard", f"{index}/{job.shards}"], self.scratch / "shard.log")
            expect_documented(run.wait(), (COMPLETE,))
        return output

    def digest(self, output: Path) -> str:
        result = subprocess.run([self.programs.root_digest, output], capture_output=True, text=True, check=False)
        if result.returncode != 0 or not result.stdout:
            raise Breach(f"the output cannot be read:\n{result.stderr}")
        return result.stdout

    def undisturbed_digest(self, job: Job) -> str:
        if job.name not in self.digests:
            self.measure(job, ALONE)
        return self.digests[job.name]

    def undisturbed_s(self, job: Job, ranks: int) -> float:
        if (job.name, ranks) not in self.seconds:
            self.measure(job, ranks)
        return self.seconds[job.name, ranks]

    def measure(self, job: Job, ranks: int) -> None:
        folder = self.fresh_folder("undisturbed")
        output = folder / "out.h5"
        ended = Run(self.command(job, ranks, output), self.scratch / "undisturbed.log").wait()
        expect_documented(ended, (COMPLETE,))
        self.seconds[job.name, ranks] = ended.seconds
        digest = self.digest(output)
        if self.digests.setdefault(job.name, digest) != digest:
            raise Breach(f"{job.name} on {ranks} ranks has other bits than alone, undisturbed")

    def fresh_folder(self, name: str) -> Path:
        folder = self.scratch / name
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        return folder


class Injection:
    """One fault brought upon one job, all of whose chances derive from (seed, fault, number)."""

    def __init__(self, bench: Workbench, fault: str, seed: int, number: int) -> None:
        self.bench = bench
        self.fault = fault
        self.seed = seed
        self.number = number
        self.random = random.Random(f"{seed} {fault} {number}")
        self.folder = bench.fresh_folder("job")
        self.output = self.folder / "out.h5"
        self.story: list[str] = []  # what was done, for the reader of a failure
        self.exit_s: list[float] = []  # from signals to the end

    def tell(self, what: str) -> None:
        self.story.append(what)

    def lay_out(self, job: Job) -> None:
        """What the job finds: nothing, or the output of a search that is to grow."""
        self.folder = self.bench.fresh_folder("job")
        if not job.grown_from:
            return
        kept = self.bench.scratch / f"{job.name}-before.h5"
        if not kept.exists():
            command = self.bench.command(job.before_it_grew(), ALONE, kept)
            expect_documented(Run(command, self.bench.scratch / "before.log").wait(), (COMPLETE,))
        shutil.copy(kept, self.output)

    def beside(self, ending: str) -> Path:
        """`out.h5.journal` and its like."""
        return self.output.with_name(self.output.name + ending)

    def some_ranks(self, most: int = 4) -> int:
        return self.random.randint(ALONE, most)

    def start(self, job: Job, ranks: int, spoiling: dict[str, str] | None = None, *options: str) -> Run:
        command = [*self.bench.command(job, ranks, self.output, spoiling), *options]
        self.tell(" ".join(command))
        return Run(command, self.bench.scratch / f"run{len(self.story)}.log")

    def ask(self, job: Job, command: str) -> Ended:
        """What another command of Orthant says of the output."""
        words = [str(job.program(self.bench.programs)), command, str(self.output)]
        self.tell(" ".join(words))
        return Run(words, self.bench.scratch / f"run{len(self.story)}.log").wait()

    def expect_whole(self, job: Job) -> None:
        """The output is there, bit for bit, passes `verify`, and nothing is beside it."""
        if not self.output.exists():
            raise Breach("said that it is complete, but there is no output")
        if self.bench.digest(self.output) != self.bench.undisturbed_digest(job):
            raise Breach("the bits differ from those of an undisturbed run")
        expect_documented(self.ask(job, "verify"), (COMPLETE,))
        expect_nothing_beside(self.output)

    def resume(self, job: Job, *options: str, limit_s: float = 60.0) -> None:
        """The same command, undisturbed, completes the job. Until then the output is absent, or whole."""
        if self.output.exists():
            self.bench.digest(self.output)
        ended = self.start(job, self.some_ranks(), None, *options).wait(limit_s)
        expect_documented(ended, (COMPLETE,))
        self.expect_whole(job)
