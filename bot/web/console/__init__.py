"""The PR team's console: broadcasts, the team, editions, subscribers, unanswered questions. Pages, no passwords."""
