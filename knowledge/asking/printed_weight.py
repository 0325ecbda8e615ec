"""How much a number in a question says of which figure is meant."""

from __future__ import annotations

from knowledge.asking.question import Question

NAMED_BESIDE = 1.2  # something else names one too
ALONE = 2.2  # nothing else does, or it is a percent to two decimals, which few figures share
CLAIMED = 0.3  # a percent claimed of something that is named


def printed_weight(question: Question, number: str) -> float:
    """What is added to the score of a figure that prints this number.

    Little where it is claimed of what is named: in "ครูทำสื่อดิจิทัลได้ 64.50% ใช่ไหม" that is the percent of schools.
    """
    if "." not in number:
        return NAMED_BESIDE if question.naming else ALONE
    return CLAIMED if question.checks_amount and len(question.naming) > 1 else ALONE
