"""Words that tell lists of names from titles and journals."""

from bibtool.names import PARTICLES

JOURNAL_WORDS = frozenset(
    "acoust algebra am anal appl artif astron astropart astrophys bacteriol biol chem clin "
    "combin commun comput cosmol differ econ eng exp fluid funct geom geophys high inst int lett "
    "mach mater math mech med mod mol natl neurosci nucl number opt pharm phys plasma proc pure "
    "rev roy sci soc stat symb theor theory topol".split()
)
"""Words that journals' short names have after a first letter: J. Chem. Phys., Z. Phys. A."""
NAME_PARTICLES = PARTICLES | frozenset("bin e ibn".split())
GROUP_SHORTS = frozenset("teams groups community".split())
SUFFIXES = frozenset("jr jr. sr sr. ii iii iv".split())
# Capitalised words that a title has and no name; "An", "To", "Its" and "Or" are names somewhere.
NO_NAMES = frozenset(
    "the of for with from towards toward using via without under between through beyond how what "
    "why when are is on into over their not these".split()
)
JOINING = frozenset("and et al al. al., et.al et.al. others with by".split())
MAY_JOIN = NAME_PARTICLES | JOINING
IN_LISTS = MAY_JOIN | frozenset("of for the".split())
"""What stands in lists of names in lower case, besides words for groups."""
