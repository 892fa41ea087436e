"""What is published: a fixed list of tables, counted, taken through the one door, and frozen as a vintage.

Read `tables.py` first: everything else follows from what is declared there. In words: docs/publishing.md.
"""
