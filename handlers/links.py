"""Codes of deep links: what `t.me/bot?start=CODE` opens. Telegram allows 64 characters of A-Za-z0-9_-."""

from __future__ import annotations

from handlers.actions import action
from knowledge.records import Edition

LONGEST = 64
TELEGRAM = "https://t.me/"


def policy_code(policy: str) -> str:
    """The code that opens a policy.

    >>> policy_code("small-schools")
    'p_small-schools'
    """
    return f"p_{policy}"


def indicator_code(indicator: str) -> str:
    """Ids of indicators are joined by dots, which a code can't hold.

    >>> indicator_code("debt.reduced")
    'i_debt__reduced'
    """
    return "i_" + indicator.replace(".", "__")


def address_of(bot: str, policy: str) -> str:
    """The bot's address; on Telegram, which takes codes, one that opens the policy, unless that is "".

    >>> address_of("https://t.me/thamdai_bot", "debt"), address_of("https://bot.example.go.th", "debt")
    ('https://t.me/thamdai_bot?start=p_debt', 'https://bot.example.go.th')
    """
    return f"{bot}?start={policy_code(policy)}" if policy and bot.startswith(TELEGRAM) else bot


def action_for(code: str, edition: Edition) -> str:
    """What a code opens; the menu for one that is unknown or of an earlier report."""
    for policy in edition.policies:
        if code == policy_code(policy.id):
            return action("topic", policy.id)
    for indicator in edition.indicators:
        if code == indicator_code(indicator.id):
            return action("figure", indicator.id)
    return "start"
