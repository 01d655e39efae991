"""Reading a long text without being looked through for garbage again and again."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_SELDOM = 50_000, 20, 100


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Look for garbage that refers to itself less often for a while.

    Most of what is read of a long text is kept, and refers to nothing that refers back to it: to
    look through it each time that it has grown by a quarter took a tenth of the whole time.
    """
    usual = gc.get_threshold()
    if usual[0] >= _SELDOM[0]:  # the program wants it so, or another thread that will end it
        yield
        return
    gc.set_threshold(*_SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*usual)
