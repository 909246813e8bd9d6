"""Receives mail with aiosmtpd, keeps each message as it came, and says its port on the first line."""

import asyncio
import pathlib
import sys

from aiosmtpd.smtp import SMTP


class Keep:
    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.kept = 0

    async def handle_RCPT(self, server, session, envelope, address, rcpt_options):
        if address.startswith("nobody@"):
            return "550 5.1.1 no such user"
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 ok"

    async def handle_DATA(self, server, session, envelope):
        self.kept += 1
        unfinished = self.folder / f"{self.kept}.part"
        unfinished.write_bytes(envelope.content)
        unfinished.rename(self.folder / f"{self.kept}.eml")
        return "250 2.0.0 kept"


async def main(folder):
    handler = Keep(folder)
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: SMTP(handler, enable_SMTPUTF8=True), "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


asyncio.run(main(sys.argv[1]))
