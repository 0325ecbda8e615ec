"""Sends broadcasts: fixes whom they are for, works through them in chunks, survives its own death."""
