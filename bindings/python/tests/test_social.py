"""A video is published on a real server of the AT Protocol."""

from __future__ import annotations

import asyncio
import json
import os
import secrets
import urllib.request
from pathlib import Path
from typing import Any, Dict, List

import osirix
import pytest

PDS = os.environ.get("OSIRIX_TEST_PDS_URL", "")
PASSWORD = "correct horse battery staple"


def asked(method: str, body: Dict[str, str]) -> Any:
    request = urllib.request.Request(
        f"{PDS}/xrpc/{method}",
        data=json.dumps(body).encode(),
        headers={"content-type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=30) as answer:
        return json.load(answer)


def records(did: str) -> List[Any]:
    query = f"repo={did}&collection=app.bsky.feed.post"
    url = f"{PDS}/xrpc/com.atproto.repo.listRecords?{query}"
    with urllib.request.urlopen(url, timeout=30) as answer:
        found: List[Any] = json.load(answer)["records"]
        return found


def a_new_handle() -> str:
    handle = f"{secrets.token_hex(6)}.test"
    body = {"handle": handle, "email": f"{handle}@example.com", "password": PASSWORD}
    asked("com.atproto.server.createAccount", body)
    return handle


async def settled(client: osirix.Osirix, post: osirix.SocialPost) -> osirix.SocialPost:
    open_states = (osirix.PostState.SCHEDULED, osirix.PostState.PUBLISHING)
    for _ in range(1200):
        post = await client.social.post(post.account_id, post.id)
        if post.state not in open_states:
            return post
        await asyncio.sleep(0.1)
    raise AssertionError(f"not settled: {post}")


def test_a_video_is_published_where_it_was_scheduled(home: Path) -> None:
    assert PDS, "OSIRIX_TEST_PDS_URL is not set: `cargo xtask python` sets it"

    async def main() -> None:
        settings = osirix.SocialConfig(
            inside=True, publishing=osirix.SocialSettings(video_s=1)
        )
        async with osirix.Osirix(home=home, social=settings) as client:
            account = await client.accounts.open("Ada")
            secret = osirix.ConnectSecret(
                network=osirix.Network.BLUESKY,
                server=PDS,
                identifier=a_new_handle(),
                secret=PASSWORD,
            )
            connection = await client.social.connect(account.id, secret)
            assert connection.state is osirix.ConnectionState.ACTIVE
            assert PASSWORD not in repr(secret)

            job = await client.jobs.create_video(account.id, osirix.VideoRequest("Hello."))
            message = osirix.PostMessage(text="From Python: https://example.com")
            request = osirix.PostRequest(
                content=osirix.PostContent(messages=[message]),
                connections=[connection.id],
                video_job=job.id,
            )
            post = await client.social.write(account.id, request)
            assert await client.social.preflight(account.id, post.id) == []
            post = await settled(client, await client.social.schedule(account.id, post.id))
            assert post.state is osirix.PostState.PUBLISHED
            found = await client.social.publications(account.id, post.id)
            assert len(found[0].published) == 1
            record = records(connection.remote.id)[0]["value"]
            assert record["embed"]["$type"] == "app.bsky.embed.video"

            long = osirix.PostContent(messages=[osirix.PostMessage(text="x" * 301)])
            request = osirix.PostRequest(content=long, connections=[connection.id])
            post = await client.social.write(account.id, request)
            with pytest.raises(osirix.InvalidInputError) as refused:
                await client.social.schedule(account.id, post.id)
            assert refused.value.context["limit"] == "300"
            assert len(records(connection.remote.id)) == 1

    asyncio.run(main())
