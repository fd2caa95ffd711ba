"""Writes digits.csv and diabetes.csv beside this script. Needs scikit-learn (Debian: python3-sklearn)."""

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
