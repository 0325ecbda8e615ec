"""A question in, an answer out: normalise, understand, find, compute, word."""
