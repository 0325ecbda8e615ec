"""Runs it: settings, command line, channels, web. The only place with input and output."""
