"""Signs in for schemathesis. OSIRIX_URL names the server."""

import json
import os
import urllib.request

import schemathesis

URL = os.environ["OSIRIX_URL"]


class User:
    """Somebody who has signed up."""

    def __init__(self, name: str) -> None:
        self.account = {"email": f"{name}@example.com", "password": "correct horse battery"}
        self.token = self.sign("up", {"name": name})

    def sign(self, how: str, more: dict[str, str]) -> str:
        """The token of a session that has begun."""
        return post(f"/api/auth/sign-{how}/email", self.account | more)["token"]


def post(path: str, body: dict[str, str], token: str = "") -> dict:
    request = urllib.request.Request(
        URL + path,
        data=json.dumps(body).encode(),
        headers={"content-type": "application/json", "authorization": f"Bearer {token}"},
    )
    with urllib.request.urlopen(request, timeout=30) as answer:
        return json.load(answer)


ADA = User("ada")
# Nobody guesses at this one's password, so that it never has to wait.
EVE = User("eve")

JOB = post("/api/jobs", {"kind": "tts", "script": "Hello."}, ADA.token)["id"]


@schemathesis.hook
def map_path_parameters(context, path_parameters):
    """Of the ids that are tried, some are there."""
    known = {"job": JOB, "slug": "tech-presenter"}
    found = {
        name: known[name] if name in known and len(str(value)) % 2 else value
        for name, value in (path_parameters or {}).items()
    }
    return found or path_parameters


class Session:
    """The session of the whole run."""

    def get(self, case, context):
        return ADA.token

    def set(self, case, data, context):
        case.headers = {**(case.headers or {}), "Authorization": f"Bearer {data}"}


class OwnSession(Session):
    """A session of its own for what ends sessions."""

    def get(self, case, context):
        return EVE.sign("in", {})


ENDS = ["/api/auth/sign-out", "/api/auth/revoke-sessions"]
schemathesis.auth(refresh_interval=None).apply_to(path=ENDS)(OwnSession)
schemathesis.auth(refresh_interval=None).skip_for(path=ENDS)(Session)
