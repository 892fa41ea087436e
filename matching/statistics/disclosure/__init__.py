"""Disclosure control: figures leave through one door, and only when no hidden cell can be worked out from them.

Read `door.py` first. Rules, attacker and limits in words: docs/disclosure.md.
"""
