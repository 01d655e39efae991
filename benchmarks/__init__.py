"""Measurements of bibtool, each started as a script: ``python benchmarks/resolver.py``."""
