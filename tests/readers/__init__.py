"""Tests of the readers of bibliography files."""
