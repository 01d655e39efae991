"""Our own DOI resolver and registries on the loopback interface, for tests to talk to.

What they say has the shapes of Crossref's and DataCite's CSL-JSON as their documentation and issue
trackers describe them (docs/verified.md); the works are invented.
"""

from .items import crossref, datacite
from .server import Canned, DoiServer

__all__ = ["Canned", "DoiServer", "crossref", "datacite"]
