"""Draws cards: text is measured and laid out here, an SVG is filled in, resvg makes the picture."""
