"""The commands of `thamdai`, by what they are about."""
