"""Which findings make a run fail: ``--fail-on``."""

from dataclasses import dataclass

from bibtool.checking.codes import CODES, Severity
from bibtool.checking.findings import Report, State
from bibtool.errors import UnknownName

NEVER = "never"
_STATES = tuple(state.value for state in State if state is not State.OK)
_SEVERITIES = tuple(severity.value for severity in Severity)
KNOWN = (NEVER, *_SEVERITIES, *dict.fromkeys((*_STATES, *CODES)))


@dataclass(frozen=True, slots=True)
class FailOn:
    """Codes, severities (these or worse) and states that fail a run."""

    names: frozenset[str]

    @classmethod
    def parse(cls, text: str) -> "FailOn":
        """Read a list with commas.

        Raises:
            UnknownName: one that is neither; the text lists those there are.
        """
        names = [name.strip() for name in text.split(",") if name.strip()] or [NEVER]
        for name in names:
            if name not in KNOWN:
                raise UnknownName("name in --fail-on", name, KNOWN)
        return cls(frozenset(names))

    def fails(self, report: Report) -> bool:
        """Whether anything in a report is to fail."""
        worst = [n for n, severity in enumerate(_SEVERITIES) if severity in self.names]
        failing = frozenset(_SEVERITIES[: max(worst) + 1]) if worst else frozenset()
        return any(
            f.code in self.names or f.severity.value in failing for _, f in report.findings
        ) or any(verdict.state.value in self.names for _, verdict in report.verdicts)
