"""How the tables came to be: one module of `versions` for each change, oldest first, never edited afterwards."""
