"""What figures draw, against what HDF5 says is in the file."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from pathlib import Path
from typing import Any

import h5py
import numpy as np
import pandas as pd
import pytest
from scipy import stats

import orthant
from orthant import figures, job

ResultOf = Callable[..., Path]
PLOT = "plot"


def drawn(path: Path, name: str) -> pd.DataFrame:
    """The table of a figure, by its name."""
    kind = figures.named(name)
    assert kind is not None
    result = orthant.open(path)
    assert kind in figures.of(result)
    return kind.data(result)


def stored(path: Path, name: str) -> Any:
    """A variable as the file has it, text as str."""
    with h5py.File(path) as file:
        variable = file[name]
        return variable.asstr()[...] if h5py.check_string_dtype(variable.dtype) else variable[...]


def same(table: pd.DataFrame, column: str, expected: Any) -> None:
    """Rows of the table are the file's cells, in its order."""
    np.testing.assert_array_equal(table[column].to_numpy(dtype=float), np.asarray(expected, dtype=float).ravel())


ESTIMATES = [
    ("dimension.shell", "shell", "fraction"),
    ("dimension.cube", "ball_share", "log10_ball_share"),
    ("dimension.cube", "centre_distance", "mean_distance"),
    ("dimension.grid", "grid_emptiness", "empty_share"),
    ("dimension.distances", "distance_contrast", "relative_contrast"),
    ("dimension.nearest", "nearest_point", "median_distance"),
    ("dimension.neighbours", "neighbours_error", "squared_error"),
    ("dimension.hubness", "hubness", "skewness"),
    ("dimension.angles", "angles", "density"),
    ("dimension.intrinsic", "intrinsic_dimension", "mackay_ghahramani"),
    ("lstm.train", "heat_map", "test_loss"),
    ("lstm.memory", "heat_map", "test_error"),
    ("lstm.memory", "memory_error", "test_error"),
    ("lstm.gradients", "gradients", "y_norm"),
]


@pytest.mark.parametrize(("study", "name", "variable"), ESTIMATES)
def test_estimates_and_their_errors_are_the_files(result_of: ResultOf, study: str, name: str, variable: str) -> None:
    path = result_of(study)
    table = drawn(path, name)
    with h5py.File(path) as file:
        value = f"{variable}_mean" if f"{variable}_mean" in file else variable
        axes = [axis[0].name[1:] for axis in file[value].dims]
        exact = f"{variable}_exact" in file
    same(table, "value", stored(path, value))
    same(table, "stderr", stored(path, f"{value}_stderr"))
    if exact:
        same(table, "exact", stored(path, f"{variable}_exact"))
    for axis, column in zip(axes, zip(*itertools.product(*(stored(path, axis) for axis in axes)))):
        assert table[axis].tolist() == list(column), axis


def test_angles_have_the_density_of_a_sphere_beside_them(result_of: ResultOf) -> None:
    table = drawn(result_of("dimension.angles"), "angles")
    plane = table[table["D"] == 2]
    np.testing.assert_allclose(plane["sphere"], 1 / 180)
    known = table[table["source"] == "sphere"]
    np.testing.assert_allclose(known["sphere"], known["exact"], rtol=1e-9, atol=1e-14)


def test_middle_balls_are_drawn_where_they_are(result_of: ResultOf) -> None:
    path = result_of("dimension.cube")
    table, diameter = drawn(path, "middle_ball"), stored(path, "middle_diameter")
    same(table, "value", diameter[diameter > 0])
    same(table, "D", stored(path, "D")[diameter > 0])


def test_occurrences_leave_out_empty_cells_alone(result_of: ResultOf) -> None:
    path = result_of("dimension.hubness")
    table, share = drawn(path, "occurrences"), stored(path, "occurrence_share")
    same(table, "value", share[share > 0])
    same(table, "stderr", stored(path, "occurrence_share_stderr")[share > 0])
    same(table, "occurrences", np.broadcast_to(stored(path, "occurrences"), share.shape)[share > 0])


def test_scores_by_k_have_training_and_both_choices(result_of: ResultOf) -> None:
    path = result_of("knn.sweep")
    table, accuracy = drawn(path, "score_by_k"), stored(path, "accuracy")
    same(table, "value", accuracy)
    same(table, "stderr", stored(path, "accuracy_stderr"))
    same(table, "training", stored(path, "accuracy_training"))
    same(table, "training_stderr", stored(path, "accuracy_training_stderr"))
    for choice in ("best_k", "one_stderr_k"):
        same(table, choice, np.broadcast_to(stored(path, choice)[..., None], accuracy.shape))


def test_the_confusion_is_of_the_best_point(result_of: ResultOf) -> None:
    path = result_of("knn.sweep")
    table, at_best = drawn(path, "confusion"), stored(path, "accuracy_at_best_k")
    counts = stored(path, "confusion")[np.unravel_index(at_best.argmax(), at_best.shape)]
    same(table, "count", counts)
    same(table, "share", counts / counts.sum(axis=1, keepdims=True))


def test_bias_and_variance_are_told_part_by_part(result_of: ResultOf) -> None:
    path = result_of("knn.bias_variance")
    table = drawn(path, "bias_variance")
    for part in ("bias2", "variance", "noise", "total"):
        same(table[table["part"] == part], "value", stored(path, part))
    for part in ("bias2", "variance", "total"):
        same(table[table["part"] == part], "stderr", stored(path, f"{part}_stderr"))
    total, best = stored(path, "total"), stored(path, "k_best")
    same(table[table["part"] == "total"], "k_best", np.broadcast_to(best, total.shape))


@pytest.mark.parametrize("study", ["lstm.train", "lstm.memory"])
def test_learning_curves_are_means_over_replicates(result_of: ResultOf, study: str) -> None:
    path = result_of(study)
    table = drawn(path, "learning_curves")
    for part in ("validation", "training"):
        mean = stored(path, f"{part}_loss_mean")
        told = table[table["part"] == part]
        same(told, "value", mean[~np.isnan(mean)])
        same(told, "stderr", stored(path, f"{part}_loss_mean_stderr")[~np.isnan(mean)])


def test_learning_curves_of_a_search_are_of_its_best_trials(result_of: ResultOf) -> None:
    path = result_of("search")
    table, loss = drawn(path, "learning_curves"), stored(path, "validation_loss")
    cells = stored(path, "cell").tolist()
    for i, cell in enumerate(cells):
        told = table[(table["cell"] == cell) & (table["part"] == "validation")]
        order = np.argsort(np.nanmin(loss[i], axis=1), kind="stable")[:5]
        for rank, trial in enumerate(order, 1):
            rows = told[told["rank"] == rank]
            assert set(rows["trial"]) == {trial}
            same(rows, "value", loss[i, trial][~np.isnan(loss[i, trial])])


def test_gradients_have_their_bound(result_of: ResultOf) -> None:
    path = result_of("lstm.gradients")
    same(drawn(path, "gradients"), "bound", stored(path, "y_bound_mean"))


def test_success_has_the_interval_of_wilson(result_of: ResultOf) -> None:
    path = result_of("lstm.memory")
    table, success = drawn(path, "success"), stored(path, "success")
    np.testing.assert_allclose(table["value"], success.mean(axis=-1).ravel())
    assert (table["replicates"] == success.shape[-1]).all()
    for row in table.itertuples():
        interval = stats.binomtest(round(row.value * row.replicates), row.replicates).proportion_ci(
            2 * stats.norm.cdf(1) - 1, method="wilson")
        np.testing.assert_allclose((row.low, row.high), interval, atol=1e-12)


def test_boxes_are_of_the_best_by_validation_and_marked_by_welch(result_of: ResultOf) -> None:
    path = result_of("search")
    table = drawn(path, "boxes")
    cells = stored(path, "cell").tolist()
    chosen_by, score = stored(path, "best_validation_loss"), stored(path, "test_loss")
    best = {cell: score[i][np.argsort(chosen_by[i], kind="stable")[:20]] for i, cell in enumerate(cells)}
    for cell in cells:
        rows = table[table["cell"] == cell]
        same(rows, "value", best[cell])
        if cell != cells[0]:
            p = stats.ttest_ind(best[cell], best[cells[0]], equal_var=False).pvalue
            np.testing.assert_allclose(rows["p"], p)


def test_parallel_coordinates_and_marginals_are_what_trials_drew(result_of: ResultOf) -> None:
    path = result_of("search")
    table, score = drawn(path, "parallel"), stored(path, "best_validation_loss")
    same(table, "value", score)
    for name in ("hidden", "learning_rate"):
        same(table, name, np.broadcast_to(stored(path, name), score.shape))
    assert table["optimiser"].tolist() == stored(path, "optimiser").tolist() * len(score)
    assert table["rank"].iloc[int(score.argmin())] == 1
    marginals = drawn(path, "marginals")
    for name in ("hidden", "learning_rate"):
        rows = marginals[marginals["parameter"] == name]
        same(rows, "drawn", np.broadcast_to(stored(path, name), score.shape))
        same(rows, "value", score)


def test_the_gantt_chart_is_of_all_tasks(result_of: ResultOf) -> None:
    path = result_of("search")
    table = drawn(path, "gantt")
    same(table, "rank", stored(path, "run/rank"))
    same(table, "point", stored(path, "run/point"))
    np.testing.assert_allclose(table["end"] - table["begin"], stored(path, "run/seconds"), atol=1e-6)
    start = stored(path, "run/start") - stored(path, "run/launch_start")[0]
    np.testing.assert_allclose(table["begin"], start, atol=1e-5)


def test_ranges_are_what_the_job_asks(result_of: ResultOf) -> None:
    result = orthant.open(result_of("search"))
    assert job.ranges(result) == {
        "hidden": job.Range("log_uniform", (2, 16), True),
        "learning_rate": job.Range("log_uniform", (1e-4, 1e-1)),
        "optimiser": job.Range("choice", ("adam", "rmsprop")),
    }
    result.attrs["job_overrides"] = ["hidden={ uniform = [3, 4] }", "settings.epochs=7", "optimiser=adam"]
    changed = job.asked(result)
    assert changed["space"]["hidden"] == {"uniform": [3, 4]}
    assert changed["settings"]["epochs"] == 7 and changed["space"]["optimiser"] == "adam"


STUDIES = ["dimension.angles", "dimension.cube", "dimension.distances", "dimension.grid", "dimension.hubness",
           "dimension.intrinsic", "dimension.nearest", "dimension.neighbours", "dimension.shell", "knn.bias_variance",
           "knn.sweep", "lstm.gradients", "lstm.memory", "lstm.train", "search"]


@pytest.mark.parametrize("study", STUDIES)
def test_every_figure_is_drawn_with_its_axes_named(result_of: ResultOf, study: str) -> None:
    result = orthant.open(result_of(study))
    kinds = figures.of(result)
    assert len(kinds) > 1, "a study has no figure but the Gantt chart"
    for kind in kinds:
        figure = kind.draw(result)
        figure.canvas.draw()
        names = [figure._supxlabel, figure._supylabel]
        said = [text.get_text() for text in names if text] + [axis.get_xlabel() for axis in figure.axes]
        assert any(said) or kind.name == "parallel", kind.name


def test_every_figure_has_a_study(result_of: ResultOf) -> None:
    of_some = {kind.name for study in STUDIES for kind in figures.of(orthant.open(result_of(study)))}
    assert of_some == {kind.name for kind in figures.KINDS}


def test_plot_writes_what_it_says(result_of: ResultOf, tool: Any, tmp_path: Path) -> None:
    path = result_of("dimension.shell")
    listed = tool(PLOT, path, "--list")
    assert listed.returncode == 0
    assert [line.split()[0] for line in listed.stdout.splitlines()] == ["shell", "gantt"]
    for ending, head in (("png", b"\x89PNG"), ("svg", b"<?xml"), ("pdf", b"%PDF")):
        output = tmp_path / f"one.{ending}"
        done = tool(PLOT, path, "--figure", "shell", "-o", output)
        assert (done.returncode, done.stderr) == (0, "") and done.stdout.startswith(f"{output}: ")
        assert output.read_bytes().startswith(head)
    done = tool(PLOT, path, "-o", tmp_path / "all.png")
    written = [line.split(":")[0] for line in done.stdout.splitlines()]
    assert written == [str(tmp_path / f"all-{name}.png") for name in ("shell", "gantt")]


@pytest.mark.parametrize(("arguments", "code", "said"), [
    (["--figure", "shel"], 2, "there is none of that name"),
    (["--figure", "angles"], 2, "not of dimension.shell"),
    (["-o", "figure.gif"], 2, "let its name end in"),
    (["--figure", "shell", "-o", "no/such/folder.png"], 4, "cannot write"),
])
def test_plot_refuses_with_one_message(result_of: ResultOf, tool: Any, arguments: list[str], code: int,
                                       said: str) -> None:
    done = tool(PLOT, result_of("dimension.shell"), *arguments)
    assert done.returncode == code and said in done.stderr and len(done.stderr.splitlines()) == 1


def test_plot_refuses_other_files(tool: Any, tmp_path: Path) -> None:
    done = tool(PLOT, tmp_path / "absent.h5")
    assert done.returncode == 4 and "is not there" in done.stderr
    with h5py.File(tmp_path / "other.h5", "w") as file:
        file["x"] = [1.0]
    done = tool(PLOT, tmp_path / "other.h5")
    assert done.returncode == 4 and "not written by Orthant" in done.stderr


def test_the_gallery_has_a_small_picture_of_every_figure() -> None:
    tools = Path(__file__).resolve().parents[2] / "tools"
    text = (tools / "README.md").read_text(encoding="utf-8")
    for kind in figures.KINDS:
        assert f"(gallery/{kind.name}.png)" in text and kind.about in text
        assert (tools / "gallery" / f"{kind.name}.png").stat().st_size <= 40_000
    assert len(list((tools / "gallery").iterdir())) == len(figures.KINDS)


@pytest.mark.parametrize("study", STUDIES)
def test_what_was_not_computed_is_not_drawn(result_of: ResultOf, study: str) -> None:
    result = orthant.open(result_of(study))
    first = str(result.attrs["axes"]).split()[0]
    for name, variable in result.data_vars.items():
        if first in variable.dims and variable.dtype.kind == "f":
            result[name] = variable.where(result[first] != result[first][0]).assign_attrs(variable.attrs)
    for kind in figures.of(result):
        kind.draw(result).canvas.draw()
    result["status"][...] = 3
    assert [kind.name for kind in figures.of(result)] == ["gantt"]
