"""AI content creation as a library: text in, a video of a speaking avatar out.

>>> import asyncio, osirix
>>> async def main():
...     async with osirix.Osirix(home="osirix-data") as client:
...         account = await client.accounts.open("Ada", "ada")
...         job = await client.jobs.create_video(account.id, osirix.VideoRequest("Hello."))
...         job = await client.jobs.wait(account.id, job.id)
...         await client.files.save(job.output.video, "hello.mp4")
>>> asyncio.run(main())

`osirix.blocking.Osirix` is the same without asyncio.
"""

from . import blocking as blocking
from ._client import *
from ._errors import *
from ._ports import *
from ._types import *
