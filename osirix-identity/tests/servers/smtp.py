"""A mail server (aiosmtpd) that behaves as its arguments say.

It prints one line of JSON when it is ready, and one for each message that it takes.
"""

import argparse
import asyncio
import json
import logging
import ssl
import warnings

import trustme
from aiosmtpd.smtp import SMTP, AuthResult


# Signing in without encryption is what one test is about.
logging.disable()
warnings.simplefilter("ignore")


def say(**what):
    print(json.dumps(what), flush=True)


class Handler:
    def __init__(self, options):
        self.to_recipients = list(options.to_recipient)
        self.to_data = list(options.to_data)

    async def handle_RCPT(self, server, session, envelope, address, options):
        if self.to_recipients:
            return self.to_recipients.pop(0)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if self.to_data:
            return self.to_data.pop(0)
        say(
            hello=session.host_name,
            sender=envelope.mail_from,
            recipients=envelope.rcpt_tos,
            content=envelope.content.decode("ascii"),
            encrypted=server.transport.get_extra_info("ssl_object") is not None,
            user=session.auth_data and session.auth_data.login.decode(),
        )
        return "250 OK"


def authenticator(login):
    def check(server, session, envelope, mechanism, given):
        good = f"{given.login.decode()}:{given.password.decode()}" == login
        return AuthResult(success=good, handled=False, auth_data=given)

    return check


async def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--to-recipient", action="append", default=[], help="answers to RCPT")
    parser.add_argument("--to-data", action="append", default=[], help="answers to a message")
    parser.add_argument("--login", help="user:password, without which nothing is taken")
    parser.add_argument("--tls", choices=["starttls", "wrapped"])
    parser.add_argument("--silent", action="store_true", help="listen, and never say anything")
    options = parser.parse_args()

    authority = trustme.CA()
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert("localhost", "127.0.0.1", "0.0.0.0").configure_cert(context)
    handler = Handler(options)

    def protocol():
        if options.silent:
            return asyncio.Protocol()
        return SMTP(
            handler,
            hostname="mail.test",
            tls_context=context if options.tls == "starttls" else None,
            authenticator=authenticator(options.login) if options.login else None,
            auth_required=bool(options.login),
            auth_require_tls=False,
        )

    wrapped = context if options.tls == "wrapped" else None
    server = await asyncio.get_running_loop().create_server(protocol, "127.0.0.1", 0, ssl=wrapped)
    port = server.sockets[0].getsockname()[1]
    say(port=port, authority=authority.cert_pem.bytes().decode())
    await server.serve_forever()


asyncio.run(main())
