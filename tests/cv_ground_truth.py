"""Print precision and recall of every check of CVs, over the set of CVs that the tests make.

Run by hand: `.venv/bin/python tests/cv_ground_truth.py`; `tests/benchmark.py` prints it too.
"""

from __future__ import annotations

import sys
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(TOP))

from tests.review.cv.ground_truth import measured, precision_and_recall  # noqa: E402


def main() -> None:
    """Print a line for each check."""
    print(f"| {'check of CVs':<16} | right | wrong | missed | precision | recall |")
    print(f"|{'-' * 18}|------:|------:|-------:|----------:|-------:|")
    for check, (right, wrong, missed) in measured().items():
        precision, recall = precision_and_recall(right, wrong, missed)
        print(f"| {check:<16} | {right:>5} | {wrong:>5} | {missed:>6} | {precision:>9.2f} | {recall:>6.2f} |")


if __name__ == "__main__":
    main()
