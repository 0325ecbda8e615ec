"""The report by its topics: a policy, a column of it, one figure, a sentence as printed, two policies side by side."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from handlers.actions import action, page_of, parts
from handlers.conversation import Button, Message, Reply, said
from handlers.menu import TO_TOPICS
from handlers.questions import QuestionDesk, card_button
from knowledge.asking.answer import Answer, AnswerAspect, Fact
from knowledge.asking.catalogue import Catalogue, citation_of
from knowledge.asking.phrases import ASKED_AS, share, source_line
from knowledge.asking.turn import all_figures, figure_answer, passage_answer
from knowledge.asking.wording import word
from knowledge.records import ASPECTS, Aspect, Policy
from knowledge.thai import thai_date

SHORT_NAMES: dict[str, str] = {
    "figures": "🔢 ตัวเลข",
    "activities": "🛠 การดำเนินงาน",
    "obstacles": "⛔ อุปสรรค",
    "recommendations": "💡 ข้อเสนอแนะ",
    "summary": "📋 สรุป",
}


def is_contents(reply: Reply) -> bool:
    """Whether an answer lists what the report is about."""
    return reply.outcome == "answer" and reply.aspect == "meta" and isinstance(reply.policy, tuple)


class Topics:
    """Opens places of the report. What they say comes from the same records and wording as answers do."""

    def __init__(self, desk: QuestionDesk, catalogue: Catalogue) -> None:
        self._desk = desk
        self._catalogue = catalogue
        self._edition = catalogue.edition

    async def handle(self, message: Message) -> Reply | None:
        name, rest = parts(message.action)
        if name == "topics":
            return self._list(message, "topic", "เลือกเรื่องที่อยากรู้ได้เลยค่ะ")
        if name == "compare":
            return self._compare(message, rest)
        if name == "topic" and self._policy(rest):
            return await self._summary(message, rest[0], page_of(rest, 1))
        if name == "cell" and self._policy(rest) and len(rest) > 1 and rest[1] in ASPECTS:
            return await self._cell(message, rest[0], rest[1], page_of(rest, 2))
        if name == "figure" and rest:
            return await self._figure(message, rest[0], page_of(rest, 1))
        if name == "quote" and self._policy(rest) and len(rest) > 2:
            return self._quote(message, rest)
        return None

    def _policy(self, rest: tuple[str, ...]) -> Policy | None:
        return self._catalogue.policies.get(rest[0]) if rest else None

    def _list(self, message: Message, then: str, headline: str, *done: str) -> Reply:
        counts = Counter(policy.group for policy in self._edition.policies)
        lines = [headline, *(f"• {group.title} {counts[group.id]} เรื่อง" for group in self._edition.groups)]
        return said(message, *lines, buttons=self.openings(then, *done), place="same", gallery=then == "topic")

    def openings(self, then: str = "topic", *done: str) -> tuple[Button, ...]:
        """A button for each policy that is not done, group by group, with its main figure."""
        titles = {group.id: group.title for group in self._edition.groups}
        left = [each for group in titles for each in self._edition.policies if each.group == group]
        return tuple(
            Button(
                label=each.short_title,
                text=each.short_title,
                action=action(then, *done, each.id),
                row=place // 2,
                group=titles[each.group],
                figure=self._main_figure(each.id),
            )
            for place, each in enumerate(each for each in left if each.id not in done)
        )

    def _main_figure(self, policy: str) -> Fact | None:
        indicator = self._catalogue.indicators.get(self._catalogue.policies[policy].main_indicator)
        return figure_answer(self._catalogue, [indicator]).facts[0] if indicator else None

    async def _summary(self, message: Message, policy: str, page: int) -> Reply:
        title = self._catalogue.policies[policy].short_title
        reply = await self._desk.answer(replace(message, text=f"สรุปเรื่อง{title}"))
        return replace(
            reply, buttons=self.ways_on(policy, "summary"), again=action("topic", policy), page=page, place="same"
        )

    async def _cell(self, message: Message, policy: str, aspect: str, page: int) -> Reply | None:
        column = next(each for each in ASPECTS if each == aspect)
        answer = self._column(policy, column)
        if answer is None:
            title = self._catalogue.policies[policy].short_title
            return said(
                message,
                f"รายงานไม่มี{ASKED_AS[aspect]}ของเรื่อง{title}ค่ะ",
                buttons=self.ways_on(policy, column),
                place="same",
            )
        reply = await self._desk.tell(message, answer, word(answer, self._catalogue))
        buttons = self.ways_on(policy, column)
        return replace(reply, buttons=buttons, again=action("cell", policy, aspect), page=page, place="same")

    def _column(self, policy: str, aspect: Aspect) -> Answer | None:
        if aspect == "figures":
            return all_figures(self._catalogue, policy)
        items = self._catalogue.passages(policy, aspect)
        return passage_answer(self._catalogue, items, reason="cell", depth="full") if items else None

    async def _figure(self, message: Message, indicator_id: str, page: int) -> Reply | None:
        indicator = self._catalogue.indicators.get(indicator_id)
        if indicator is None:
            return None
        answer = figure_answer(self._catalogue, [indicator])
        reply = await self._desk.tell(message, answer, word(answer, self._catalogue))
        return replace(reply, buttons=self.after(reply), again=action("figure", indicator_id), page=page)

    def _quote(self, message: Message, rest: tuple[str, ...]) -> Reply | None:
        policy, aspect, order, *kept = rest
        back = (Button("◀ กลับ", "กลับ", action("more", *kept[:1]), 0),) if kept and kept[0].isdecimal() else ()
        for passage in self._edition.passages:
            if (passage.policy, passage.aspect, str(passage.order)) == (policy, aspect, order):
                answer = Answer("answer", (policy,), passage.aspect, citations=(citation_of(self._catalogue, passage),))
                title = self._catalogue.policies[policy].short_title
                lines = (
                    f"ข้อความตามที่พิมพ์ในรายงาน เรื่อง{title}",
                    f"“{passage.source_text}”",
                    source_line(answer, self._catalogue),
                )
                reply = said(message, *lines, buttons=(*back, *self.ways_on(policy, "")), place="same")
                return replace(
                    reply, policy=policy, aspect=passage.aspect, outcome="answer", citations=answer.citations
                )
        return None

    def _compare(self, message: Message, rest: tuple[str, ...]) -> Reply:
        chosen = [each for each in rest if each in self._catalogue.policies][:2]
        if len(chosen) < 2:
            first = (
                f"เทียบเรื่อง{self._catalogue.policies[chosen[0]].short_title}กับเรื่องไหนคะ"
                if chosen
                else "เทียบเรื่องไหนกับเรื่องไหนดีคะ เลือกเรื่องแรกก่อนค่ะ"
            )
            return self._list(message, "compare", first, *chosen)
        titles = [self._catalogue.policies[each].short_title for each in chosen]
        lines, dates = [f"เทียบเรื่อง{titles[0]}กับเรื่อง{titles[1]}"], []
        for policy, title in zip(chosen, titles, strict=True):
            indicator = self._catalogue.indicators.get(self._catalogue.policies[policy].main_indicator)
            if indicator is None:
                lines += ["", f"{title}", "• รายงานไม่มีตัวเลขหลักของเรื่องนี้"]
                continue
            fact = figure_answer(self._catalogue, [indicator]).facts[0]
            lines += ["", f"{title}", f"• {fact.label}: {share(fact)}"]
            dates.append(thai_date(fact.as_of))
        lines += ["", f"ที่มา: ตัวเลขหลักของแต่ละเรื่องในรายงาน · ข้อมูล ณ {' และ '.join(dict.fromkeys(dates))}"]
        buttons = [
            Button(f"📋 {title}", title, action("topic", each), 0) for each, title in zip(chosen, titles, strict=True)
        ]
        if len(dates) == len(chosen):
            buttons.append(card_button(f"ขอการ์ดเปรียบเทียบ{titles[0]}กับ{titles[1]}", "vs", *chosen))
        buttons.append(Button("เทียบคู่อื่น", "เทียบคู่อื่น", "compare", 9))
        return said(message, *lines, buttons=tuple(buttons), place="same")

    def ways_on(self, policy: str, shown: AnswerAspect | str) -> tuple[Button, ...]:
        """The other columns of a policy, its summary, and the way back to all topics."""
        title = self._catalogue.policies[policy].short_title
        targets = {"summary": action("topic", policy)} | {each: action("cell", policy, each) for each in ASPECTS}
        others = [each for each in (*ASPECTS, "summary") if each != shown]
        buttons = [
            Button(SHORT_NAMES[each], f"{ASKED_AS[each]}เรื่อง{title}", targets[each], place // 2)
            for place, each in enumerate(others)
        ]
        card = card_button(f"ขอการ์ดเรื่อง{title}", "policy", policy)
        follow = Button("🔔 ติดตาม", f"ติดตามเรื่อง{title}", action("follow", policy), 9)
        return (*buttons, card, follow, replace(TO_TOPICS, row=9))

    def after(self, reply: Reply, kept: str = "") -> tuple[Button, ...]:
        """What may follow an answer: where it is of one policy, its columns and the sentence as printed; where it
        tells what the report is about, its policies.

        `kept` is the number under which the answer is kept, for the way back to it.
        """
        if is_contents(reply):
            named = {action("topic", each) for each in reply.policy or ()}
            return tuple(each for each in self.openings() if each.action in named)
        if (
            not isinstance(reply.policy, str)
            or reply.policy not in self._catalogue.policies
            or reply.outcome != "answer"
        ):
            return ()
        places = dict.fromkeys((c.aspect, c.order) for c in reply.citations if c.policy == reply.policy)
        back = (kept,) if kept else ()
        quotes = () if reply.aspect == "summary" else tuple(places)[:1]
        shown = [
            Button("📄 ตามที่พิมพ์", "ขอข้อความตามที่พิมพ์", action("quote", reply.policy, *place, *back), 9) for place in quotes
        ]
        ways_on = self.ways_on(reply.policy, reply.aspect or "")
        return (*ways_on[:-2], *shown, *ways_on[-2:])
