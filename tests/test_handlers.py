"""Small rooms of the handlers: masking, links, the order of handlers."""

from __future__ import annotations

import pytest

from handlers.actions import action, parts
from handlers.conversation import Message, Reply, said
from handlers.links import LONGEST, action_for, indicator_code, policy_code
from handlers.masking import MASK, masked
from handlers.offers import Offers
from handlers.reception import Reception
from knowledge.asking.engine import Engine


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("หนี้ครู somchai@example.com กี่ราย", f"หนี้ครู {MASK} กี่ราย"),
        ("โทร 08-1234-5678 ได้ไหม", f"โทร {MASK} ได้ไหม"),
        ("โทร ๐๘๑๒๓๔๕๖๗๘", f"โทร {MASK}"),
        ("เลขบัตร 1 2345 67890 12 3", f"เลขบัตร {MASK}"),
        ("นางสาวสมหญิง ใจดี เป็นหนี้เท่าไร", f"{MASK} เป็นหนี้เท่าไร"),
        ("ดู www.example.com/x", f"ดู {MASK}"),
        ("ถาม @somchai_k ดู", f"ถาม {MASK} ดู"),
        ("เลขบัตร 1-2345-67890-12-3 ครับ", f"เลขบัตร {MASK} ครับ"),
        ("เลข ๑๒๓๔๕๖๗๘๙๐๑๒๓", f"เลข {MASK}"),
        ("โทร ๐๘๑-๒๓๔-๕๖๗๘", f"โทร {MASK}"),
        ("โทร +66 81 234 5678", f"โทร {MASK}"),
        ("บัญชี 123-4-56789-0", f"บัญชี {MASK}"),
        ("ด.ช.สมชาย ใจดี", MASK),
        ("เด็กหญิง มาลี สุขใจ", MASK),
        ("ว่าที่ ร.ต. สมชาย ใจดี", MASK),
        ("พ.ต.อ.สมชาย ใจดี ถาม", f"{MASK} ถาม"),
        ("ศ.ดร.สมชาย ใจดี", MASK),
        ("คุณสมชาย ใจดี ถามว่า", f"{MASK} ถามว่า"),
        ("ผอ.สมศักดิ์", MASK),
        ("Mr. John Smith asked", f"{MASK} asked"),
        ("line id: somchai99", MASK),
    ],
)
def test_what_points_to_a_person_is_masked(typed: str, kept: str) -> None:
    assert masked(typed) == kept


LEFT = (
    *("หนี้สินครูแก้ได้กี่ราย ปี 2567", "1,238 จาก 7,926 ราย", "ร้อยละ 15.61 ใช่ไหม", "ครูเข้าร่วมกี่คน", "นายจ้างจ่ายเท่าไร"),
    *("นายกรัฐมนตรีว่าอย่างไร", "นางสาวไทยได้กี่คน", "คุณภาพโรงเรียนเป็นอย่างไร", "คุณมีข้อมูลหนี้ครูไหม", "คุณสมบัติของครู"),
    *("คุณครูกี่คน", "เด็กหญิงกี่คน", "โรงเรียนคุณภาพ 1,808 แห่ง", "ปีงบประมาณ 2567 ถึง 2568", "ครูใหญ่กี่คน"),
)


@pytest.mark.parametrize("typed", LEFT)
def test_what_the_report_speaks_of_is_left(typed: str) -> None:
    assert masked(typed) == typed


def test_every_policy_and_indicator_has_a_code_that_leads_back_to_it(engine: Engine) -> None:
    edition = engine.catalogue.edition
    codes = {policy_code(each.id): action("topic", each.id) for each in edition.policies}
    codes |= {indicator_code(each.id): action("figure", each.id) for each in edition.indicators}
    assert len(codes) == len(edition.policies) + len(edition.indicators)
    for code, opens in codes.items():
        assert len(code) <= LONGEST
        assert code.replace("_", "").replace("-", "").isalnum()
        assert action_for(code, edition) == opens
    assert action_for("", edition) == action_for("p_gone", edition) == "start"


async def test_the_first_handler_that_has_a_reply_wins() -> None:
    async def none(_: Message) -> Reply | None:
        return None

    async def first(message: Message) -> Reply | None:
        return said(message, "แรก")

    async def second(message: Message) -> Reply | None:
        return said(message, "สอง")

    reply = await Reception((("none", none), ("first", first), ("second", second))).reply(Message("c", "x"))
    assert (reply.headline, reply.reader) == ("แรก", "first")
    with pytest.raises(LookupError, match="last"):
        await Reception((("none", none),)).reply(Message("c", "x"))


def test_offers_are_figures_with_their_source_and_date(engine: Engine) -> None:
    offers = Offers(engine.catalogue)
    for query in ("หนี้ครู", "โรงเรียนขนาดเล็ก", "ธนาคารหน่วยกิต", ""):
        found = offers.matching(query)
        assert found
        assert len({each.id for each in found}) == len(found)
        for each in found:
            assert "ที่มา:" in each.text
            assert "ข้อมูล ณ" in each.text
            assert each.text.startswith(each.headline)
    assert any("1,238" in each.title for each in offers.matching("หนี้ครู"))


def test_actions_are_names_parted_by_colons() -> None:
    assert parts(action("cell", "debt", "figures", 0)) == ("cell", ("debt", "figures", "0"))
    for bad in ("a:b", "ก", "x y"):
        with pytest.raises(ValueError, match="action"):
            action("cell", bad)
