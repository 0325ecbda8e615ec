"""How it reads that an amount which the question stated is so, or isn't, and of what such a number is printed."""

from __future__ import annotations

from knowledge.asking.answer import Checked, Fact
from knowledge.asking.phrases import share
from knowledge.asking.shortening import shorten
from knowledge.thai import format_number

LONGEST, LABEL = 219, 110  # letters
_VERDICTS = {
    "so": "ใช่ค่ะ",
    "printed": "รายงานพิมพ์ไว้ตามนั้นค่ะ",
    "near": "ใกล้เคียงค่ะ",
    "partly": "ไม่ตรงทั้งหมดค่ะ",
    "not so": "ไม่ใช่ค่ะ",
}
_OF_ALL = {"so": "ครบแล้วค่ะ", "not so": "ยังไม่ครบค่ะ"}


def say_verdict(checked: Checked, headline: str, body: list[str]) -> tuple[str, list[str]]:
    """The first line opened by the verdict, and under it what the amounts are that were taken for another."""
    said = (_OF_ALL if checked.all_meant else {}).get(checked.verdict, _VERDICTS[checked.verdict])
    return shorten(f"{said} {headline}", LONGEST), [*(_told(text, fact) for text, fact in checked.elsewhere), *body]


def _told(text: str, fact: Fact) -> str:
    if fact.total is not None and fact.total != fact.value and text == str(fact.total):
        return f"{format_number(fact.total)} {fact.unit} คือ{fact.total_label or 'จำนวนทั้งหมด'}".rstrip()
    number = text if "." in text else format_number(text)
    return f"ตัวเลข {number} ในรายงานเป็นของ “{shorten(fact.label, LABEL)}”: {share(fact)}"
