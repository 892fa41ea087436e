"""Trained rankers and their evaluation, not data models."""
