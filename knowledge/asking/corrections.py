"""What somebody takes back while typing: "แนะแนวกี่คน เอ้ยไม่ใช่ หนี้ครูแก้ได้กี่ราย" asks of debts only."""

from __future__ import annotations

import re
from collections.abc import Sequence

from knowledge.asking.catalogue import Catalogue
from knowledge.asking.spotting import Token, spot

_SIGN = (
    r"(?:เอ้ย|เอ๊ย|เห้ย|เฮ้ย|อุ้ย|อุ๊ย|(?:เออ|เอ่อ|อ้อ|อ่อ|อ้าว)\s?ลืมไป|(?:พิมพ์|ถาม)ผิด(?!\s?(?:ช่อง|ห้อง|แช[ทต]|กลุ่ม|คน|ที่|จอ))|ไม่ใช่(?:ๆ|สิ|ซิ|ดิ|ละ|แล้ว|แฮะ)"
    r"|ไม่เอา(?:ดีกว่า|ละ|แล้ว)|เปลี่ยนใจ(?:ละ|แล้ว|ดีกว่า)?|(?:เอา|ถาม)ใหม่(?:ดีกว่า|ละ)?|ขอเปลี่ยน(?:คำถาม|เรื่อง)?"
    r"|scratch that|no wait|wait,? no|(?:sorry,? )?i mean)"
)
_TAKEN_BACK = re.compile(
    rf"(?<=\S)\s+{_SIGN}(?:[\sๆ,.]*(?:{_SIGN}|ไม่ใช่(?=\s)))*[\sๆ,.]*(?:นะ|ค่ะ|คะ|ครับ|จ้า)?\s*(?=\S)", re.IGNORECASE
)
_TAKES_BACK_THE_LAST = re.compile(  # what was told
    r"^\s*ไม่ใช่(?:สิ|ซิ|ดิ|ๆ|ละ|แฮะ)+\s*(?:ครับ|ค่ะ|คะ|นะ)?\s*(?=(?:จะ|ขอ)?เอา)"
)
_OPENS = re.compile(r"^(?:(?:ขอ|อยาก)?ถาม(?:ถึง)?|อยากรู้|หมายถึง|หมายความว่า|เอา|ขอ|คือ)?\s?(?:เป็น)?\s?(?:เรื่อง)?(?:ของ)?\s?")
_RATHER = re.compile(r"(?<=\S)ดีกว่า(?=\s|$)")


_IN_OTHER_WORDS = re.compile(
    r"(?<=\S)\s+(?:เอา|หมายถึง|หมายความว่า|คือ|นับ)?(?:เฉพาะ)?แบบ(?:ที่)?\s?(?=\S)"
    r"|(?<=\S)\s+เอา(?:เฉพาะ|แค่|แต่)\s?(?=\S)"
)


def corrected(text: str, catalogue: Catalogue) -> str:
    """The message without what it takes back; itself where it takes back nothing, or nothing else is named.

    A correction that asks nothing itself takes over what was asked, with its own name in place of one of the same kind:
    "โรงเรียนเล็กมีกี่แห่ง ไม่ใช่ๆ หมายถึงโรงเรียนคุณภาพ", "เฟสมีคนตามเท่าไหร่ เอ้ย ยูทูป".
    """
    text = _TAKES_BACK_THE_LAST.sub("", text)
    signs = list(_TAKEN_BACK.finditer(text))
    if not signs and (sign := _IN_OTHER_WORDS.search(text)):
        return _said_again(text, sign, catalogue)
    if not signs:
        return text
    rest = _RATHER.sub("", text[signs[-1].end() :])
    tokens, words = spot(rest, catalogue.lexicon), catalogue.words
    named = {c for t in tokens for c in t.concepts} - words.actors
    if not named:
        return text
    if any(cue.startswith(_ASKING) for t in tokens for cue in t.cues if cue not in _OPENING):
        return rest
    before, name = spot(text[: signs[-1].start()], catalogue.lexicon), _OPENS.sub("", rest)
    if replaced := _in_place_of_its_kind(before, name, named, catalogue):
        return replaced
    asked = next((n for n, t in enumerate(before) if any(cue.startswith(_ASKING) for cue in t.cues)), len(before))
    return f"{name} {''.join(t.text for t in before[asked:])}".strip()


def _said_again(text: str, sign: re.Match[str], catalogue: Catalogue) -> str:
    """ "ยุบรวมไปกี่แห่ง เอาแบบเลิกสถานศึกษา": which of a kind is meant, said after it was asked."""
    name = text[sign.end() :]
    tokens = spot(name, catalogue.lexicon)
    if any(cue.startswith("ask.") for t in tokens for cue in t.cues):
        return text  # "ไม่เอาประถมนะ เอาแค่มัธยม กี่โรง" asks after it
    named = {c for t in tokens for c in t.concepts}
    return _in_place_of_its_kind(spot(text[: sign.start()], catalogue.lexicon), name, named, catalogue) or text


def _in_place_of_its_kind(before: Sequence[Token], name: str, named: set[str], catalogue: Catalogue) -> str:
    """What was said before, with the name in place of one of the same kind; "" where there is none."""
    alike = {c for kind in catalogue.words.kinds if named & kind for c in kind}
    if not any(alike & set(t.concepts) for t in before):
        return ""
    return " ".join(name if alike & set(t.concepts) else t.text for t in before)


_ASKING = ("ask.", "aspect.")
_OPENING = frozenset({"ask.define", "ask.tell"})  # "หมายถึง", "ถาม": they only open the correction
