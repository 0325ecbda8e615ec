"""What a card says: the facts of an answer, put in order for somebody who looks instead of reading."""
