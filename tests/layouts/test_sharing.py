"""A long page is read by several processes as by one, whatever becomes of them."""

import json
import random
import subprocess
import sys
from pathlib import Path

import pytest

from bibtool.layouts import parse
from bibtool.layouts.sharing import in_parts
from tests.layouts.invented import lines_below, works

needs_fork = pytest.mark.skipif(
    sys.platform != "linux", reason="processes are forked on Linux only"
)
# Each test has a process to itself: pytest's own threads would keep it from being forked.
_PIDS = "in_parts(lambda part: (part, os.getpid()), 5, processes=2)"


def run(code: str) -> object:
    """Return what a Python program prints, as JSON."""
    program = f"import json, os, signal, sys\nfrom bibtool.layouts.sharing import in_parts\n{code}"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert (0, "") == (done.returncode, done.stderr)
    return json.loads(done.stdout)


def test_parts_come_in_their_order() -> None:
    """Many parts, none, or one."""
    assert [0, 1, 4, 9] == list(in_parts(lambda part: part * part, 4))
    assert [] == list(in_parts(str, 0))
    assert ["0"] == list(in_parts(str, 1, processes=4))


@needs_fork
def test_processes_take_turns() -> None:
    """Each part is read once, by the processes in turn."""
    found = run(f"print(json.dumps([*{_PIDS}, os.getpid()]))")
    assert isinstance(found, list)
    *parts, own = found
    assert [0, 1, 2, 3, 4] == [part for part, _ in parts]
    pids = [pid for _, pid in parts]
    assert pids[0] == pids[2] == pids[4] != pids[1] == pids[3]
    assert own not in pids


@needs_fork
def test_beside_other_threads_there_is_one_process() -> None:
    """A lock that a thread holds would stay locked in a copy."""
    code = f"""
import threading
ended = threading.Event()
threading.Thread(target=ended.wait).start()
found = [*{_PIDS}]
ended.set()
print(json.dumps([pid == os.getpid() for _, pid in found]))
"""
    assert [True] * 5 == run(code)


@needs_fork
@pytest.mark.parametrize("end", ["os._exit(1)", "os.kill(os.getpid(), signal.SIGKILL)"])
def test_what_a_process_that_dies_leaves_is_read_all_the_same(end: str) -> None:
    """Whether it ends by itself or is killed."""
    code = f"""
own = os.getpid()
def read(part):
    if part == 3 and os.getpid() != own:
        {end}
    return part
print(json.dumps(list(in_parts(read, 6, processes=2))))
"""
    assert [0, 1, 2, 3, 4, 5] == run(code)


@needs_fork
def test_an_error_is_raised_as_if_there_were_one_process() -> None:
    """What was read before it is there."""
    code = """
found = []
def read(part):
    if part == 2:
        raise ValueError("no such part: 2")
    return part
try:
    for part in in_parts(read, 4, processes=2):
        found.append(part)
except ValueError as error:
    found.append(str(error))
print(json.dumps(found))
"""
    assert [0, 1, "no such part: 2"] == run(code)


@needs_fork
def test_a_process_that_may_have_none_of_its_own_reads_alone() -> None:
    """As those of a pool: they end with who made them."""
    code = """
import multiprocessing
def own(_):
    return [pid == os.getpid() for _, pid in in_parts(lambda n: (n, os.getpid()), 3, 2)]
with multiprocessing.get_context("fork").Pool(1) as pool:
    print(json.dumps(pool.map(own, [1])[0]))
"""
    assert [True, True, True] == run(code)


@needs_fork
@pytest.mark.parametrize("most", [0, 1])
def test_where_no_more_processes_may_be_had(most: int) -> None:
    """What they would have read is read by the one that asked."""
    code = f"""
fork, made = os.fork, []
def few():
    if len(made) >= {most}:
        raise BlockingIOError(11, "too many processes")
    made.append(1)
    return fork()
os.fork = few
print(json.dumps(list(in_parts(lambda part: part, 5, processes=2))))
"""
    assert [0, 1, 2, 3, 4] == run(code)


@needs_fork
def test_processes_end_with_who_asked() -> None:
    """Even one that is killed, and whose parts are more than a pipe holds."""
    code = """
import time
reader, writer = os.pipe()
asking = os.fork()
if not asking:
    for part in in_parts(lambda part: "x" * 1_000_000, 9, processes=2):
        os.write(writer, b".")
        time.sleep(60)
os.close(writer)
os.read(reader, 1)
os.kill(asking, signal.SIGKILL)
os.waitpid(asking, 0)
print(json.dumps(os.read(reader, 1) == b""))
"""
    assert run(code) is True


@needs_fork
def test_who_needs_no_more_parts_leaves_no_process_behind() -> None:
    """They end with the one who asked."""
    code = """
import multiprocessing
parts = in_parts(lambda part: part, 100, processes=2)
first = next(parts)
parts.close()
print(json.dumps([first, len(multiprocessing.active_children())]))
"""
    assert [0, 0] == run(code)


@needs_fork
def test_a_long_page_is_read_by_two_processes_as_by_one(tmp_path: Path) -> None:
    """Items and leftovers are the same, line by line."""
    page = tmp_path / "page.txt"
    chance = random.Random(1)
    page.write_text("".join(lines_below(chance, work) for work in works(chance, 1200)), "utf-8")
    code = f"""
from dataclasses import astuple
from bibtool import layouts
from bibtool.layouts import sharing
text = open({str(page)!r}, encoding="utf-8").read()
one, two = [], []
for cores, found in ((1, one), (2, two)):
    sharing._cores = lambda cores=cores: cores
    listing = layouts.parse(text, "shape")
    found += [astuple(reference) for reference in listing.references]
    found += [astuple(leftover) for leftover in listing.leftovers]
print(json.dumps([len(one) > 1_000, one == two]))
"""
    assert [True, True] == run(code)


def test_a_part_that_begins_within_an_item_is_read_as_the_others() -> None:
    """Works of three lines: of four thousand, where the third part begins, names are the first.

    Some names are hardly such: only the lines around them tell.
    """
    made = works(random.Random(2), 1500)
    names = [", ".join(work.authors) for work in made]
    names[3::4] = [name.partition(",")[0].lower() for name in names[3::4]]
    page = "".join(
        f"{number}. {work.title}\n{name}\n{work.year}\n\n"
        for number, (work, name) in enumerate(zip(made, names, strict=True), 1)
    )
    found = {(item.title, item.authors) for item in parse(page, "shape").references}
    surely = {(work.title, work.authors) for number, work in enumerate(made, 1) if number % 4}
    assert set() == surely - found
