"""What the report says: records, and the way from a question to an answer. Knows no chat, no network, no clock."""
