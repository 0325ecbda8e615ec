"""The chat page and the API of questions."""
