"""The SDKs' own echo bots, as their examples write them, in the server that thamdai runs in: the measure.

python tests/benchmarks/_echo.py telegram|line PORT ADDRESS_OF_THE_NETWORK
"""

from __future__ import annotations

import asyncio
import sys

import uvicorn
from linebot.v3 import WebhookParser
from linebot.v3.messaging import AsyncApiClient, AsyncMessagingApi, Configuration, ReplyMessageRequest, TextMessage
from linebot.v3.webhooks import MessageEvent, TextMessageContent
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from telegram import Update
from telegram.ext import Application, ContextTypes, MessageHandler, filters

from bot.channels.line_webhook import PATH as LINE_DOOR
from bot.channels.telegram_webhook import PATH as TELEGRAM_DOOR
from tests.crowd import LINE_SECRET
from tests.receiving import LINE_TOKEN, TELEGRAM_TOKEN


def server(application: Starlette, port: int) -> uvicorn.Server:
    config = uvicorn.Config(
        application, port=port, log_config=None, lifespan="off", ws="none", server_header=False, proxy_headers=False
    )
    return uvicorn.Server(config)


async def telegram(port: int, url: str) -> None:
    """After python-telegram-bot's examples `echobot.py` and `customwebhookbot/starlettebot.py`."""

    async def echo(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
        if update.message and update.message.text:
            await update.message.reply_text(update.message.text)

    # the examples answer one update at a time; side by side they are faster
    builder = Application.builder().token(TELEGRAM_TOKEN).base_url(f"{url}/bot").updater(None)
    application = builder.concurrent_updates(True).build()
    application.add_handler(MessageHandler(filters.TEXT & ~filters.COMMAND, echo))

    async def receive(request: Request) -> Response:
        await application.update_queue.put(Update.de_json(data=await request.json(), bot=application.bot))
        return Response()

    web = server(Starlette(routes=[Route(TELEGRAM_DOOR, receive, methods=["POST"])]), port)
    async with application:
        await application.start()
        await web.serve()
        await application.stop()


async def line(port: int, url: str) -> None:
    """After line-bot-sdk-python's example `fastapi-echo`."""
    api = AsyncMessagingApi(AsyncApiClient(Configuration(access_token=LINE_TOKEN, host=url)))
    parser = WebhookParser(LINE_SECRET)

    async def receive(request: Request) -> Response:
        body = (await request.body()).decode()
        for event in parser.parse(body, request.headers["X-Line-Signature"]):
            if isinstance(event, MessageEvent) and isinstance(event.message, TextMessageContent):
                said = TextMessage(text=event.message.text)
                await api.reply_message(ReplyMessageRequest(reply_token=event.reply_token, messages=[said]))
        return PlainTextResponse("OK")

    await server(Starlette(routes=[Route(LINE_DOOR, receive, methods=["POST"])]), port).serve()


if __name__ == "__main__":
    asyncio.run({"telegram": telegram, "line": line}[sys.argv[1]](int(sys.argv[2]), sys.argv[3]))
