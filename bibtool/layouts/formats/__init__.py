"""Layouts of files: what programs write for programs, where each work's place is certain.

One module per format. Works are found as spans of characters and given to a page as lines
(``spans``), so that several works on one line, as in a minified file, are told apart.
"""
