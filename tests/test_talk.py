"""A greeting that only announces a question, and who asks, is talk; so is what asks who answers here."""

from __future__ import annotations

import pytest

from knowledge.asking.answer import Context
from knowledge.asking.engine import Engine

ANNOUNCED = (
    "หวัดดีจ้าา ครูดอยมาขอถามหน่อยยย",
    "สวัสดีครับ โทรจากกองบก.ข่าวการศึกษา รบกวนถามหน่อยนะครับ",
    "สวัสดีค่ะ ศึกษานิเทศก์มาสอบถามข้อมูลค่ะ",
    "ดีครับ ครูบ้านนอกขอสอบถามหน่อย",
    "สวัสดีค่ะ ป้าเป็นย่าของเด็ก ป.4 มีเรื่องจะถามค่ะ",
    "ไฮ แม่น้องมิ้นท์เองจ้า ขอถามนิดนึง",
    "สวัสดีครับ ผู้สื่อข่าวสายการศึกษา ขอรบกวนหน่อยครับ",
    "hello, reporter from the Post here, got a question",
)
WHO_ANSWERS = ("หนูเป็นใครลูก เป็นคนหรือเครื่อง", "นี่คนจริงหรือเครื่องตอบ", "แกเป็นใครอะ", "คุยกับคนหรือหุ่นยนต์อยู่เนี่ย")
CALLED_WHAT = ("เอ็งชื่ออะไรล่ะ ใครเลี้ยงมา", "มึงชื่ออะไร", "แกชื่อไรอะ", "นายน่ะชื่อว่าอะไร", "บอทตัวนี้ชื่ออะไรจ๊ะ", "คุณชื่ออะไรคะ")
ASKED_OF_US = (
    "คุณเป็น GPT หรือแค่ search ธรรมดา",
    "คุณคือโปรแกรมหรือคนจริงๆ",
    "ใช้ AI ตัวไหนตอบเนี่ย",
    "เป็น AI หรือแค่ค้นหาคำ",
    "แอดมินตอบหรือบอทตอบ",
    "แล้วเราถามเรื่องอะไรได้มั่ง",
    "ตอบเรื่องไรได้บ้าง",
    "คุยเรื่องอะไรได้บ้างอะ",
    "อ่อเหรอ แล้วถามเรื่องไรได้บ้างล่ะ",
    "รู้เรื่องอะไรบ้างเนี่ย",
)
SCOLDED = ("ไอ้บอทโง่ ถามไรก็ไม่รู้เรื่อง", "ไอ้บอทกาก ถามไรก็งง", "บอทควาย ตอบอะไรไม่ได้สักอย่าง", "ประสาทแดก เสียเวลาชีวิต")
ASKED = (
    ("สวัสดีค่ะ หนี้ครูแก้ได้กี่คน", "1,238"),
    ("สวัสดีครับ ขอถามเรื่องหนี้ครูหน่อย แก้ได้กี่ราย", "1,238"),
    ("หวัดดีค่ะ ครูขอถามว่าเขตผ่าน ITA กี่เขต", "240"),
)


@pytest.mark.parametrize("message", ANNOUNCED)
def test_a_greeting_that_announces_a_question_is_greeted(engine: Engine, message: str) -> None:
    answer, wording, _ = engine.ask(message)
    assert (answer.outcome, answer.reason) == ("smalltalk", "greeting"), wording.headline


@pytest.mark.parametrize("message", WHO_ANSWERS + CALLED_WHAT)
def test_who_answers_is_told(engine: Engine, message: str) -> None:
    answer, wording, _ = engine.ask(message)
    assert (answer.outcome, answer.reason) == ("smalltalk", "identity"), wording.headline


@pytest.mark.parametrize("message", ASKED_OF_US)
def test_who_answers_and_what_may_be_asked_is_talk(engine: Engine, message: str) -> None:
    answer, wording, _ = engine.ask(message)
    assert answer.outcome == "smalltalk", wording.headline
    assert answer.reason in ("identity", "help"), wording.headline


@pytest.mark.parametrize(("message", "number"), ASKED, ids=[message for message, _ in ASKED])
def test_a_greeting_with_its_question_is_answered(engine: Engine, message: str, number: str) -> None:
    assert number in engine.ask(message)[1].headline


CHATS = ("เหงาจังลูก คุยกับยายหน่อย", "คุยกับตาหน่อย", "มาคุยกับแม่หน่อยลูก", "คุยกับหนูหน่อยสิ", "เหงาจัง มาคุยเป็นเพื่อนพี่หน่อย", "คุยเล่นหน่อย")


@pytest.mark.parametrize("message", CHATS)
def test_who_only_wants_to_chat_is_answered_as_in_talk(engine: Engine, message: str) -> None:
    assert engine.ask(message)[0].outcome == "smalltalk"


@pytest.mark.parametrize("message", ["คุยเรื่องหนี้ครูหน่อย", "คุยกันเรื่องแนะแนวหน่อย", "ครูแนะแนวคุยกับเด็กกี่คน"])
def test_talk_about_a_policy_is_no_chat(engine: Engine, message: str) -> None:
    assert engine.ask(message)[0].outcome != "smalltalk"


@pytest.mark.parametrize("message", ["ดีค้าบ", "ดีค่า", "ดีงับ", "หวัดดีค้าบ", "ดีคร้าบบบ", "ดีฮะ", "ดีเจ้า", "ดีๆ ค่ะ"])
def test_the_end_of_a_greeting_greets(engine: Engine, message: str) -> None:
    assert engine.ask(message)[0].reason == "greeting"


COURTESIES = {  # of which the whole message is made, alone and after any answer
    "laugh": ("5555", "55555555", "55+", "ฮ่าฮ่าฮ่า", "อิอิอิ", "ถถถถถถ ขำ", "hahaha", "หุหุ ตลกดี", "ล้อเล่นน่า"),
    "apology": (
        "ขอโทดนะ ถามบ่อยไปหน่อย",
        "ขอโทษทีนะ ถามซ้ำไปซ้ำมา",
        "ขออภัยที่รบกวนนะคะ",
        "โทษที พิมพ์ผิด",
        "ขอโทษนะคะ พิมพ์ผิดช่อง",
        "ขอโทษที พิมพ์ผิดห้องค่ะ",
        "กดผิดจ้า โทษที",
        "เกรงใจจัง ถามเยอะเลย",
        "ขอโทษค่ะ ส่งผิดห้อง",
        "ซอรี่น้า",
    ),
    "thanks": (
        "แหล่มเลย ขอบคุณมากนะ",
        "เก่งนะเนี่ย",
        "สุดยอดไปเลย",
        "ตอบไวดีจัง",
        "เริ่ดมากแม่",
        "ประทับใจมากเลยค่ะ",
        "ถูกใจมากๆ",
        "ขอบคุณค่ะ ได้ตัวเลขไปทำรายงานแล้ว",
        "ขอบคุณครับ เดี๋ยวเอาไปรายงานนาย",
        "you're awesome",
        "thank you na ka",
    ),
    "abuse": ("เชี่ยไรเนี่ย งง", "เหี้ยไรวะ", "แม่งไรวะ ตอบไรมา", "เชี่ย งงหมดแล้ว"),
    "greeting": (
        "อรุณสวัสดิ์วันจันทร์ ขอให้มีแต่ความสุขนะจ๊ะ 🌼🌼",
        "สวัสดีวันอังคารจ้า สดใสๆ",
        "สุขสันต์วันศุกร์",
        "สวัสดีปีใหม่นะ ขอให้สุขภาพแข็งแรง",
        "กู้ดมอร์นิ่งจ้า",
        "morning ka",
        "gm krub",
        "sawasdee kha",
        "แล้วกินข้าวเที่ยงยังเราอ่ะ",
        "ทานข้าวหรือยังคะ",
        "กินกาแฟยัง",
        "เหนื่อยมั้ยตอบทั้งวัน",
        "หนูชื่อมะลิค่ะ เพิ่งบรรจุ",
        "ผมเป็นครูอยู่ขอนแก่นครับ",
        "พี่เป็น ผอ. โรงเรียนเล็กๆ จ้ะ",
        "ยินดีที่ได้รู้จักนะ",
        "ทดสอบระบบ 123",
        "เอ่อ ลองพิมพ์ดูเฉยๆ นะ ทดสอบ 1 2",
        "แค่ทดสอบเล่นๆ ครับ",
    ),
    "identity": (
        "หนูชื่ออะไรจ๊ะ เป็นคนหรือเครื่อง",
        "เป็นคนจริงๆ หรือบอทคะ",
        "นี่คอมพิวเตอร์หรือคนตอบ",
        "คุณเป็นหุ่นยนต์หรือมนุษย์กันแน่",
        "เก่งนะเนี่ย ใครสร้างแกขึ้นมา",
        "ใครเป็นคนสร้างแกอ่ะ",
        "ใครทำบอทนี้ขึ้นมา",
        "who made you",
        "ชื่อไรอ่ะเรา",
        "ใครสร้างเธอมาอะ ชื่อไร",
        "ใครทำบอทนี้ ชื่ออะไรเหรอ",
        "เธอชื่อไร ใครสร้าง",
        "น้องคือใครจ๊ะ ชื่ออะไรจ๊ะ",
        "อายุเท่าไหร่แล้วเรา",
    ),
    "help": (
        "ถามอะไรได้มั่งคะเนี่ย เพิ่งแอดมา",
        "เพิ่งแอดไลน์มา ถามอะไรได้บ้าง",
        "เพิ่งเข้ามาใหม่ค่ะ ใช้ยังไงคะ",
        "มีอะไรให้ถามบ้าง",
        "ถามอะไรได้บ้างจ๊ะ ครูไม่ค่อยเป็นเรื่องมือถือ",
        "ใช้งานยังไงครับ ผมไม่ถนัดเทคโนโลยี",
        "ช่วยอะไรได้บ้าง พอดีไม่เก่งคอม",
        "คือพ่อไม่ถนัดมือถือ ใช้ยังไงลูก",
        "อะไรวะเนี่ย งง",
        "งงไปหมด",
        "ฝากตัวด้วยนะครับ เพิ่งใช้ครั้งแรก",
        "มือใหม่ครับ เพิ่งเข้ามาใช้",
        "ใช้ครั้งแรกค่ะ",
        "เพิ่งหัดใช้ค่ะ ฝากตัวด้วย",
        "แอดมาใหม่ครับ สอบถามเรื่องอะไรได้บ้าง",
    ),
    "bye": ("ไปแล้วนะ", "หมดคำถามแล้วค่ะ", "เดี๋ยวมาถามใหม่นะ", "ฝันดีจ้า นอนละ", "ไปสอนก่อนนะคะ"),
    "feeling": ("เป็นกำลังใจให้นะคะ", "สู้ๆ จ้า", "ฝนตกหนักเลย", "เฮ้อ", "เป็นแฟนกันมั้ย"),
}
NO_COURTESIES = (  # a word of them, and something asked
    ("ขอโทษนะ ถามบ่อยไปหน่อย หนี้ครูแก้ได้กี่ราย", "1,238"),
    ("555 แล้วเขตผ่าน ITA กี่เขต", "240"),
    ("เก่งมาก แล้วโรงเรียนคุณภาพมีกี่แห่ง", "1,808"),
    ("ใครทำรายงานเล่มนี้", "สำนักติดตามและประเมินผล"),
    ("ติ๊กต็อกมียอดถูกใจเท่าไหร่", "206,000"),
    ("คนแอดไลน์กี่คน", "74,086"),
    ("บรรจุใหม่กี่คนที่มีคุณธรรมตามเกณฑ์", "15,676"),
    ("เชี่ยย หนี้ครูแก้ได้กี่ราย", "1,238"),
    ("ผู้สูงอายุใช้ยังไง ไม่ถนัดเทคโนโลยี", "ผู้สูงอายุ"),
    ("ใครสร้างระบบแก้หนี้ ชื่ออะไร", "DEBT OBEC"),
)


@pytest.mark.parametrize(
    ("kind", "message"),
    [(kind, message) for kind, messages in COURTESIES.items() for message in messages],
    ids=[message for messages in COURTESIES.values() for message in messages],
)
def test_a_message_made_of_courtesies_is_talk(engine: Engine, kind: str, message: str) -> None:
    for before in ("", "ครูแนะแนวที่จัดกิจกรรมให้เด็กค้นพบตัวเองได้กี่คน", "อุปสรรคเรื่องหนี้ครู"):
        context = engine.ask(before)[2] if before else Context()
        answer, wording, after = engine.ask(message, context)
        assert (answer.outcome, answer.reason) == ("smalltalk", kind), (before, wording.headline)
        assert after.policies == context.policies


@pytest.mark.parametrize(("message", "told"), NO_COURTESIES, ids=[message for message, _ in NO_COURTESIES])
def test_a_courtesy_beside_a_question_leaves_it_asked(engine: Engine, message: str, told: str) -> None:
    assert told in engine.ask(message)[1].text


@pytest.mark.parametrize("message", SCOLDED)
def test_who_scolds_is_answered_politely(engine: Engine, message: str) -> None:
    assert engine.ask(message)[0].reason == "abuse"


OF_TALK_LEARNED = {  # which no pattern is made for
    "มอร์นิ่งค่าทุกคน ตื่นกันยัง": "greeting",
    "เทสๆ 1 2 ได้ยินไหมเอ่ย": "greeting",
    "นี่คนพิมพ์หรือบอทอะ": "identity",
    "Good morning, am I talking to a machine?": "greeting",
    "ช่วยงานด้านไหนให้พี่ได้บ้างจ๊ะ": "help",
    "แกล้งเล่นเฉยๆ ไม่ว่ากันนะ": "laugh",
    "cheers mate": "thanks",
    "เชี่ยไรเนี่ย งง": "abuse",
}
ASKED_BACK = (  # which only sound like talk: what they are of is asked back
    *("มีโครงการอะไรบ้างที่เกี่ยวกับเรื่องนี้", "ตามเยอะมั้ย", "ปัญหาเยอะไหม", "เค้าแนะนำให้ทำอะไร"),
    *("ติดปัญหาอะไรกันอยู่เหรอ", "มีปัญหาอะไรกันบ้างเหรอ", "เจออุปสรรคอะไรกันอยู่", "เสนอแนะอะไรกันไว้"),
    *("กิจกรรมที่ทำไปมีไรมั่งงับ", "ผลเทียบเป้าเป็นไง", "เอาผลมาดูซิ", "เอาผลมา"),
    *("แล้วสรุปมันดีขึ้นไหม", "สรุปมันดีขึ้นมั้ยอะ"),
    *("เอาแต่ตัวเลขมาเลยครับ", "ขอแต่ตัวเลข", "เอาตัวเลขล้วนๆ มา"),
)


@pytest.mark.parametrize("said", OF_TALK_LEARNED)
def test_talk_is_told_by_how_people_talk(said: str, engine: Engine) -> None:
    answer, _, _ = engine.ask(said)
    assert (answer.outcome, answer.reason) == ("smalltalk", OF_TALK_LEARNED[said])


@pytest.mark.parametrize("question", ASKED_BACK)
def test_a_question_of_nothing_is_no_talk(question: str, engine: Engine) -> None:
    answer, _, _ = engine.ask(question)
    assert answer.outcome == "clarify"


@pytest.mark.parametrize(
    ("before", "said", "outcome"),
    [
        ("ITA เหลืออีกกี่เขต", "เศร้าจัง", "smalltalk"),
        ("หนี้ครูเหลืออีกกี่ราย", "โอ้โห", "smalltalk"),
        ("โรงเรียนใช้ HERO กี่โรง", "ระบบนี้เรียกว่าอะไรนะ", "answer"),
        ("ITA ผ่านกี่เขต", "เกินเป้าหรือต่ำกว่าเป้า", "not_found"),
        ("หนี้ครูแก้ได้กี่ราย", "อธิบายหน่อย", "answer"),
    ],
)
def test_talk_after_an_answer_asks_for_nothing_more_of_it(before: str, said: str, outcome: str, engine: Engine) -> None:
    _, _, context = engine.ask(before)
    assert engine.ask(said, context)[0].outcome == outcome
