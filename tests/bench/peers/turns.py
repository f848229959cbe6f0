"""From lines on the standard input to turns of one step, and back to how long each took.

The process stays, so that what is measured is warm. A line holds how many documents to make; the answer is the time
by the clock and that of the processor, in milliseconds. Only the standard library is used here: this runs in the
environments of the peers too.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from time import perf_counter, process_time


def serve(step: Callable[[int], object]) -> None:
    """Take turns until the input ends. `step` makes the document of a number; the numbers go up over all turns."""
    # Whatever a library prints must not stand among the answers.
    answers, sys.stdout = sys.stdout, sys.stderr
    print("ready", file=answers, flush=True)
    number = 0
    for line in sys.stdin:
        start, used = perf_counter(), process_time()
        for _ in range(int(line)):
            step(number)
            number += 1
        print((perf_counter() - start) * 1000, (process_time() - used) * 1000, file=answers, flush=True)
