"""A video, made through a client that was generated of the OpenAPI document of the server whose
address is the argument."""

import sys
import time
import urllib.parse

from osirix_client import AuthenticatedClient, Client
from osirix_client.api.api_key import create_key
from osirix_client.api.auth import sign_up
from osirix_client.api.credits_ import get_balance
from osirix_client.api.files import get_file
from osirix_client.api.jobs import cancel_job, create_job, get_job, list_jobs
from osirix_client.api.marketplace import list_products, purchase
from osirix_client.models import CreateBody, NewJob, Problem, PurchaseForm, SignUpBody

URL = sys.argv[1]

somebody = Client(URL, raise_on_unexpected_status=True)
ada = SignUpBody(name="Ada", email="ada@generated.example", password="correct horse battery")
session = sign_up.sync(client=somebody, body=ada)
signed_in = AuthenticatedClient(URL, session.token, raise_on_unexpected_status=True)
assert get_balance.sync(client=signed_in).available == 100

# A job is created once, however often its creation is sent.
video = NewJob(script="Hello. A program that nobody wrote has made this.")
made = create_job.sync(client=signed_in, body=video, idempotency_key="first")
again = create_job.sync(client=signed_in, body=video, idempotency_key="first")
assert made.id == again.id and made.held > 0, (made, again)
other = create_job.sync_detailed(client=signed_in, body=NewJob(script="Bye."), idempotency_key="first")
assert isinstance(other.parsed, Problem) and other.parsed.code == "conflict", other

# A request that is wrong, and one that costs too much, say so as the document does.
wrong = create_job.sync_detailed(client=signed_in, body=NewJob(script=" "))
assert wrong.status_code == 400 and wrong.parsed.code == "invalid_input", wrong
dear = create_job.sync_detailed(client=signed_in, body=NewJob(script="word " * 3_000))
assert dear.status_code == 402 and dear.parsed.code == "insufficient_credits", dear

begun = time.monotonic()
while (job := get_job.sync(made.id, client=signed_in)).finished_at is None:
    assert time.monotonic() - begun < 180, job
    time.sleep(0.2)
assert job.state == "completed" and 0 < job.charged <= made.held, job
assert get_balance.sync(client=signed_in).available == 100 - job.charged

# What it made is where it says.
(address,) = (file.url for file in job.files if file.name == "video.mp4")
signed = dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(address).query))
signed["expires"] = int(signed["expires"])
film = get_file.sync_detailed(job.id, "video.mp4", client=somebody, **signed)
assert film.status_code == 200 and film.content[4:8] == b"ftyp", film.status_code

# Pages of lists end.
second = create_job.sync(client=signed_in, body=NewJob(script="A second one."))
cancel_job.sync(second.id, client=signed_in)
page, seen = list_jobs.sync(client=signed_in, limit=1), []
while True:
    seen += [one.id for one in page.items]
    if page.next_ is None:
        break
    page = list_jobs.sync(client=signed_in, limit=1, after=page.next_)
assert seen == [second.id, job.id], seen

product = list_products.sync(client=signed_in, q="lesson quiz").items[0]
form = PurchaseForm(product=product.slug, credits_=product.credits_)
refused = purchase.sync_detailed(client=signed_in, body=form)
assert refused.status_code == 402 and refused.parsed.code == "insufficient_credits", refused

# A key of the caller's own signs in as well.
made_key = create_key.sync(client=signed_in, body=CreateBody(name="programs"))
by_key = AuthenticatedClient(URL, made_key.key, prefix="", auth_header_name="x-api-key")
assert get_balance.sync(client=by_key) == get_balance.sync(client=signed_in)
print(f"a generated client made {len(film.content)} bytes of video")
