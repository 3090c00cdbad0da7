"""The client for asyncio. Written by `cargo xtask bindgen`."""

from __future__ import annotations

import os
from typing import Any, AsyncIterator, List, Optional, Tuple, Union

from ._bridge import AsyncBridge, AsyncBridgeOwner
from ._notebook import bind
from ._types import *
from ._types import read_Account, read_Actor, read_AuditEntry, read_Avatar, read_Balance, read_BlobInfo, write_BlobInfo, read_Config, write_Config, read_Device, write_Device, read_Entry, read_ErrorRecord, read_Identity, read_JobInfo, read_JobOutput, read_LipSyncResult, read_Money, read_PageRequest, write_PageRequest, read_PhonemeSpan, write_PhonemeSpan, read_Plan, read_PriceList, write_PriceList, read_Product, read_Rate, write_Rate, read_Session, read_SignIn, write_SignIn, read_SignUp, write_SignUp, read_SignedIn, read_SpeechChunk, write_SpeechChunk, read_SpeechRequest, write_SpeechRequest, read_SpeechResult, read_User, read_UserUpdate, write_UserUpdate, read_Utterance, read_VideoRequest, write_VideoRequest, read_VideoResult, read_VideoSpec, write_VideoSpec, read_Voice, write_Voice, read_VoiceSettings, write_VoiceSettings, read_WordSpan, write_WordSpan


class AccountsApi:
    """Who owns credits, jobs and avatars."""

    __slots__ = ("_bridge",)

    def __init__(self, bridge: AsyncBridge) -> None:
        self._bridge = bridge

    async def open(self, name: str, external_id: Optional[str] = None) -> Account:
        """Opens an account on the Free plan with its first credits, or returns the one that has this
        external id already. Name and external id have 1 to 200 characters.
        """
        json = await self._bridge.call("accounts.open", [name, external_id])
        value: Account = read_Account(json)
        return value

    async def get(self, id: AccountId) -> Account:
        """The account of this id, or `NotFound`."""
        json = await self._bridge.call("accounts.get", [id])
        value: Account = read_Account(json)
        return value


class AuthApi:
    """Who somebody is: signing up and in, and sessions."""

    __slots__ = ("_bridge",)

    def __init__(self, bridge: AsyncBridge) -> None:
        self._bridge = bridge

    async def sign_up(self, request: SignUp, device: Optional[Device] = None) -> SignedIn:
        """Makes a user with an account on the Free plan, and signs them in. The token is known at this
        moment alone. An address that is taken is
        `AlreadyExists`.
        """
        json = await self._bridge.call("auth.sign_up", [write_SignUp(request), {} if device is None else write_Device(device)])
        value: SignedIn = read_SignedIn(json)
        return value

    async def sign_in(self, request: SignIn, device: Optional[Device] = None) -> SignedIn:
        """Signs in with a password. An unknown address and a wrong password are one error,
        `Unauthenticated`; too many of them are
        `RateLimited` with `retry_after_s`.
        """
        json = await self._bridge.call("auth.sign_in", [write_SignIn(request), {} if device is None else write_Device(device)])
        value: SignedIn = read_SignedIn(json)
        return value

    async def session(self, token: Token) -> Optional[Identity]:
        """The session of a token and whose it is; `None` when it has ended. Its use renews it."""
        json = await self._bridge.call("auth.session", [token])
        value: Optional[Identity] = None if json is None else read_Identity(json)
        return value

    async def sign_out(self, token: Token, device: Optional[Device] = None) -> None:
        """Ends the session of a token; one that has ended already is no error."""
        await self._bridge.call("auth.sign_out", [token, {} if device is None else write_Device(device)])

    async def sessions(self, token: Token) -> List[Session]:
        """The live sessions of the user who shows this token, the newest first. The session must have
        begun within a day, or this is `PermissionDenied`.
        """
        json = await self._bridge.call("auth.sessions", [token])
        value: List[Session] = [read_Session(item) for item in json]
        return value

    async def revoke_session(self, token: Token, session: SessionId, device: Optional[Device] = None) -> bool:
        """Ends one of the user's own sessions; `false` when it is not theirs, or has ended."""
        json = await self._bridge.call("auth.revoke_session", [token, session, {} if device is None else write_Device(device)])
        value: bool = json
        return value

    async def revoke_other_sessions(self, token: Token, device: Optional[Device] = None) -> int:
        """Ends all of the user's sessions but this one; how many there were."""
        json = await self._bridge.call("auth.revoke_other_sessions", [token, {} if device is None else write_Device(device)])
        value: int = json
        return value

    async def revoke_sessions(self, token: Token, device: Optional[Device] = None) -> int:
        """Ends all of the user's sessions, this one too; how many there were."""
        json = await self._bridge.call("auth.revoke_sessions", [token, {} if device is None else write_Device(device)])
        value: int = json
        return value

    async def update_user(self, token: Token, update: Optional[UserUpdate] = None, device: Optional[Device] = None) -> User:
        """Changes name and picture."""
        json = await self._bridge.call("auth.update_user", [token, {} if update is None else write_UserUpdate(update), {} if device is None else write_Device(device)])
        value: User = read_User(json)
        return value

    async def change_password(self, token: Token, current_password: str, new_password: str, revoke_others: bool, device: Optional[Device] = None) -> Optional[SignedIn]:
        """Changes the password. With `revoke_others` every session ends, this one too, and a new one
        begins, which is given.
        """
        json = await self._bridge.call("auth.change_password", [token, current_password, new_password, revoke_others, {} if device is None else write_Device(device)])
        value: Optional[SignedIn] = None if json is None else read_SignedIn(json)
        return value

    async def verify_password(self, token: Token, password: str) -> None:
        """Whether this is the user's password: `InvalidInput` when
        not. Counts as an attempt to sign in.
        """
        await self._bridge.call("auth.verify_password", [token, password])

    async def delete_user(self, token: Token, password: str, device: Optional[Device] = None) -> None:
        """Erases the user: name, address, sessions, ways to sign in. The account's books stay, and are
        nobody's. Needs the password.
        """
        await self._bridge.call("auth.delete_user", [token, password, {} if device is None else write_Device(device)])


class CreditsApi:
    """Balances and statements."""

    __slots__ = ("_bridge",)

    def __init__(self, bridge: AsyncBridge) -> None:
        self._bridge = bridge

    async def balance(self, account: AccountId) -> Balance:
        """An account's four balances."""
        json = await self._bridge.call("credits.balance", [account])
        value: Balance = read_Balance(json)
        return value

    async def entries(self, account: AccountId, page: Optional[PageRequest] = None) -> Page[Entry]:
        """An account's statement, newest first."""
        json = await self._bridge.call("credits.entries", [account, {} if page is None else write_PageRequest(page)])
        value: Page[Entry] = Page(items=[read_Entry(item) for item in json["items"]], next=json["next"])
        return value

    async def grant(self, account: AccountId, amount: Credits, memo: str, idempotency_key: Optional[str] = None) -> Balance:
        """Issues credits by hand. The same grant with the same idempotency key takes effect once."""
        json = await self._bridge.call("credits.grant", [account, amount, memo, idempotency_key])
        value: Balance = read_Balance(json)
        return value


class PlansApi:
    """What an account may do."""

    __slots__ = ("_bridge",)

    def __init__(self, bridge: AsyncBridge) -> None:
        self._bridge = bridge

    async def list(self) -> List[Plan]:
        """Every plan, the cheapest first."""
        json = await self._bridge.call("plans.list", [])
        value: List[Plan] = [read_Plan(item) for item in json]
        return value

    async def current(self, account: AccountId) -> Plan:
        """The plan that is in force for an account."""
        json = await self._bridge.call("plans.current", [account])
        value: Plan = read_Plan(json)
        return value


class AvatarsApi:
    """Who can speak in a video."""

    __slots__ = ("_bridge",)

    def __init__(self, bridge: AsyncBridge) -> None:
        self._bridge = bridge

    async def demo(self) -> List[Avatar]:
        """The demo avatars, which everybody may use."""
        json = await self._bridge.call("avatars.demo", [])
        value: List[Avatar] = [read_Avatar(item) for item in json]
        return value

    async def list(self, account: AccountId) -> List[Avatar]:
        """Every avatar that an account may use, the demo avatars first."""
        json = await self._bridge.call("avatars.list", [account])
        value: List[Avatar] = [read_Avatar(item) for item in json]
        return value

    async def get(self, account: AccountId, slug: str) -> Avatar:
        """The avatar of this slug, if the account may use it, or
        `NotFound`.
        """
        json = await self._bridge.call("avatars.get", [account, slug])
        value: Avatar = read_Avatar(json)
        return value


class VoicesApi:
    """How they can sound."""

    __slots__ = ("_bridge",)

    def __init__(self, bridge: AsyncBridge) -> None:
        self._bridge = bridge

    async def list(self) -> List[Voice]:
        """Every voice of every engine."""
        json = await self._bridge.call("voices.list", [])
        value: List[Voice] = [read_Voice(item) for item in json]
        return value


class JobsApi:
    """The work: speech, lip-sync, videos."""

    __slots__ = ("_bridge",)

    def __init__(self, bridge: AsyncBridge) -> None:
        self._bridge = bridge

    async def create_video(self, account: AccountId, request: VideoRequest) -> JobInfo:
        """Creates a video job and holds its credits, or refuses with a typed error and leaves nothing."""
        json = await self._bridge.call("jobs.create_video", [account, write_VideoRequest(request)])
        value: JobInfo = bind(read_JobInfo(json), self._bridge)
        return value

    async def create_speech(self, account: AccountId, request: SpeechRequest) -> JobInfo:
        """Creates a speech job and holds its credits."""
        json = await self._bridge.call("jobs.create_speech", [account, write_SpeechRequest(request)])
        value: JobInfo = bind(read_JobInfo(json), self._bridge)
        return value

    async def create_lip_sync(self, account: AccountId, request: SpeechRequest) -> JobInfo:
        """Creates a lip-sync job and holds its credits. Needs a plan that includes lip-sync."""
        json = await self._bridge.call("jobs.create_lip_sync", [account, write_SpeechRequest(request)])
        value: JobInfo = bind(read_JobInfo(json), self._bridge)
        return value

    async def quote_video(self, account: AccountId, request: VideoRequest) -> Credits:
        """The most that a video would cost, without creating anything."""
        json = await self._bridge.call("jobs.quote_video", [account, write_VideoRequest(request)])
        value: Credits = json
        return value

    async def get(self, account: AccountId, id: JobId) -> JobInfo:
        """The account's job of this id, or `NotFound`."""
        json = await self._bridge.call("jobs.get", [account, id])
        value: JobInfo = bind(read_JobInfo(json), self._bridge)
        return value

    async def list(self, account: AccountId, page: Optional[PageRequest] = None) -> Page[JobInfo]:
        """The account's jobs, newest first."""
        json = await self._bridge.call("jobs.list", [account, {} if page is None else write_PageRequest(page)])
        value: Page[JobInfo] = bind(Page(items=[read_JobInfo(item) for item in json["items"]], next=json["next"]), self._bridge)
        return value

    async def cancel(self, account: AccountId, id: JobId) -> JobInfo:
        """Cancels a job; its credits go back."""
        json = await self._bridge.call("jobs.cancel", [account, id])
        value: JobInfo = bind(read_JobInfo(json), self._bridge)
        return value

    def watch(self, account: AccountId, id: JobId) -> AsyncIterator[JobInfo]:
        """Follows a job: its state now, then each change, until its end."""
        return self._bridge.stream("jobs.watch", [account, id], lambda json: bind(read_JobInfo(json), self._bridge))

    async def wait(self, account: AccountId, id: JobId) -> JobInfo:
        """Waits for a job's end. A job that failed or was cancelled is returned, not an error."""
        json = await self._bridge.call("jobs.wait", [account, id])
        value: JobInfo = bind(read_JobInfo(json), self._bridge)
        return value


class FilesApi:
    """What the work made."""

    __slots__ = ("_bridge",)

    def __init__(self, bridge: AsyncBridge) -> None:
        self._bridge = bridge

    async def info(self, key: BlobKey) -> BlobInfo:
        """What is known of a file, or `NotFound`."""
        json = await self._bridge.call("files.info", [key])
        value: BlobInfo = read_BlobInfo(json)
        return value

    def read(self, key: BlobKey, range: Optional[Tuple[int, int]] = None) -> AsyncIterator[bytes]:
        """Reads a file, or a part of it, as a stream."""
        return self._bridge.stream("files.read", [key, None if range is None else {"start": range[0], "end": range[1]}], bytes)

    async def save(self, key: BlobKey, path: Union[str, os.PathLike[str]]) -> None:
        """Copies a file to a path of one's own. What stood there is replaced as a whole, or stays
        when the copy fails.
        """
        await self._bridge.call("files.save", [key, os.fspath(path)])


class ProductsApi:
    """What can be bought."""

    __slots__ = ("_bridge",)

    def __init__(self, bridge: AsyncBridge) -> None:
        self._bridge = bridge

    async def list(self) -> List[Product]:
        """Every product."""
        json = await self._bridge.call("products.list", [])
        value: List[Product] = [read_Product(item) for item in json]
        return value


class AuditApi:
    """Who did what."""

    __slots__ = ("_bridge",)

    def __init__(self, bridge: AsyncBridge) -> None:
        self._bridge = bridge

    async def list(self, account: AccountId, page: Optional[PageRequest] = None) -> Page[AuditEntry]:
        """An account's audit log, newest first."""
        json = await self._bridge.call("audit.list", [account, {} if page is None else write_PageRequest(page)])
        value: Page[AuditEntry] = Page(items=[read_AuditEntry(item) for item in json["items"]], next=json["next"])
        return value


class Osirix(AsyncBridgeOwner):
    """The whole platform behind one handle."""

    def _open(self, bridge: AsyncBridge) -> None:
        self.accounts = AccountsApi(bridge)
        """Who owns credits, jobs and avatars."""
        self.auth = AuthApi(bridge)
        """Who somebody is: signing up and in, and sessions."""
        self.credits = CreditsApi(bridge)
        """Balances and statements."""
        self.plans = PlansApi(bridge)
        """What an account may do."""
        self.avatars = AvatarsApi(bridge)
        """Who can speak in a video."""
        self.voices = VoicesApi(bridge)
        """How they can sound."""
        self.jobs = JobsApi(bridge)
        """The work: speech, lip-sync, videos."""
        self.files = FilesApi(bridge)
        """What the work made."""
        self.products = ProductsApi(bridge)
        """What can be bought."""
        self.audit = AuditApi(bridge)
        """Who did what."""

__all__ = [
    "Osirix",
    "AccountsApi",
    "AuthApi",
    "CreditsApi",
    "PlansApi",
    "AvatarsApi",
    "VoicesApi",
    "JobsApi",
    "FilesApi",
    "ProductsApi",
    "AuditApi",
]
