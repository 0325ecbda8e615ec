"""Corrections of broadcasts that went out: old → new stands there by itself, and nothing old is left in between."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from handlers.broadcasts import Broadcast, Changed, Draft
from handlers.composing import CORRECTS, Written, compose, correction_of, drafts_of_changes, recomposed
from knowledge.changes import Change, changes
from knowledge.database import edition_id_of
from knowledge.records import Edition
from tests.made_up_edition import with_indicator
from tests.test_publishing import NEW, OLD

LATER = with_indicator(NEW, "savings.members", value=341, value_text="341", percent=27.5, percent_text="27.50")
ARROWS = "• ครูที่เข้าร่วมการออม: 310 คน จาก 1,240 (25.00%) → 330 คน จาก 1,240 (26.61%) (เพิ่มขึ้น 20)"


def sent(text: str, topic: str = "savings", edition: Edition = OLD, **more: object) -> Broadcast:
    """A broadcast that went out when that edition was in use."""
    composed = compose(Written("การออม", text, topic), edition, edition_id_of(edition))
    assert composed.may_go, composed.faults
    draft = replace(composed.draft, **more)  # type: ignore[arg-type]
    return Broadcast(7, "done", draft, "telegram:1", draft.content_hash())


def corrected(broadcast: Broadcast, edition: Edition = NEW, found: tuple[Change, ...] | None = None) -> Draft:
    since = changes(OLD, edition) if found is None else found
    return correction_of(broadcast, since, edition, edition_id_of(edition))


WRITTEN = {  # what went out -> what stands under old → new, before the figures are filled in
    "ครูออมเงิน {savings.members}": "ครูออมเงิน {savings.members}",
    "ครูออมเงิน 310 คน จาก 1,240 คน": "ครูออมเงิน 330 คน จาก 1,240 คน",
    "ครูออมเงิน ๓๑๐ คน": "ครูออมเงิน 330 คน",
    "ออมแล้ว 310 คน (25%)": "ออมแล้ว 330 คน (26.61%)",
    "คิดเป็นร้อยละ 25.00": "คิดเป็นร้อยละ 26.61",
    "ออมแล้ว 310 คน\nเล่าเมื่อ 3 ต.ค. 68 เวลา 09:30 น.": "ออมแล้ว 330 คน\nเล่าเมื่อ 3 ต.ค. 68 เวลา 09:30 น.",
}


@pytest.mark.parametrize("text", WRITTEN, ids=WRITTEN)
def test_a_figure_that_changed_since_is_told_with_old_and_new(text: str) -> None:
    draft = corrected(sent(text))
    assert draft.text == f"{CORRECTS}\n{ARROWS}\n{WRITTEN[text]}"
    assert (draft.kind, draft.corrects, draft.title) == ("correction", 7, "แก้ไข: การออม")
    assert recomposed(draft, NEW).may_go, recomposed(draft, NEW).faults
    assert "310" not in draft.message.replace(ARROWS, "")


def test_the_old_number_may_stand_in_a_correction_and_no_other_wrong_one() -> None:
    draft = corrected(sent("ออมแล้ว 310 คน"))
    for text, may_go in (
        (draft.text, True),
        (draft.text.replace("330", "333"), False),
        (f"{draft.text}\n25 คน", False),
    ):
        assert compose(Written("", text, "savings"), NEW, "x", draft).may_go is may_go, text


def test_a_figure_that_the_text_did_not_tell_is_not_in_its_correction() -> None:
    draft = corrected(sent("แม่ครัว 1,240 คน", "kitchens"))
    assert draft.text == f"{CORRECTS}\nแม่ครัว 1,240 คน\n(เดิมแจ้งว่า: แม่ครัว 1,240 คน)"
    assert "ครูที่เข้าร่วมการออม" not in draft.message


def test_where_nothing_changed_its_author_says_what_was_wrong() -> None:
    draft = corrected(sent("ออมแล้ว 310 คน"), OLD)
    assert draft.message.splitlines() == [CORRECTS, "ออมแล้ว 310 คน", "(เดิมแจ้งว่า: ออมแล้ว 310 คน)"]
    assert draft.changes == (Changed("", "ประกาศก่อนหน้า", "ออมแล้ว 310 คน", ""),)


def test_a_change_that_changed_again_is_told_from_what_people_were_told_to_what_is() -> None:
    (told,) = drafts_of_changes(OLD, NEW, edition_id_of(NEW))
    draft = corrected(Broadcast(7, "done", told, "local:1", told.content_hash()), LATER, changes(NEW, LATER))
    assert draft.message.splitlines() == [
        CORRECTS,
        "• ครูที่เข้าร่วมการออม: 330 คน จาก 1,240 (26.61%) → 341 คน จาก 1,240 (27.50%) (เพิ่มขึ้น 11)",
        "📢 ปรับข้อมูลเรื่องการออมของครู",
        "ข้อมูล ณ 30 ก.ย. 68",
    ]
    assert recomposed(draft, LATER).may_go, recomposed(draft, LATER).faults


def test_the_date_of_the_numbers_is_todays() -> None:
    day = date(2026, 9, 30)
    moved = tuple(replace(each, as_of=day) for each in NEW.indicators)
    newer = replace(NEW, report=replace(NEW.report, as_of=day), indicators=moved)
    draft = corrected(sent("ออมแล้ว 310 คน\nข้อมูล ณ 30 ก.ย. 68"), newer)
    assert draft.message.splitlines()[-1] == "ข้อมูล ณ 30 ก.ย. 69"
    assert recomposed(draft, newer).may_go, recomposed(draft, newer).faults
