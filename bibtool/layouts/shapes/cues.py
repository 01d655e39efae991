"""The words by which a line may be told for a venue, news or an address.

Most lines have none of them, and to see that takes a fraction of the time that searching for what
they are part of takes.
"""

import re

from bibtool.layouts.remembering import remembered

VENUE = frozenset(
    """proceeding proceedings proc conference conf journal transactions trans workshop workshops
    symposium colloquium advances letters lett corr preprint arxiv annals bulletin tech technical
    thesis appear accepted review submitted press forthcoming presented communications pnas ieee acm
    springer elsevier magazine quarterly acta rev phys j vol volume pp pages lecture lncs findings
    neurips nips iclr icml cvpr iccv eccv aaai ijcai naacl emnlp acl kdd sigir siggraph tmlr jmlr
    tpami ijcv stoc focs soda icra iros corl uai aistats colt tacl coling chi wacv bmvc interspeech
    icassp openreview published publisher appeared poster demo chapter patent resubmit
    revision conditionally paraître soumis soumise eingereicht erscheint""".split()
)
SERIES = frozenset(
    """conference journal transactions symposium workshop proceedings advances letters annals
    colloquium meeting congress bulletin quarterly magazine press thesis""".split()
)
NEWS = frozenset(
    """accepted our will gave giving invited joined out available hiring honoured honored excited
    received won served serving reviewed reviewer click sign subscribe your tuned phd organi
    announc congrat""".split()
)
PERSONAL = frozenset("our my i we two one three".split())
CONTACT = frozenset("dot university technology inc gmbh laboratory laboratories".split())
CUES = VENUE | SERIES | NEWS | PERSONAL | CONTACT
ENDINGS = ("organi", "announc", "congrat")
_WORD = re.compile(r"\w+")


@remembered
def cues_of(text: str) -> frozenset[str]:
    """Return the telling words of a line, in lower case."""
    low = text.lower()
    found = CUES.intersection(_WORD.findall(low))
    endings = [cue for cue in ENDINGS if cue in low]
    return found.union(endings) if endings else found
