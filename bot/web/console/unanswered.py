"""Questions that found no answer: whether the report has it, and words that should lead to something it has.

A word takes effect only after the whole question set was asked again with it, and can be undone.
"""

from __future__ import annotations

import asyncio

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from bot.edition_in_use import EditionInUse
from bot.messages import RefusedError
from bot.publishing import question_sets, read_questions
from bot.settings import Settings
from bot.state.aliases import StoredAliases, StoredReviews, Verdict
from bot.state.answers import StoredUnanswered
from bot.state.publications import StoredPublications
from bot.web.console.access import PATH, Access, Form, Visitor, first
from bot.web.console.pages import Pages
from bot.workbench import words_folder
from handlers.actions import number_of
from handlers.changes import net_changes
from handlers.clusters import clusters
from knowledge.aliases import Alias, checked_alias, engine_with
from knowledge.asking.answer import Context
from knowledge.composing.drafting import told_figures
from knowledge.gate import compare

MOST_QUESTIONS = 500
MOST_CLUSTERS = 60
MOST_LOST = 10


class UnansweredPages:
    """The page of unanswered questions and approved words."""

    def __init__(
        self,
        pages: Pages,
        settings: Settings,
        in_use: EditionInUse,
        unanswered: StoredUnanswered,
        reviews: StoredReviews,
        aliases: StoredAliases,
        publications: StoredPublications,
    ) -> None:
        self._pages = pages
        self._settings = settings
        self._in_use = in_use
        self._unanswered = unanswered
        self._reviews = reviews
        self._aliases = aliases
        self._publications = publications

    def routes(self, access: Access) -> list[BaseRoute]:
        return [
            Route("/unanswered", access.page("look", self.listed), methods=["GET"]),
            Route("/unanswered/judge", access.form("review", self.judge), methods=["POST"]),
            Route("/unanswered/alias", access.form("publish", self.approve), methods=["POST"]),
            Route("/unanswered/undo", access.form("publish", self.undo), methods=["POST"]),
        ]

    async def listed(self, request: Request, visitor: Visitor) -> Response:
        found = clusters(await self._unanswered.most_asked(MOST_QUESTIONS))
        verdicts = await self._reviews.verdicts()
        edition = self._in_use.house.edition
        return self._pages.page(
            "unanswered.html",
            visitor,
            clusters=[(each, verdicts.get(each.question, "")) for each in found[:MOST_CLUSTERS]],
            aliases=await self._aliases.listed(),
            policies=edition.policies,
            figures=[each for each in edition.detailed if each.kind not in ("criterion", "context")],
            titles={policy.id: policy.short_title for policy in edition.policies},
            labels={each.id: each.label for each in edition.indicators},
            added=request.query_params.get("added", ""),
            place="unanswered",
        )

    async def judge(self, _request: Request, visitor: Visitor, form: Form) -> Response:
        verdicts: tuple[Verdict, ...] = ("has", "has_not")
        verdict = next((each for each in verdicts if each == first(form, "verdict")), None)
        if verdict is None:
            raise RefusedError(400, "bad_verdict", "กรุณาเลือกว่ารายงานมีหรือไม่มีข้อมูลนี้")
        found = clusters(await self._unanswered.most_asked(MOST_QUESTIONS))
        own = next((each for each in found if each.question == first(form, "question")), None)
        if own is None:
            raise RefusedError(409, "gone", "ไม่พบคำถามนี้แล้ว กรุณาเปิดหน้าใหม่")
        await self._reviews.judge(tuple(each.question for each in own.questions), verdict, visitor.member.who)
        return RedirectResponse(f"{PATH}/unanswered", status_code=303)

    async def approve(self, _request: Request, visitor: Visitor, form: Form) -> Response:
        """Take a word up, if every answer of the question set that was right stays right with it."""
        edition = self._in_use.house.edition
        indicator = first(form, "indicator")
        policy = first(form, "policy") or next((i.policy for i in edition.indicators if i.id == indicator), "")
        alias = checked_alias(Alias(first(form, "phrase"), policy, indicator), edition)
        kept = [each.alias for each in await self._aliases.listed()]
        questions = read_questions(question_sets(self._settings, edition))
        now = self._in_use.house.engine
        words = words_folder(self._settings, edition)
        with_it = await asyncio.to_thread(engine_with, edition, [*kept, alias], words)
        changed = told_figures(net_changes(await self._publications.since(0.0)))
        verdict = await asyncio.to_thread(compare, now, with_it, questions, changed, changed)
        if verdict.lost:
            return self._pages.page(
                "alias_refused.html",
                visitor,
                409,
                alias=alias,
                lost=verdict.lost[:MOST_LOST],
                count=len(verdict.lost),
                turns=verdict.turns,
                place="unanswered",
            )
        question = first(form, "question")
        if question and with_it.ask(question, Context())[0].outcome == "not_found":
            raise RefusedError(409, "no_effect", f"คำนี้ยังไม่ทำให้ตอบคำถาม “{question}” ได้ ลองใช้คำที่ตรงกับในคำถามกว่านี้")
        await self._aliases.add(alias, visitor.member.who)
        await self._in_use.look()
        return RedirectResponse(f"{PATH}/unanswered?added={verdict.turns}", status_code=303)

    async def undo(self, _request: Request, _visitor: Visitor, form: Form) -> Response:
        number = first(form, "id")
        if number_of(number) is None:
            raise RefusedError(400, "bad_word", "ไม่รู้จักคำที่เลือก")
        await self._aliases.undo(int(number))
        await self._in_use.look()
        return RedirectResponse(f"{PATH}/unanswered", status_code=303)
