"""Conversations by what they are called: "telegram:7:7" is person 7 with the bot alone, "telegram:-5:7" is in group -5.

What is kept of talk in a group has the group and the speaker in columns of their own, so that an index finds it.
"""

from __future__ import annotations

from sqlalchemy import Table, TextClause, text


def of_groups(table: Table) -> TextClause:
    """Which rows are of groups, in the words of the index."""
    return text(f"{table.name}.in_group <> ''")


def places(conversation: str) -> dict[str, str]:
    """The columns `in_group` and `speaker` of a conversation.

    >>> places("telegram:-5:7")
    {'in_group': 'telegram:-5', 'speaker': 'telegram:7'}
    >>> places("line:U7:U7"), places("c1")
    ({'in_group': '', 'speaker': ''}, {'in_group': '', 'speaker': ''})
    """
    channel, _, rest = conversation.partition(":")
    chat, parted, person = rest.partition(":")
    if not parted or chat == person:
        return {"in_group": "", "speaker": ""}
    return {"in_group": f"{channel}:{chat}", "speaker": f"{channel}:{person}"}
