"""tools/report: its page holds what the file says, needs nothing else, and lets nothing through unescaped."""

from __future__ import annotations

import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import h5py
import numpy as np
import orthant
import pytest
from orthant.report import command, numbers, of_file

from conftest import JOBS, ResultOf, Run

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
EVIL = "<script>alert('x')</script>\"><img src=http://x.invalid/ onerror=alert(1)> & more"
EMPTY = ("meta", "link", "img", "br")


class Page(HTMLParser):
    """What a page is made of: its text, its elements with their attributes; whether they are closed in order."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text = ""
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def expect_alone(page: Page) -> None:
    """Nothing runs, nothing is fetched."""
    assert not {"script", "iframe", "object", "a", "base", "form"} & {tag for tag, _ in page.elements}
    for _, attributes in page.elements:
        assert not [name for name in attributes if name.startswith("on")]
        for name in ("src", "href"):
            assert (attributes.get(name) or "data:").startswith("data:")


@pytest.fixture(scope="session")
def search_page(result_of: ResultOf) -> str:
    return of_file(result_of("search"))


def test_a_search_is_told_as_the_file_has_it(search_page: str, result_of: ResultOf) -> None:
    page = Page(search_page)
    expect_alone(page)
    assert "Complete: 72 tasks in" in page.text
    assert JOBS["search"].read_text(encoding="utf-8") in page.text
    assert "orthant run search.toml -o again.h5" in page.text
    assert "orthant verify search.h5 --replay 10" in page.text
    assert "Started 1 time; 0 s of work lost." in page.text
    result = orthant.open(result_of("search"))
    assert result.attrs["build_id"] in page.text
    assert numbers.number(result.best_validation_loss.values.min().item()) in page.text
    assert result.best_validation_loss.attrs["long_name"] in page.text
    assert len([tag for tag, _ in page.elements if tag == "figure"]) >= 3


def test_estimates_stand_with_their_errors(result_of: ResultOf) -> None:
    text = Page(of_file(result_of("dimension.shell"))).text
    with h5py.File(result_of("dimension.shell")) as file:
        for value, error in zip(file["fraction"][...].ravel(), file["fraction_stderr"][...].ravel()):
            assert numbers.estimate(value, error) in text


def test_replicates_are_told_by_their_mean(result_of: ResultOf) -> None:
    text = Page(of_file(result_of("lstm.train"))).text
    with h5py.File(result_of("lstm.train")) as file:
        mean, error = file["test_loss_mean"][...].ravel()[0], file["test_loss_mean_stderr"][...].ravel()[0]
    assert numbers.estimate(mean, error) in text


def test_failures_are_named_and_hostile_text_is_escaped(result_of: ResultOf, tmp_path: Path) -> None:
    path = tmp_path / "torn.h5"
    shutil.copy(result_of("lstm.train"), path)
    with h5py.File(path, "r+") as file:
        file["status"][0, 1, 1] = 1
        for name in ("test_loss", "test_error", "best_validation_loss"):
            file[name][0, 1, 1] = np.nan
        file["test_loss_mean"].attrs["nan_count"] = np.int64(3)
        row = int(np.flatnonzero(file["run/point"][...] == 3)[0])
        file["run/status"][row] = 1
        file["run/error"][row] = EVIL
        file["run"].attrs["failed_tasks"] = np.uint64(1)
        for name in ("title", "job", "job_file", "git_commit"):
            file.attrs[name] = EVIL
    page = Page(of_file(path))
    expect_alone(page)
    assert page.text.count(EVIL) >= 5
    assert "1 of 8 tasks" in page.text
    assert "cell = lstm, hidden = 8, replicate = 1" in page.text
    assert "7 complete, 1 failed" in page.text
    assert "1 result with cells that are NaN or infinite" in page.text


def test_commands_are_quoted_for_the_shell(result_of: ResultOf, tmp_path: Path) -> None:
    path = tmp_path / "it's; here.h5"
    shutil.copy(result_of("dimension.angles", "--set", 'source=["cube"]'), path)
    assert command.main([str(path), "-o", str(tmp_path / "page.html")]) == 0
    text = Page((tmp_path / "page.html").read_text(encoding="utf-8")).text
    assert "orthant run dimension.angles.toml --set 'source=[\"cube\"]' -o again.h5" in text
    assert "orthant verify 'it'\"'\"'s; here.h5' --replay 10" in text


def test_a_shard_says_which(result_of: ResultOf) -> None:
    text = Page(of_file(result_of("dimension.angles", "--shard", "0/2"))).text
    assert "Shard 0/2 is complete" in text
    assert re.search(r"Of 8 points: \d complete, \d missing", text)


def test_a_job_under_way_is_told_by_the_program(orthant_run: Run, program: Path, tmp_path: Path,
                                                monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ORTHANT", str(program))
    output = tmp_path / "long.h5"
    stopped = orthant_run("run", "-q", JOBS["dimension.shell"], "-o", output, "--set", "points=100_000_000_000",
                          "--walltime", "2s")
    assert stopped.returncode == 75, stopped.stderr
    assert command.main([str(output)]) == 0
    page = Page((tmp_path / "long.html").read_text(encoding="utf-8"))
    expect_alone(page)
    assert "Not finished" in page.text
    assert "dimension.shell" in page.text


def test_a_search_under_way_has_its_results_so_far(stopped_search: Path, program: Path, tmp_path: Path,
                                                   monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ORTHANT", str(program))
    assert command.main([str(stopped_search), "-o", str(tmp_path / "page.html")]) == 0
    page = Page((tmp_path / "page.html").read_text(encoding="utf-8"))
    expect_alone(page)
    assert "best so far, by best_validation_loss " in page.text
    assert re.search(r"\d+ missing", page.text)
    assert [tag for tag, _ in page.elements if tag == "figure"]


def test_a_search_that_grows_is_told_of_without_the_program(stopped_search: Path, tmp_path: Path,
                                                            monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copy(stopped_search, tmp_path / "search.h5")
    shutil.copy(f"{stopped_search}.journal", tmp_path / "search.h5.journal")
    monkeypatch.setenv("ORTHANT", "/bin/false")
    assert command.main([str(tmp_path / "search.h5")]) == 0
    page = Page((tmp_path / "search.html").read_text(encoding="utf-8"))
    assert "Of 12 points: 12 complete" in page.text


def test_what_it_cannot_do_is_told_in_a_line(result_of: ResultOf, tmp_path: Path,
                                             capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main([str(tmp_path / "absent.h5")]) == 4
    assert command.main([str(result_of("dimension.shell")), "-o", str(tmp_path / "no" / "folder.html")]) == 4
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 2
    assert "is not there" in lines[0]
    assert "cannot write" in lines[1]


@pytest.mark.parametrize("value, error, written", [
    (0.05789, 0.00229, "0.0579 ± 0.0023"), (1234.5678, 67.0, "1235 ± 67"), (0.5, 0.0, "0.5"), (2.0, float("nan"), "2"),
    (float("nan"), 0.1, "–"), (1.23456e-12, 2.3e-14, "(1.235 ± 0.023)e-12"),
    (12345678.0, 120000.0, "12350000 ± 120000"),
])
def test_estimates_have_two_digits_of_their_error(value: float, error: float, written: str) -> None:
    assert numbers.estimate(value, error) == written


@pytest.mark.parametrize("seconds, written", [
    (2.6e-5, "26 µs"), (0.01234, "12.3 ms"), (0.4, "0.4 s"), (0.0, "0 s"),
    (59.99, "60 s"), (60.0, "1 min 0 s"), (3725.0, "1 h 2 min"), (200000.0, "2 d 7 h")])
def test_durations_have_two_units(seconds: float, written: str) -> None:
    assert numbers.duration(seconds) == written


def console(page: Path, folder: Path) -> list[str]:
    """What Chromium writes to its console while it opens a page."""
    assert CHROMIUM is not None
    done = subprocess.run(
        [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}", "--dump-dom",
         "--virtual-time-budget=2000", "--enable-logging=stderr", page.as_uri()],
        capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    assert "</html>" in done.stdout
    return [line for line in done.stderr.splitlines() if ":CONSOLE" in line]


@pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium on PATH")
def test_chromium_opens_the_page_without_a_word(search_page: str, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(search_page, encoding="utf-8")
    assert console(tmp_path / "page.html", tmp_path / "profile") == []
    broken = search_page.replace("</body>", "<img src='http://x.invalid/'></body>")
    (tmp_path / "broken.html").write_text(broken, encoding="utf-8")
    assert len(console(tmp_path / "broken.html", tmp_path / "profile")) == 1
