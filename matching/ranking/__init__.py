"""Whom to consider, why, and in which order; loads a trained ranker, never trains one."""
