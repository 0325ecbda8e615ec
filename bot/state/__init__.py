"""What the bot remembers: updates, conversations, people, answers. Behind one database URL, SQLite or PostgreSQL."""
