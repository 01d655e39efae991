"""Reading a long text without being looked through for garbage again and again."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Leave garbage that refers to itself alone for a while.

    What is read of a long text is kept, and refers to nothing that refers back to it: to look
    through it each time that it has grown by a quarter took a tenth of the whole time.
    """
    if not gc.isenabled():  # the program wants none, or another thread reads too and will end it
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
