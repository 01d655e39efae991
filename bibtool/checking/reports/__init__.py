"""Forms to write a report in.

To add one: a module here with a ``write(report) -> str``, and one line below.
"""

from collections.abc import Callable

from bibtool.checking.findings import Report
from bibtool.checking.reports import github, machine, sarif, text
from bibtool.plugins import Registry

FORMS: Registry[Callable[[Report], str]] = Registry("format of findings")
FORMS.register("text", text.write)
FORMS.register("json", machine.write)
FORMS.register("github", github.write)
FORMS.register("sarif", sarif.write)
