// The JSON of the facade's types. Written by `cargo xtask bindgen`.

package dev.osirix

import java.nio.file.Paths
import kotlinx.serialization.json.JsonArray
import kotlinx.serialization.json.JsonElement
import kotlinx.serialization.json.JsonPrimitive
import kotlinx.serialization.json.buildJsonObject

internal fun readAccount(json: JsonElement): Account = Account(
    id = AccountId(json.at("id").text()),
    name = json.at("name").text(),
    externalId = json.at("external_id").orNull()?.let { it.text() },
    createdAt = json.at("created_at").time(),
)

internal fun readActor(json: JsonElement): Actor = when (val kind = json.kind()) {
    "system" -> Actor.System
    "account" -> Actor.Account(AccountId(json.at(kind).text()))
    "user" -> Actor.User(UserId(json.at(kind).text()))
    "worker" -> Actor.Worker(json.at(kind).text())
    else -> throw unknown("Actor", kind)
}

internal fun writeAfterJob(value: AfterJob): JsonElement = buildJsonObject {
    value.job?.let { put("job", JsonPrimitive(it.value)) }
    value.index?.let { put("index", JsonPrimitive(it)) }
    value.needs?.let { put("needs", JsonPrimitive(it.text)) }
}

internal fun readApiKey(json: JsonElement): ApiKey = ApiKey(
    id = ApiKeyId(json.at("id").text()),
    userId = UserId(json.at("user_id").text()),
    name = json.at("name").text(),
    start = json.at("start").text(),
    scopes = json.at("scopes").list { Scope.of(it.text()) },
    enabled = json.at("enabled").bool(),
    rateLimit = json.at("rate_limit").orNull()?.let { it.long() },
    rateWindowS = json.at("rate_window_s").long(),
    expiresAt = json.at("expires_at").orNull()?.let { it.time() },
    lastUsedAt = json.at("last_used_at").orNull()?.let { it.time() },
    createdAt = json.at("created_at").time(),
    updatedAt = json.at("updated_at").time(),
)

internal fun writeApiKeyUpdate(value: ApiKeyUpdate): JsonElement = buildJsonObject {
    value.name?.let { put("name", JsonPrimitive(it)) }
    value.enabled?.let { put("enabled", JsonPrimitive(it)) }
}

internal fun readAuditEntry(json: JsonElement): AuditEntry = AuditEntry(
    id = AuditId(json.at("id").text()),
    at = json.at("at").time(),
    actor = readActor(json.at("actor")),
    action = Action.of(json.at("action").text()),
    accountId = json.at("account_id").orNull()?.let { AccountId(it.text()) },
    subject = json.at("subject").text(),
    details = json.at("details"),
)

internal fun readAvatar(json: JsonElement): Avatar = Avatar(
    id = AvatarId(json.at("id").text()),
    accountId = json.at("account_id").orNull()?.let { AccountId(it.text()) },
    slug = json.at("slug").text(),
    name = json.at("name").text(),
    kind = AvatarKind.of(json.at("kind").text()),
    reference = json.at("reference").text(),
    consent = json.at("consent").orNull()?.let { readConsent(it) },
    createdAt = json.at("created_at").time(),
)

internal fun writeBackground(value: Background): JsonElement = buildJsonObject {
    value.color?.let { put("color", JsonPrimitive(it.value)) }
    value.gradient?.let { put("gradient", writeGradient(it)) }
    value.image?.let { put("image", JsonPrimitive(it.value)) }
    value.blur?.let { put("blur", JsonPrimitive(it)) }
}

internal fun readBalance(json: JsonElement): Balance = Balance(
    available = Credits(json.at("available").long()),
    held = Credits(json.at("held").long()),
    spent = Credits(json.at("spent").long()),
    granted = Credits(json.at("granted").long()),
    expired = Credits(json.at("expired").long()),
    entries = json.at("entries").long(),
)

internal fun readBan(json: JsonElement): Ban = Ban(
    reason = json.at("reason").orNull()?.let { it.text() },
    expiresAt = json.at("expires_at").orNull()?.let { it.time() },
)

internal fun readBlobInfo(json: JsonElement): BlobInfo = BlobInfo(
    key = BlobKey(json.at("key").text()),
    bytes = json.at("bytes").long(),
)

internal fun writeBlobInfo(value: BlobInfo): JsonElement = buildJsonObject {
    put("key", JsonPrimitive(value.key.value))
    put("bytes", JsonPrimitive(value.bytes))
}

internal fun writeCaptionDesign(value: CaptionDesign): JsonElement = buildJsonObject {
    value.style?.let { put("style", JsonPrimitive(it.text)) }
    value.position?.let { put("position", JsonPrimitive(it.text)) }
    value.size?.let { put("size", JsonPrimitive(it)) }
    value.color?.let { put("color", JsonPrimitive(it.value)) }
    value.highlight?.let { put("highlight", JsonPrimitive(it.value)) }
}

internal fun readChallenge(json: JsonElement): Challenge = Challenge(
    token = Token(json.at("token").text()),
    methods = json.at("methods").list { FactorMethod.of(it.text()) },
    expiresAt = json.at("expires_at").time(),
)

internal fun readClaims(json: JsonElement): Claims = Claims(
    sub = json.at("sub").text(),
    iss = json.at("iss").text(),
    aud = json.at("aud").text(),
    iat = json.at("iat").long(),
    exp = json.at("exp").long(),
    sid = json.at("sid").text(),
    email = json.at("email").text(),
    name = json.at("name").text(),
)

internal fun writeConfig(value: Config): JsonElement = buildJsonObject {
    value.home?.let { put("home", JsonPrimitive(it.toString())) }
    value.databaseUrl?.let { put("database_url", JsonPrimitive(it)) }
    value.blobsUrl?.let { put("blobs_url", JsonPrimitive(it)) }
    value.models?.let { put("models", JsonPrimitive(it.toString())) }
    value.elevenlabs?.let { put("elevenlabs", writeElevenLabsConfig(it)) }
    value.openaiSpeech?.let { put("openai_speech", writeOpenAiSpeechConfig(it)) }
    value.s3?.let { put("s3", writeS3Config(it)) }
    value.redisUrl?.let { put("redis_url", JsonPrimitive(it)) }
    value.redisPrefix?.let { put("redis_prefix", JsonPrimitive(it)) }
    value.workers?.let { put("workers", JsonPrimitive(it)) }
    value.leaseMs?.let { put("lease_ms", JsonPrimitive(it)) }
    value.pollMs?.let { put("poll_ms", JsonPrimitive(it)) }
    value.graceMs?.let { put("grace_ms", JsonPrimitive(it)) }
    value.busyTimeoutMs?.let { put("busy_timeout_ms", JsonPrimitive(it)) }
    value.pluginTimeoutMs?.let { put("plugin_timeout_ms", JsonPrimitive(it)) }
    value.prices?.let { put("prices", writePriceList(it)) }
    value.secret?.let { put("secret", JsonPrimitive(it)) }
    value.replacedSecrets?.let { put("replaced_secrets", JsonArray(it.map { JsonPrimitive(it) })) }
    value.siteName?.let { put("site_name", JsonPrimitive(it)) }
    value.siteUrl?.let { put("site_url", JsonPrimitive(it)) }
    value.requireVerifiedEmail?.let { put("require_verified_email", JsonPrimitive(it)) }
}

internal fun readConsent(json: JsonElement): Consent = Consent(
    by = json.at("by").text(),
    statement = json.at("statement").text(),
    at = json.at("at").time(),
)

internal fun readCreatedApiKey(json: JsonElement): CreatedApiKey = CreatedApiKey(
    key = Token(json.at("key").text()),
    apiKey = readApiKey(json.at("api_key")),
)

internal fun readCreditGrant(json: JsonElement): CreditGrant = CreditGrant(
    id = GrantId(json.at("id").text()),
    accountId = AccountId(json.at("account_id").text()),
    amount = Credits(json.at("amount").long()),
    remaining = Credits(json.at("remaining").long()),
    priority = json.at("priority").long(),
    expiresAt = json.at("expires_at").orNull()?.let { it.time() },
    createdAt = json.at("created_at").time(),
    memo = json.at("memo").text(),
)

internal fun writeCreditOperation(value: CreditOperation): JsonElement = buildJsonObject {
    put("account", JsonPrimitive(value.account.value))
    value.grant?.let { put("grant", JsonPrimitive(it.value)) }
    value.hold?.let { put("hold", JsonPrimitive(it.value)) }
    value.settle?.let { put("settle", JsonPrimitive(it.value)) }
    value.captured?.let { put("captured", JsonPrimitive(it.value)) }
    value.memo?.let { put("memo", JsonPrimitive(it)) }
    value.idempotencyKey?.let { put("idempotency_key", JsonPrimitive(it)) }
}

internal fun readCreditOutcome(json: JsonElement): CreditOutcome = CreditOutcome(
    balance = json.at("balance").orNull()?.let { readBalance(it) },
    hold = json.at("hold").orNull()?.let { readHold(it) },
)

internal fun writeDevice(value: Device): JsonElement = buildJsonObject {
    value.ipAddress?.let { put("ip_address", JsonPrimitive(it)) }
    value.userAgent?.let { put("user_agent", JsonPrimitive(it)) }
}

internal fun writeElevenLabsConfig(value: ElevenLabsConfig): JsonElement = buildJsonObject {
    value.apiKey?.let { put("api_key", JsonPrimitive(it)) }
    value.model?.let { put("model", JsonPrimitive(it)) }
    value.url?.let { put("url", JsonPrimitive(it)) }
    value.atOnce?.let { put("at_once", JsonPrimitive(it)) }
}

internal fun readEntry(json: JsonElement): Entry = Entry(
    accountId = AccountId(json.at("account_id").text()),
    seq = json.at("seq").long(),
    transactionId = TransactionId(json.at("transaction_id").text()),
    kind = TransactionKind.of(json.at("kind").text()),
    book = Book.of(json.at("book").text()),
    amount = Credits(json.at("amount").long()),
    balance = Credits(json.at("balance").long()),
    holdId = json.at("hold_id").orNull()?.let { HoldId(it.text()) },
    grants = json.at("grants").list { readGrantShare(it) },
    memo = json.at("memo").text(),
    at = json.at("at").time(),
)

internal fun readErrorRecord(json: JsonElement): ErrorRecord = ErrorRecord(
    code = ErrorCode.of(json.at("code").text()),
    message = json.at("message").text(),
    context = json.at("context").pairs(),
)

internal fun writeGradient(value: Gradient): JsonElement = buildJsonObject {
    put("top", JsonPrimitive(value.top.value))
    put("bottom", JsonPrimitive(value.bottom.value))
}

internal fun readGrantShare(json: JsonElement): GrantShare = GrantShare(
    id = GrantId(json.at("id").text()),
    amount = Credits(json.at("amount").long()),
    priority = json.at("priority").long(),
    expiresAt = json.at("expires_at").orNull()?.let { it.time() },
)

internal fun writeGrantTerms(value: GrantTerms): JsonElement = buildJsonObject {
    value.priority?.let { put("priority", JsonPrimitive(it)) }
    value.expiresAt?.let { put("expires_at", it.json()) }
}

internal fun readHold(json: JsonElement): Hold = Hold(
    id = HoldId(json.at("id").text()),
    accountId = AccountId(json.at("account_id").text()),
    amount = Credits(json.at("amount").long()),
    captured = Credits(json.at("captured").long()),
    state = HoldState.of(json.at("state").text()),
    expiresAt = json.at("expires_at").orNull()?.let { it.time() },
    createdAt = json.at("created_at").time(),
    resolvedAt = json.at("resolved_at").orNull()?.let { it.time() },
    grants = json.at("grants").list { readGrantShare(it) },
)

internal fun readIdentity(json: JsonElement): Identity = Identity(
    session = readSession(json.at("session")),
    user = readUser(json.at("user")),
)

internal fun readImportReport(json: JsonElement): ImportReport = ImportReport(
    imported = json.at("imported").long(),
    present = json.at("present").long(),
    refused = json.at("refused").list { readRefusedUser(it) },
)

internal fun readInvitation(json: JsonElement): Invitation = Invitation(
    id = InvitationId(json.at("id").text()),
    organizationId = OrganizationId(json.at("organization_id").text()),
    email = Email(json.at("email").text()),
    role = MemberRole.of(json.at("role").text()),
    status = InvitationStatus.of(json.at("status").text()),
    inviterId = json.at("inviter_id").orNull()?.let { UserId(it.text()) },
    expiresAt = json.at("expires_at").time(),
    createdAt = json.at("created_at").time(),
)

internal fun readInvitationDetails(json: JsonElement): InvitationDetails = InvitationDetails(
    invitation = readInvitation(json.at("invitation")),
    organization = readOrganization(json.at("organization")),
)

internal fun readJobControl(json: JsonElement): JobControl = JobControl(
    kind = json.at("kind").orNull()?.let { JobKind(it.text()) },
    accountId = json.at("account_id").orNull()?.let { AccountId(it.text()) },
    paused = json.at("paused").bool(),
    limits = readKindLimits(json.at("limits")),
)

internal fun readJobInfo(json: JsonElement): JobInfo = JobInfo(
    id = JobId(json.at("id").text()),
    accountId = AccountId(json.at("account_id").text()),
    kind = JobKind(json.at("kind").text()),
    state = JobState.of(json.at("state").text()),
    stage = json.at("stage").orNull()?.let { it.text() },
    progress = json.at("progress").long(),
    etaMs = json.at("eta_ms").orNull()?.let { it.long() },
    attempt = json.at("attempt").long(),
    error = json.at("error").orNull()?.let { readErrorRecord(it) },
    output = json.at("output").orNull()?.let { readJobOutput(it) },
    waits = json.at("waits").orNull()?.let { Waits.of(it.text()) },
    blockers = json.at("blockers").long(),
    runAt = json.at("run_at").time(),
    holdId = json.at("hold_id").orNull()?.let { HoldId(it.text()) },
    held = Credits(json.at("held").long()),
    charged = json.at("charged").orNull()?.let { Credits(it.long()) },
    createdAt = json.at("created_at").time(),
    finishedAt = json.at("finished_at").orNull()?.let { it.time() },
)

internal fun readJobOutput(json: JsonElement): JobOutput = when (val kind = json.at("kind").text()) {
    "speech" -> readSpeechResult(json)
    "lip_sync" -> readLipSyncResult(json)
    "video" -> readVideoResult(json)
    "own" -> readOwnResult(json)
    else -> throw unknown("JobOutput", kind)
}

internal fun writeJobQuery(value: JobQuery): JsonElement = buildJsonObject {
    value.kind?.let { put("kind", JsonPrimitive(it.value)) }
    value.state?.let { put("state", JsonPrimitive(it.text)) }
}

internal fun writeJobRequest(value: JobRequest): JsonElement = buildJsonObject {
    put("kind", JsonPrimitive(value.kind.value))
    put("request", value.request)
    value.quote?.let { put("quote", JsonPrimitive(it.value)) }
    value.idempotencyKey?.let { put("idempotency_key", JsonPrimitive(it)) }
    value.priority?.let { put("priority", JsonPrimitive(it)) }
    value.runAt?.let { put("run_at", it.json()) }
    value.unique?.let { put("unique", writeUnique(it)) }
    value.after?.let { put("after", JsonArray(it.map { writeAfterJob(it) })) }
}

internal fun readJobSchedule(json: JsonElement): JobSchedule = JobSchedule(
    id = ScheduleId(json.at("id").text()),
    accountId = AccountId(json.at("account_id").text()),
    name = json.at("name").text(),
    kind = JobKind(json.at("kind").text()),
    cron = json.at("cron").text(),
    timeZone = json.at("time_zone").text(),
    missed = Missed.of(json.at("missed").text()),
    paused = json.at("paused").bool(),
    nextAt = json.at("next_at").time(),
    lastAt = json.at("last_at").orNull()?.let { it.time() },
    lastJob = json.at("last_job").orNull()?.let { JobId(it.text()) },
    lastError = json.at("last_error").orNull()?.let { readErrorRecord(it) },
)

internal fun readJwk(json: JsonElement): Jwk = Jwk(
    kid = json.at("kid").text(),
    kty = json.at("kty").text(),
    crv = json.at("crv").text(),
    x = json.at("x").text(),
    alg = json.at("alg").text(),
)

internal fun readJwks(json: JsonElement): Jwks = Jwks(
    keys = json.at("keys").list { readJwk(it) },
)

internal fun readKept(json: JsonElement): Kept = Kept(
    value = json.at("value"),
)

internal fun readKeyIdentity(json: JsonElement): KeyIdentity = KeyIdentity(
    apiKey = readApiKey(json.at("api_key")),
    user = readUser(json.at("user")),
)

internal fun readKindLimits(json: JsonElement): KindLimits = KindLimits(
    atOnce = json.at("at_once").orNull()?.let { it.long() },
    atOnceEach = json.at("at_once_each").orNull()?.let { it.long() },
    starts = json.at("starts").orNull()?.let { it.long() },
    windowMs = json.at("window_ms").orNull()?.let { it.long() },
)

internal fun writeKindLimits(value: KindLimits): JsonElement = buildJsonObject {
    value.atOnce?.let { put("at_once", JsonPrimitive(it)) }
    value.atOnceEach?.let { put("at_once_each", JsonPrimitive(it)) }
    value.starts?.let { put("starts", JsonPrimitive(it)) }
    value.windowMs?.let { put("window_ms", JsonPrimitive(it)) }
}

internal fun readKindMetrics(json: JsonElement): KindMetrics = KindMetrics(
    created = json.at("created").long(),
    begun = json.at("begun").long(),
    retried = json.at("retried").long(),
    completed = json.at("completed").long(),
    failed = json.at("failed").long(),
    cancelled = json.at("cancelled").long(),
    waitedUs = json.at("waited_us").long(),
    workedUs = json.at("worked_us").long(),
)

internal fun readLedgerTransaction(json: JsonElement): LedgerTransaction = LedgerTransaction(
    id = TransactionId(json.at("id").text()),
    accountId = AccountId(json.at("account_id").text()),
    seq = json.at("seq").long(),
    kind = TransactionKind.of(json.at("kind").text()),
    idempotencyKey = json.at("idempotency_key").orNull()?.let { it.text() },
    holdId = json.at("hold_id").orNull()?.let { HoldId(it.text()) },
    memo = json.at("memo").text(),
    at = json.at("at").time(),
    postings = json.at("postings").list { readPosting(it) },
    balance = readBalance(json.at("balance")),
    grants = json.at("grants").list { readGrantShare(it) },
    hash = json.at("hash").text(),
)

internal fun readLinkedAccount(json: JsonElement): LinkedAccount = LinkedAccount(
    id = CredentialId(json.at("id").text()),
    provider = json.at("provider").text(),
    providerAccountId = json.at("provider_account_id").text(),
    createdAt = json.at("created_at").time(),
    updatedAt = json.at("updated_at").time(),
)

internal fun readLipSyncResult(json: JsonElement): LipSyncResult = LipSyncResult(
    audio = BlobKey(json.at("audio").text()),
    face = BlobKey(json.at("face").text()),
    durationUs = json.at("duration_us").long(),
)

internal fun readMember(json: JsonElement): Member = Member(
    membership = readMembership(json.at("membership")),
    user = readUser(json.at("user")),
)

internal fun readMembership(json: JsonElement): Membership = Membership(
    id = MemberId(json.at("id").text()),
    organizationId = OrganizationId(json.at("organization_id").text()),
    userId = UserId(json.at("user_id").text()),
    role = MemberRole.of(json.at("role").text()),
    createdAt = json.at("created_at").time(),
)

internal fun readModelInfo(json: JsonElement): ModelInfo = ModelInfo(
    name = json.at("name").text(),
    kind = json.at("kind").text(),
    licence = json.at("licence").text(),
    commercial = json.at("commercial").bool(),
    source = json.at("source").text(),
    bytes = json.at("bytes").long(),
)

internal fun readMoney(json: JsonElement): Money = Money(
    minorUnits = json.at("minor_units").long(),
    currency = Currency.of(json.at("currency").text()),
)

internal fun writeMusic(value: Music): JsonElement = buildJsonObject {
    put("file", JsonPrimitive(value.file.value))
    value.levelDb?.let { put("level_db", JsonPrimitive(it)) }
    value.duckDb?.let { put("duck_db", JsonPrimitive(it)) }
    value.looped?.let { put("looped", JsonPrimitive(it)) }
    value.fadeInMs?.let { put("fade_in_ms", JsonPrimitive(it)) }
    value.fadeOutMs?.let { put("fade_out_ms", JsonPrimitive(it)) }
}

internal fun writeNewApiKey(value: NewApiKey): JsonElement = buildJsonObject {
    put("name", JsonPrimitive(value.name))
    put("scopes", JsonArray(value.scopes.map { JsonPrimitive(it.text) }))
    value.expiresInS?.let { put("expires_in_s", JsonPrimitive(it)) }
    value.rateLimit?.let { put("rate_limit", JsonPrimitive(it)) }
    value.rateWindowS?.let { put("rate_window_s", JsonPrimitive(it)) }
}

internal fun writeNewAvatar(value: NewAvatar): JsonElement = buildJsonObject {
    put("name", JsonPrimitive(value.name))
    put("consent", writeNewConsent(value.consent))
}

internal fun writeNewConsent(value: NewConsent): JsonElement = buildJsonObject {
    put("by", JsonPrimitive(value.by))
    put("statement", JsonPrimitive(value.statement))
}

internal fun writeNewJobSchedule(value: NewJobSchedule): JsonElement = buildJsonObject {
    put("name", JsonPrimitive(value.name))
    put("kind", JsonPrimitive(value.kind.value))
    put("request", value.request)
    value.quote?.let { put("quote", JsonPrimitive(it.value)) }
    value.priority?.let { put("priority", JsonPrimitive(it)) }
    put("cron", JsonPrimitive(value.cron))
    value.timeZone?.let { put("time_zone", JsonPrimitive(it)) }
    value.missed?.let { put("missed", JsonPrimitive(it.text)) }
}

internal fun writeNewOrganization(value: NewOrganization): JsonElement = buildJsonObject {
    put("name", JsonPrimitive(value.name))
    put("slug", JsonPrimitive(value.slug))
    value.logo?.let { put("logo", JsonPrimitive(it)) }
}

internal fun writeNewUser(value: NewUser): JsonElement = buildJsonObject {
    put("name", JsonPrimitive(value.name))
    put("email", JsonPrimitive(value.email))
    value.password?.let { put("password", JsonPrimitive(it)) }
    value.role?.let { put("role", JsonPrimitive(it.text)) }
}

internal fun writeOpenAiSpeechConfig(value: OpenAiSpeechConfig): JsonElement = buildJsonObject {
    value.url?.let { put("url", JsonPrimitive(it)) }
    value.apiKey?.let { put("api_key", JsonPrimitive(it)) }
    value.model?.let { put("model", JsonPrimitive(it)) }
    value.voices?.let { put("voices", JsonArray(it.map { JsonPrimitive(it) })) }
    value.allowHttp?.let { put("allow_http", JsonPrimitive(it)) }
    value.atOnce?.let { put("at_once", JsonPrimitive(it)) }
}

internal fun readOrganization(json: JsonElement): Organization = Organization(
    id = OrganizationId(json.at("id").text()),
    accountId = AccountId(json.at("account_id").text()),
    name = json.at("name").text(),
    slug = json.at("slug").text(),
    logo = json.at("logo").orNull()?.let { it.text() },
    createdAt = json.at("created_at").time(),
)

internal fun readOrganizationPage(json: JsonElement): OrganizationPage = OrganizationPage(
    organization = readOrganization(json.at("organization")),
    members = json.at("members").list { readMember(it) },
    invitations = json.at("invitations").list { readInvitation(it) },
)

internal fun writeOrganizationUpdate(value: OrganizationUpdate): JsonElement = buildJsonObject {
    value.name?.let { put("name", JsonPrimitive(it)) }
    value.slug?.let { put("slug", JsonPrimitive(it)) }
    value.logo?.let { put("logo", JsonPrimitive(it)) }
}

internal fun readOutboxMail(json: JsonElement): OutboxMail = OutboxMail(
    id = MailId(json.at("id").text()),
    to = Email(json.at("to").text()),
    subject = json.at("subject").text(),
    text = json.at("text").text(),
    state = MailState.of(json.at("state").text()),
    createdAt = json.at("created_at").time(),
)

internal fun writeOverlay(value: Overlay): JsonElement = buildJsonObject {
    put("text", JsonPrimitive(value.text))
    value.place?.let { put("place", JsonPrimitive(it.text)) }
    value.fromMs?.let { put("from_ms", JsonPrimitive(it)) }
    value.toMs?.let { put("to_ms", JsonPrimitive(it)) }
    value.color?.let { put("color", JsonPrimitive(it.value)) }
}

internal fun readOwnResult(json: JsonElement): OwnResult = OwnResult(
    value = json.at("value"),
)

internal fun writePageRequest(value: PageRequest): JsonElement = buildJsonObject {
    value.after?.let { put("after", JsonPrimitive(it)) }
    value.limit?.let { put("limit", JsonPrimitive(it)) }
}

internal fun readPasskey(json: JsonElement): Passkey = Passkey(
    id = PasskeyId(json.at("id").text()),
    userId = UserId(json.at("user_id").text()),
    name = json.at("name").text(),
    credentialId = json.at("credential_id").text(),
    data = json.at("data"),
    createdAt = json.at("created_at").time(),
    lastUsedAt = json.at("last_used_at").orNull()?.let { it.time() },
)

internal fun writePasskeyAnswer(value: PasskeyAnswer): JsonElement = buildJsonObject {
    put("token", JsonPrimitive(value.token.value))
    put("response", value.response)
}

internal fun readPasskeyChallenge(json: JsonElement): PasskeyChallenge = PasskeyChallenge(
    token = Token(json.at("token").text()),
    options = json.at("options"),
)

internal fun writePhonemeSpan(value: PhonemeSpan): JsonElement = buildJsonObject {
    put("phoneme", JsonPrimitive(value.phoneme))
    put("stress", JsonPrimitive(value.stress))
    put("start_us", JsonPrimitive(value.startUs))
    put("end_us", JsonPrimitive(value.endUs))
}

internal fun readPlan(json: JsonElement): Plan = Plan(
    code = PlanCode(json.at("code").text()),
    name = json.at("name").text(),
    price = readMoney(json.at("price")),
    creditsPerPeriod = Credits(json.at("credits_per_period").long()),
    maxAvatars = json.at("max_avatars").orNull()?.let { it.long() },
    features = json.at("features").list { Feature.of(it.text()) },
)

internal fun readPosting(json: JsonElement): Posting = Posting(
    book = Book.of(json.at("book").text()),
    amount = Credits(json.at("amount").long()),
)

internal fun writePriceList(value: PriceList): JsonElement = buildJsonObject {
    value.tts?.let { put("tts", writeRate(it)) }
    value.video?.let { put("video", writeRate(it)) }
    value.lipSync?.let { put("lip_sync", writeRate(it)) }
}

internal fun readProduct(json: JsonElement): Product = Product(
    id = ProductId(json.at("id").text()),
    slug = json.at("slug").text(),
    name = json.at("name").text(),
    description = json.at("description").text(),
    price = readMoney(json.at("price")),
    createdAt = json.at("created_at").time(),
)

internal fun readProviderOutcome(json: JsonElement): ProviderOutcome = ProviderOutcome(
    outcome = readSignInOutcome(json.at("outcome")),
    then = json.at("then"),
)

internal fun writeProviderReturn(value: ProviderReturn): JsonElement = buildJsonObject {
    put("state", JsonPrimitive(value.state.value))
    value.keptState?.let { put("kept_state", JsonPrimitive(it.value)) }
    put("code", JsonPrimitive(value.code))
    value.issuer?.let { put("issuer", JsonPrimitive(it)) }
    value.trustedDevice?.let { put("trusted_device", JsonPrimitive(it.value)) }
}

internal fun readProviderStart(json: JsonElement): ProviderStart = ProviderStart(
    url = json.at("url").text(),
    state = Token(json.at("state").text()),
)

internal fun readQueueDepth(json: JsonElement): QueueDepth = QueueDepth(
    kind = JobKind(json.at("kind").text()),
    state = JobState.of(json.at("state").text()),
    waits = json.at("waits").orNull()?.let { Waits.of(it.text()) },
    count = json.at("count").long(),
    oldest = json.at("oldest").time(),
)

internal fun readQueueMetrics(json: JsonElement): QueueMetrics = QueueMetrics(
    kind = JobKind(json.at("kind").text()),
    counts = readKindMetrics(json.at("counts")),
)

internal fun writeRate(value: Rate): JsonElement = buildJsonObject {
    put("credits", JsonPrimitive(value.credits))
    put("per_seconds", JsonPrimitive(value.perSeconds))
}

internal fun readRefusedUser(json: JsonElement): RefusedUser = RefusedUser(
    email = json.at("email").text(),
    reason = json.at("reason").text(),
)

internal fun writeS3Config(value: S3Config): JsonElement = buildJsonObject {
    value.accessKeyId?.let { put("access_key_id", JsonPrimitive(it)) }
    value.secretAccessKey?.let { put("secret_access_key", JsonPrimitive(it)) }
    value.sessionToken?.let { put("session_token", JsonPrimitive(it)) }
    value.region?.let { put("region", JsonPrimitive(it)) }
    value.endpointUrl?.let { put("endpoint_url", JsonPrimitive(it)) }
    value.allowHttp?.let { put("allow_http", JsonPrimitive(it)) }
}

internal fun writeSecondFactor(value: SecondFactor): JsonElement = buildJsonObject {
    put("method", JsonPrimitive(value.method.text))
    put("code", JsonPrimitive(value.code.value))
    value.trustDevice?.let { put("trust_device", JsonPrimitive(it)) }
}

internal fun readSession(json: JsonElement): Session = Session(
    id = SessionId(json.at("id").text()),
    userId = UserId(json.at("user_id").text()),
    createdAt = json.at("created_at").time(),
    updatedAt = json.at("updated_at").time(),
    expiresAt = json.at("expires_at").time(),
    remembered = json.at("remembered").bool(),
    ipAddress = json.at("ip_address").orNull()?.let { it.text() },
    userAgent = json.at("user_agent").orNull()?.let { it.text() },
    impersonatedBy = json.at("impersonated_by").orNull()?.let { UserId(it.text()) },
    organizationId = json.at("organization_id").orNull()?.let { OrganizationId(it.text()) },
)

internal fun writeSignIn(value: SignIn): JsonElement = buildJsonObject {
    put("email", JsonPrimitive(value.email))
    put("password", JsonPrimitive(value.password))
    value.remember?.let { put("remember", JsonPrimitive(it)) }
    value.trustedDevice?.let { put("trusted_device", JsonPrimitive(it.value)) }
}

internal fun readSignInOutcome(json: JsonElement): SignInOutcome = when (val kind = json.kind()) {
    "complete" -> SignInOutcome.Complete(readSignedIn(json.at(kind)))
    "challenged" -> SignInOutcome.Challenged(readChallenge(json.at(kind)))
    else -> throw unknown("SignInOutcome", kind)
}

internal fun writeSignUp(value: SignUp): JsonElement = buildJsonObject {
    put("name", JsonPrimitive(value.name))
    put("email", JsonPrimitive(value.email))
    put("password", JsonPrimitive(value.password))
    value.image?.let { put("image", JsonPrimitive(it)) }
    value.remember?.let { put("remember", JsonPrimitive(it)) }
}

internal fun readSignedIn(json: JsonElement): SignedIn = SignedIn(
    token = Token(json.at("token").text()),
    session = readSession(json.at("session")),
    user = readUser(json.at("user")),
    trustedDevice = json.at("trusted_device").orNull()?.let { Token(it.text()) },
)

internal fun writeSpeechChunk(value: SpeechChunk): JsonElement = buildJsonObject {
    put("samples", value.samples.json())
    put("phonemes", JsonArray(value.phonemes.map { writePhonemeSpan(it) }))
    put("words", JsonArray(value.words.map { writeWordSpan(it) }))
}

internal fun writeSpeechRequest(value: SpeechRequest): JsonElement = buildJsonObject {
    put("script", JsonPrimitive(value.script))
    value.voice?.let { put("voice", JsonPrimitive(it.value)) }
    value.settings?.let { put("settings", writeVoiceSettings(it)) }
    value.idempotencyKey?.let { put("idempotency_key", JsonPrimitive(it)) }
}

internal fun readSpeechResult(json: JsonElement): SpeechResult = SpeechResult(
    audio = BlobKey(json.at("audio").text()),
    track = BlobKey(json.at("track").text()),
    srt = BlobKey(json.at("srt").text()),
    vtt = BlobKey(json.at("vtt").text()),
    durationUs = json.at("duration_us").long(),
)

internal fun writeTaskSettings(value: TaskSettings): JsonElement = buildJsonObject {
    value.attempts?.let { put("attempts", JsonPrimitive(it)) }
    value.pauseMs?.let { put("pause_ms", JsonPrimitive(it)) }
    value.longestPauseMs?.let { put("longest_pause_ms", JsonPrimitive(it)) }
    value.timeoutMs?.let { put("timeout_ms", JsonPrimitive(it)) }
    value.keepMs?.let { put("keep_ms", JsonPrimitive(it)) }
    value.feature?.let { put("feature", JsonPrimitive(it.text)) }
}

internal fun writeTransactionFilter(value: TransactionFilter): JsonElement = buildJsonObject {
    value.kind?.let { put("kind", JsonPrimitive(it.text)) }
    value.hold?.let { put("hold", JsonPrimitive(it.value)) }
    value.since?.let { put("since", it.json()) }
    value.until?.let { put("until", it.json()) }
}

internal fun readTwoFactorSetup(json: JsonElement): TwoFactorSetup = TwoFactorSetup(
    uri = Token(json.at("uri").text()),
    secret = Token(json.at("secret").text()),
    recoveryCodes = json.at("recovery_codes").list { Token(it.text()) },
)

internal fun writeUnique(value: Unique): JsonElement = buildJsonObject {
    put("key", JsonPrimitive(value.key))
    put("mode", JsonPrimitive(value.mode.text))
}

internal fun readUser(json: JsonElement): User = User(
    id = UserId(json.at("id").text()),
    accountId = AccountId(json.at("account_id").text()),
    name = json.at("name").text(),
    email = Email(json.at("email").text()),
    emailVerified = json.at("email_verified").bool(),
    image = json.at("image").orNull()?.let { it.text() },
    role = Role.of(json.at("role").text()),
    ban = json.at("ban").orNull()?.let { readBan(it) },
    twoFactorEnabled = json.at("two_factor_enabled").bool(),
    createdAt = json.at("created_at").time(),
    updatedAt = json.at("updated_at").time(),
)

internal fun readUserPage(json: JsonElement): UserPage = UserPage(
    users = json.at("users").list { readUser(it) },
    total = json.at("total").long(),
)

internal fun writeUserQuery(value: UserQuery): JsonElement = buildJsonObject {
    value.search?.let { put("search", JsonPrimitive(it)) }
    value.limit?.let { put("limit", JsonPrimitive(it)) }
    value.offset?.let { put("offset", JsonPrimitive(it)) }
}

internal fun writeUserUpdate(value: UserUpdate): JsonElement = buildJsonObject {
    value.name?.let { put("name", JsonPrimitive(it)) }
    value.image?.let { put("image", JsonPrimitive(it)) }
}

internal fun readUtterance(json: JsonElement): Utterance = Utterance(
    script = Script(json.at("script").text()),
    voice = VoiceId(json.at("voice").text()),
    settings = readVoiceSettings(json.at("settings")),
)

internal fun readVerification(json: JsonElement): Verification = Verification(
    accountId = AccountId(json.at("account_id").text()),
    transactions = json.at("transactions").long(),
    balance = readBalance(json.at("balance")),
    head = json.at("head").text(),
)

internal fun writeVideoRequest(value: VideoRequest): JsonElement = buildJsonObject {
    put("script", JsonPrimitive(value.script))
    value.avatar?.let { put("avatar", JsonPrimitive(it)) }
    value.voice?.let { put("voice", JsonPrimitive(it.value)) }
    value.settings?.let { put("settings", writeVoiceSettings(it)) }
    value.spec?.let { put("spec", writeVideoSpec(it)) }
    value.preset?.let { put("preset", JsonPrimitive(it.text)) }
    value.captions?.let { put("captions", writeCaptionDesign(it)) }
    value.background?.let { put("background", writeBackground(it)) }
    value.music?.let { put("music", writeMusic(it)) }
    value.overlays?.let { put("overlays", JsonArray(it.map { writeOverlay(it) })) }
    value.posterMs?.let { put("poster_ms", JsonPrimitive(it)) }
    value.idempotencyKey?.let { put("idempotency_key", JsonPrimitive(it)) }
}

internal fun readVideoResult(json: JsonElement): VideoResult = VideoResult(
    video = BlobKey(json.at("video").text()),
    srt = BlobKey(json.at("srt").text()),
    vtt = BlobKey(json.at("vtt").text()),
    poster = BlobKey(json.at("poster").text()),
    width = json.at("width").long(),
    height = json.at("height").long(),
    fps = json.at("fps").long(),
    durationUs = json.at("duration_us").long(),
    bytes = json.at("bytes").long(),
)

internal fun writeVideoSpec(value: VideoSpec): JsonElement = buildJsonObject {
    value.aspect?.let { put("aspect", JsonPrimitive(it.text)) }
    value.resolution?.let { put("resolution", JsonPrimitive(it.text)) }
    value.frameRate?.let { put("frame_rate", JsonPrimitive(it.text)) }
}

internal fun readVoice(json: JsonElement): Voice = Voice(
    id = VoiceId(json.at("id").text()),
    name = json.at("name").text(),
    language = json.at("language").text(),
    sampleRateHz = json.at("sample_rate_hz").long(),
)

internal fun writeVoice(value: Voice): JsonElement = buildJsonObject {
    put("id", JsonPrimitive(value.id.value))
    put("name", JsonPrimitive(value.name))
    put("language", JsonPrimitive(value.language))
    put("sample_rate_hz", JsonPrimitive(value.sampleRateHz))
}

internal fun readVoiceSettings(json: JsonElement): VoiceSettings = VoiceSettings(
    speed = json.at("speed").orNull()?.let { it.double() },
    pitch = json.at("pitch").orNull()?.let { it.double() },
)

internal fun writeVoiceSettings(value: VoiceSettings): JsonElement = buildJsonObject {
    value.speed?.let { put("speed", JsonPrimitive(it)) }
    value.pitch?.let { put("pitch", JsonPrimitive(it)) }
}

internal fun writeWordSpan(value: WordSpan): JsonElement = buildJsonObject {
    put("text", JsonPrimitive(value.text))
    put("start_us", JsonPrimitive(value.startUs))
    put("end_us", JsonPrimitive(value.endUs))
}

internal fun readWork(json: JsonElement): Work = Work(
    jobId = JobId(json.at("job_id").text()),
    fence = json.at("fence").long(),
    accountId = AccountId(json.at("account_id").text()),
    kind = JobKind(json.at("kind").text()),
    attempt = json.at("attempt").long(),
    request = json.at("request"),
    earlier = json.at("earlier").list { it },
)

internal fun writeWorkDone(value: WorkDone): JsonElement = buildJsonObject {
    put("result", value.result)
    put("price", JsonPrimitive(value.price.value))
}
