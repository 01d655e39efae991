"""Names of arXiv categories, which a search of everything also looks into (API notes §3.3)."""

from collections.abc import Iterable

from .analysis import standard

NAMES = {
    "astro-ph": "Astrophysics",
    "astro-ph.CO": "Cosmology and Nongalactic Astrophysics",
    "astro-ph.EP": "Earth and Planetary Astrophysics",
    "astro-ph.GA": "Astrophysics of Galaxies",
    "astro-ph.HE": "High Energy Astrophysical Phenomena",
    "astro-ph.IM": "Instrumentation and Methods for Astrophysics",
    "astro-ph.SR": "Solar and Stellar Astrophysics",
    "cond-mat": "Condensed Matter",
    "cond-mat.mtrl-sci": "Materials Science",
    "cond-mat.stat-mech": "Statistical Mechanics",
    "cond-mat.str-el": "Strongly Correlated Electrons",
    "cs.AI": "Artificial Intelligence",
    "cs.CL": "Computation and Language",
    "cs.CR": "Cryptography and Security",
    "cs.CV": "Computer Vision and Pattern Recognition",
    "cs.DL": "Digital Libraries",
    "cs.DS": "Data Structures and Algorithms",
    "cs.IR": "Information Retrieval",
    "cs.IT": "Information Theory",
    "cs.LG": "Machine Learning",
    "cs.LO": "Logic in Computer Science",
    "cs.NE": "Neural and Evolutionary Computing",
    "cs.PL": "Programming Languages",
    "cs.RO": "Robotics",
    "cs.SE": "Software Engineering",
    "eess.IV": "Image and Video Processing",
    "eess.SP": "Signal Processing",
    "gr-qc": "General Relativity and Quantum Cosmology",
    "hep-ph": "High Energy Physics - Phenomenology",
    "hep-th": "High Energy Physics - Theory",
    "math.AG": "Algebraic Geometry",
    "math.AP": "Analysis of PDEs",
    "math.CO": "Combinatorics",
    "math.NT": "Number Theory",
    "math.PR": "Probability",
    "math.ST": "Statistics Theory",
    "nucl-th": "Nuclear Theory",
    "physics.acc-ph": "Accelerator Physics",
    "physics.optics": "Optics",
    "q-bio.NC": "Neurons and Cognition",
    "quant-ph": "Quantum Physics",
    "stat.ME": "Methodology",
    "stat.ML": "Machine Learning",
}
"""The common categories only; the others simply have no name here."""

_WORDS = {identifier: frozenset(standard(name)) for identifier, name in NAMES.items()}


def named(identifiers: Iterable[str], value: str) -> bool:
    """Tell whether all words of a query are in the name of one of these categories."""
    words = frozenset(standard(value))
    return bool(words) and any(words <= _WORDS.get(name, frozenset()) for name in identifiers)
