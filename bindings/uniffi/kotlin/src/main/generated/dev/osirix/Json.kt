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

internal fun readActivation(json: JsonElement): Activation = Activation(
    device = json.at("device").text(),
    activatedAt = json.at("activated_at").time(),
)

internal fun readActor(json: JsonElement): Actor = when (val kind = json.kind()) {
    "system" -> Actor.System
    "account" -> Actor.Account(AccountId(json.at(kind).text()))
    "user" -> Actor.User(UserId(json.at(kind).text()))
    "worker" -> Actor.Worker(json.at(kind).text())
    else -> throw unknown("Actor", kind)
}

internal fun readAddedWebhook(json: JsonElement): AddedWebhook = AddedWebhook(
    endpoint = readWebhookEndpoint(json.at("endpoint")),
    secret = Token(json.at("secret").text()),
)

internal fun writeAfterJob(value: AfterJob): JsonElement = buildJsonObject {
    value.job?.let { put("job", JsonPrimitive(it.value)) }
    value.index?.let { put("index", JsonPrimitive(it)) }
    value.needs?.let { put("needs", JsonPrimitive(it.text)) }
}

internal fun writeAnalyticsQuery(value: AnalyticsQuery): JsonElement = buildJsonObject {
    value.period?.let { put("period", JsonPrimitive(it.text)) }
    value.firstDay?.let { put("first_day", JsonPrimitive(it)) }
    value.lastDay?.let { put("last_day", JsonPrimitive(it)) }
    value.zone?.let { put("zone", JsonPrimitive(it)) }
    value.compare?.let { put("compare", JsonPrimitive(it)) }
}

internal fun readAnalyticsReport(json: JsonElement): AnalyticsReport = AnalyticsReport(
    period = AnalyticsPeriod.of(json.at("period").text()),
    zone = json.at("zone").text(),
    firstDay = json.at("first_day").text(),
    lastDay = json.at("last_day").text(),
    totals = readFigures(json.at("totals")),
    before = json.at("before").orNull()?.let { readFigures(it) },
    days = json.at("days").list { readDayFigures(it) },
)

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

internal fun readApproval(json: JsonElement): Approval = Approval(
    submittedBy = json.at("submitted_by").orNull()?.let { UserId(it.text()) },
    submittedAt = json.at("submitted_at").time(),
    decision = json.at("decision").orNull()?.let { ApprovalDecision.of(it.text()) },
    decidedBy = json.at("decided_by").orNull()?.let { UserId(it.text()) },
    decidedAt = json.at("decided_at").orNull()?.let { it.time() },
    reason = json.at("reason").orNull()?.let { it.text() },
)

internal fun readAttachment(json: JsonElement): Attachment = Attachment(
    blob = BlobKey(json.at("blob").text()),
    facts = readMediaFacts(json.at("facts")),
    altText = json.at("alt_text").orNull()?.let { it.text() },
    captions = json.at("captions").orNull()?.let { BlobKey(it.text()) },
)

internal fun readAttempt(json: JsonElement): Attempt = Attempt(
    publicationId = PublicationId(json.at("publication_id").text()),
    number = json.at("number").long(),
    at = json.at("at").time(),
    what = AttemptKind.of(json.at("what").text()),
    part = json.at("part").long(),
    error = json.at("error").orNull()?.let { readErrorRecord(it) },
)

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

internal fun readBackground(json: JsonElement): Background = Background(
    color = json.at("color").orNull()?.let { Color(it.text()) },
    gradient = json.at("gradient").orNull()?.let { readGradient(it) },
    image = json.at("image").orNull()?.let { BlobKey(it.text()) },
    video = json.at("video").orNull()?.let { BlobKey(it.text()) },
    blur = json.at("blur").orNull()?.let { it.double() },
)

internal fun writeBackground(value: Background): JsonElement = buildJsonObject {
    value.color?.let { put("color", JsonPrimitive(it.value)) }
    value.gradient?.let { put("gradient", writeGradient(it)) }
    value.image?.let { put("image", JsonPrimitive(it.value)) }
    value.video?.let { put("video", JsonPrimitive(it.value)) }
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

internal fun readBillingOverview(json: JsonElement): BillingOverview = BillingOverview(
    gateway = json.at("gateway").text(),
    plan = readPlan(json.at("plan")),
    subscription = json.at("subscription").orNull()?.let { readSubscriptionInfo(it) },
    packs = json.at("packs").list { readCreditPack(it) },
)

internal fun writeBillingSettings(value: BillingSettings): JsonElement = buildJsonObject {
    value.graceDays?.let { put("grace_days", JsonPrimitive(it)) }
    value.carry?.let { put("carry", JsonPrimitive(it.value)) }
    value.trial?.let { put("trial", writeTrial(it)) }
    value.packs?.let { put("packs", JsonArray(it.map { writeCreditPack(it) })) }
}

internal fun readBlobInfo(json: JsonElement): BlobInfo = BlobInfo(
    key = BlobKey(json.at("key").text()),
    bytes = json.at("bytes").long(),
)

internal fun writeBlobInfo(value: BlobInfo): JsonElement = buildJsonObject {
    put("key", JsonPrimitive(value.key.value))
    put("bytes", JsonPrimitive(value.bytes))
}

internal fun readCaptionDesign(json: JsonElement): CaptionDesign = CaptionDesign(
    style = json.at("style").orNull()?.let { CaptionStyle.of(it.text()) },
    position = json.at("position").orNull()?.let { CaptionPosition.of(it.text()) },
    size = json.at("size").orNull()?.let { it.double() },
    color = json.at("color").orNull()?.let { Color(it.text()) },
    highlight = json.at("highlight").orNull()?.let { Color(it.text()) },
)

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

internal fun readChapter(json: JsonElement): Chapter = Chapter(
    title = json.at("title").text(),
    startUs = json.at("start_us").long(),
)

internal fun readCheckout(json: JsonElement): Checkout = Checkout(
    reference = Reference(json.at("reference").text()),
    url = json.at("url").text(),
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

internal fun readComingSlot(json: JsonElement): ComingSlot = ComingSlot(
    at = json.at("at").time(),
    time = readPlannedTime(json.at("time")),
    postId = json.at("post_id").orNull()?.let { PostId(it.text()) },
)

internal fun writeConfig(value: Config): JsonElement = buildJsonObject {
    value.home?.let { put("home", JsonPrimitive(it.toString())) }
    value.databaseUrl?.let { put("database_url", JsonPrimitive(it)) }
    value.blobsUrl?.let { put("blobs_url", JsonPrimitive(it)) }
    value.models?.let { put("models", JsonPrimitive(it.toString())) }
    value.elevenlabs?.let { put("elevenlabs", writeElevenLabsConfig(it)) }
    value.openaiSpeech?.let { put("openai_speech", writeOpenAiSpeechConfig(it)) }
    value.ffmpeg?.let { put("ffmpeg", writeFfmpegConfig(it)) }
    value.speechCacheDays?.let { put("speech_cache_days", JsonPrimitive(it)) }
    value.orphanDays?.let { put("orphan_days", JsonPrimitive(it)) }
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
    value.billing?.let { put("billing", writeBillingSettings(it)) }
    value.marketplace?.let { put("marketplace", writeMarketplaceSettings(it)) }
    value.stripe?.let { put("stripe", writeStripeConfig(it)) }
    value.social?.let { put("social", writeSocialConfig(it)) }
    value.webhooks?.let { put("webhooks", writeWebhookSettings(it)) }
    value.secret?.let { put("secret", JsonPrimitive(it)) }
    value.replacedSecrets?.let { put("replaced_secrets", JsonArray(it.map { JsonPrimitive(it) })) }
    value.siteName?.let { put("site_name", JsonPrimitive(it)) }
    value.siteUrl?.let { put("site_url", JsonPrimitive(it)) }
    value.requireVerifiedEmail?.let { put("require_verified_email", JsonPrimitive(it)) }
    value.auditHeads?.let { put("audit_heads", JsonPrimitive(it.toString())) }
    value.auditSealMs?.let { put("audit_seal_ms", JsonPrimitive(it)) }
}

internal fun readConnectChoice(json: JsonElement): ConnectChoice = ConnectChoice(
    choice = Token(json.at("choice").text()),
    accounts = json.at("accounts").list { readFoundAccount(it) },
)

internal fun writeConnectReturn(value: ConnectReturn): JsonElement = buildJsonObject {
    put("state", JsonPrimitive(value.state.value))
    value.code?.let { put("code", JsonPrimitive(it)) }
}

internal fun writeConnectSecret(value: ConnectSecret): JsonElement = buildJsonObject {
    put("network", JsonPrimitive(value.network.text))
    value.server?.let { put("server", JsonPrimitive(it)) }
    value.identifier?.let { put("identifier", JsonPrimitive(it)) }
    put("secret", JsonPrimitive(value.secret))
}

internal fun readConnectStart(json: JsonElement): ConnectStart = ConnectStart(
    url = json.at("url").text(),
    state = Token(json.at("state").text()),
)

internal fun readConnectWays(json: JsonElement): ConnectWays = ConnectWays(
    network = Network.of(json.at("network").text()),
    page = json.at("page").bool(),
    secret = json.at("secret").bool(),
    servers = json.at("servers").bool(),
)

internal fun readConsent(json: JsonElement): Consent = Consent(
    by = json.at("by").text(),
    statement = json.at("statement").text(),
    at = json.at("at").time(),
)

internal fun readCreatedApiKey(json: JsonElement): CreatedApiKey = CreatedApiKey(
    key = Token(json.at("key").text()),
    apiKey = readApiKey(json.at("api_key")),
)

internal fun readCreditFigures(json: JsonElement): CreditFigures = CreditFigures(
    granted = Credits(json.at("granted").long()),
    refunded = Credits(json.at("refunded").long()),
    earned = Credits(json.at("earned").long()),
    spent = Credits(json.at("spent").long()),
    revoked = Credits(json.at("revoked").long()),
    expired = Credits(json.at("expired").long()),
    spentByKind = json.at("spent_by_kind").list { readKindCredits(it) },
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

internal fun readCreditPack(json: JsonElement): CreditPack = CreditPack(
    code = json.at("code").text(),
    name = json.at("name").text(),
    credits = Credits(json.at("credits").long()),
    price = readMoney(json.at("price")),
)

internal fun writeCreditPack(value: CreditPack): JsonElement = buildJsonObject {
    put("code", JsonPrimitive(value.code))
    put("name", JsonPrimitive(value.name))
    put("credits", JsonPrimitive(value.credits.value))
    put("price", writeMoney(value.price))
}

internal fun readCsvPart(json: JsonElement): CsvPart = CsvPart(
    text = json.at("text").text(),
    next = json.at("next").orNull()?.let { it.text() },
)

internal fun readDayFigures(json: JsonElement): DayFigures = DayFigures(
    day = json.at("day").text(),
    figures = readFigures(json.at("figures")),
)

internal fun writeDevice(value: Device): JsonElement = buildJsonObject {
    value.ipAddress?.let { put("ip_address", JsonPrimitive(it)) }
    value.userAgent?.let { put("user_agent", JsonPrimitive(it)) }
}

internal fun readDifference(json: JsonElement): Difference = Difference(
    kind = DifferenceKind.of(json.at("kind").text()),
    subject = readSubject(json.at("subject")),
    accountId = json.at("account_id").orNull()?.let { AccountId(it.text()) },
    field = json.at("field").text(),
    here = json.at("here").orNull()?.let { it.text() },
    there = json.at("there").orNull()?.let { it.text() },
)

internal fun readDocument(json: JsonElement): Document = Document(
    name = json.at("name").text(),
    title = json.at("title").text(),
    text = json.at("text").text(),
)

internal fun writeDocument(value: Document): JsonElement = buildJsonObject {
    put("name", JsonPrimitive(value.name))
    put("title", JsonPrimitive(value.title))
    put("text", JsonPrimitive(value.text))
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

internal fun writeFfmpegConfig(value: FfmpegConfig): JsonElement = buildJsonObject {
    value.program?.let { put("program", JsonPrimitive(it)) }
    value.timeoutMs?.let { put("timeout_ms", JsonPrimitive(it)) }
    value.memoryMb?.let { put("memory_mb", JsonPrimitive(it)) }
    value.h264Encoder?.let { put("h264_encoder", JsonPrimitive(it)) }
    value.av1Encoder?.let { put("av1_encoder", JsonPrimitive(it)) }
}

internal fun readFigures(json: JsonElement): Figures = Figures(
    jobs = json.at("jobs").list { readJobFigures(it) },
    credits = readCreditFigures(json.at("credits")),
    sales = readSalesFigures(json.at("sales")),
    posts = json.at("posts").list { readPostFigures(it) },
    plans = json.at("plans").list { readMoneyFigures(it) },
)

internal fun writeFootage(value: Footage): JsonElement = buildJsonObject {
    put("file", JsonPrimitive(value.file.value))
    put("consent", writeNewConsent(value.consent))
}

internal fun readFoundAccount(json: JsonElement): FoundAccount = FoundAccount(
    network = Network.of(json.at("network").text()),
    remote = readRemoteAccount(json.at("remote")),
)

internal fun readGatewayEvent(json: JsonElement): GatewayEvent = GatewayEvent(
    id = Reference(json.at("id").text()),
    kind = json.at("kind").text(),
    subject = readSubject(json.at("subject")),
    at = json.at("at").time(),
)

internal fun readGradient(json: JsonElement): Gradient = Gradient(
    top = Color(json.at("top").text()),
    bottom = Color(json.at("bottom").text()),
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

internal fun readImportProblem(json: JsonElement): ImportProblem = ImportProblem(
    line = json.at("line").long(),
    field = json.at("field").text(),
    message = json.at("message").text(),
    limit = json.at("limit").orNull()?.let { it.text() },
)

internal fun readImportReport(json: JsonElement): ImportReport = ImportReport(
    imported = json.at("imported").long(),
    present = json.at("present").long(),
    refused = json.at("refused").list { readRefusedUser(it) },
)

internal fun readIntake(json: JsonElement): Intake = Intake(
    id = Reference(json.at("id").text()),
    new = json.at("new").bool(),
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

internal fun readInvoice(json: JsonElement): Invoice = Invoice(
    reference = Reference(json.at("reference").text()),
    customer = Reference(json.at("customer").text()),
    subscription = json.at("subscription").orNull()?.let { Reference(it.text()) },
    state = InvoiceState.of(json.at("state").text()),
    due = readMoney(json.at("due")),
    paid = readMoney(json.at("paid")),
    lines = json.at("lines").list { readInvoiceLine(it) },
    payment = json.at("payment").orNull()?.let { Reference(it.text()) },
    url = json.at("url").orNull()?.let { it.text() },
    createdAt = json.at("created_at").time(),
)

internal fun readInvoiceLine(json: JsonElement): InvoiceLine = InvoiceLine(
    plan = json.at("plan").orNull()?.let { PlanCode(it.text()) },
    amount = readMoney(json.at("amount")),
    proration = json.at("proration").bool(),
    period = readPeriod(json.at("period")),
)

internal fun readJobControl(json: JsonElement): JobControl = JobControl(
    kind = json.at("kind").orNull()?.let { JobKind(it.text()) },
    accountId = json.at("account_id").orNull()?.let { AccountId(it.text()) },
    paused = json.at("paused").bool(),
    limits = readKindLimits(json.at("limits")),
)

internal fun readJobFigures(json: JsonElement): JobFigures = JobFigures(
    kind = json.at("kind").text(),
    completed = json.at("completed").long(),
    failed = json.at("failed").long(),
    cancelled = json.at("cancelled").long(),
    madeMs = json.at("made_ms").long(),
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

internal fun readKindCredits(json: JsonElement): KindCredits = KindCredits(
    kind = json.at("kind").text(),
    credits = Credits(json.at("credits").long()),
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

internal fun readLicence(json: JsonElement): Licence = Licence(
    id = LicenceId(json.at("id").text()),
    orderId = OrderId(json.at("order_id").text()),
    accountId = AccountId(json.at("account_id").text()),
    productId = ProductId(json.at("product_id").text()),
    state = LicenceState.of(json.at("state").text()),
    start = json.at("start").text(),
    maxActivations = json.at("max_activations").long(),
    createdAt = json.at("created_at").time(),
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

internal fun readLook(json: JsonElement): Look = Look(
    name = json.at("name").orNull()?.let { it.text() },
    title = json.at("title").orNull()?.let { it.text() },
    avatar = json.at("avatar").orNull()?.let { it.text() },
    voice = json.at("voice").orNull()?.let { VoiceId(it.text()) },
    settings = json.at("settings").orNull()?.let { readVoiceSettings(it) },
    preset = json.at("preset").orNull()?.let { Preset.of(it.text()) },
    spec = json.at("spec").orNull()?.let { readVideoSpec(it) },
    captions = json.at("captions").orNull()?.let { readCaptionDesign(it) },
    background = json.at("background").orNull()?.let { readBackground(it) },
    music = json.at("music").orNull()?.let { readMusic(it) },
    overlays = json.at("overlays").orNull()?.let { it.list { readOverlay(it) } },
    script = json.at("script").orNull()?.let { it.text() },
)

internal fun writeLook(value: Look): JsonElement = buildJsonObject {
    value.name?.let { put("name", JsonPrimitive(it)) }
    value.title?.let { put("title", JsonPrimitive(it)) }
    value.avatar?.let { put("avatar", JsonPrimitive(it)) }
    value.voice?.let { put("voice", JsonPrimitive(it.value)) }
    value.settings?.let { put("settings", writeVoiceSettings(it)) }
    value.preset?.let { put("preset", JsonPrimitive(it.text)) }
    value.spec?.let { put("spec", writeVideoSpec(it)) }
    value.captions?.let { put("captions", writeCaptionDesign(it)) }
    value.background?.let { put("background", writeBackground(it)) }
    value.music?.let { put("music", writeMusic(it)) }
    value.overlays?.let { put("overlays", JsonArray(it.map { writeOverlay(it) })) }
    value.script?.let { put("script", JsonPrimitive(it)) }
}

internal fun writeMarketplaceSettings(value: MarketplaceSettings): JsonElement = buildJsonObject {
    value.centsPerCredit?.let { put("cents_per_credit", JsonPrimitive(it)) }
    value.sellerPercent?.let { put("seller_percent", JsonPrimitive(it)) }
    value.holdingDays?.let { put("holding_days", JsonPrimitive(it)) }
    value.refundDays?.let { put("refund_days", JsonPrimitive(it)) }
    value.activations?.let { put("activations", JsonPrimitive(it)) }
    value.payoutMinimumCents?.let { put("payout_minimum_cents", JsonPrimitive(it)) }
}

internal fun writeMastodonServer(value: MastodonServer): JsonElement = buildJsonObject {
    put("server", JsonPrimitive(value.server))
    put("client_id", JsonPrimitive(value.clientId))
    put("client_secret", JsonPrimitive(value.clientSecret))
}

internal fun readMediaFacts(json: JsonElement): MediaFacts = MediaFacts(
    mediaType = MediaType.of(json.at("media_type").text()),
    bytes = json.at("bytes").long(),
    widthPx = json.at("width_px").long(),
    heightPx = json.at("height_px").long(),
    durationMs = json.at("duration_ms").orNull()?.let { it.long() },
    framesPer1000S = json.at("frames_per_1000_s").orNull()?.let { it.long() },
    videoCodec = json.at("video_codec").orNull()?.let { it.text() },
    audioCodec = json.at("audio_codec").orNull()?.let { it.text() },
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

internal fun readMessagePreview(json: JsonElement): MessagePreview = MessagePreview(
    text = json.at("text").text(),
    files = json.at("files").long(),
    length = json.at("length").long(),
    most = json.at("most").long(),
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

internal fun writeMoney(value: Money): JsonElement = buildJsonObject {
    put("minor_units", JsonPrimitive(value.minorUnits))
    put("currency", JsonPrimitive(value.currency.text))
}

internal fun readMoneyFigures(json: JsonElement): MoneyFigures = MoneyFigures(
    currency = json.at("currency").text(),
    paid = json.at("paid").long(),
    refunded = json.at("refunded").long(),
)

internal fun readMusic(json: JsonElement): Music = Music(
    file = BlobKey(json.at("file").text()),
    levelDb = json.at("level_db").orNull()?.let { it.double() },
    duckDb = json.at("duck_db").orNull()?.let { it.double() },
    looped = json.at("looped").orNull()?.let { it.bool() },
    fadeInMs = json.at("fade_in_ms").orNull()?.let { it.long() },
    fadeOutMs = json.at("fade_out_ms").orNull()?.let { it.long() },
)

internal fun writeMusic(value: Music): JsonElement = buildJsonObject {
    put("file", JsonPrimitive(value.file.value))
    value.levelDb?.let { put("level_db", JsonPrimitive(it)) }
    value.duckDb?.let { put("duck_db", JsonPrimitive(it)) }
    value.looped?.let { put("looped", JsonPrimitive(it)) }
    value.fadeInMs?.let { put("fade_in_ms", JsonPrimitive(it)) }
    value.fadeOutMs?.let { put("fade_out_ms", JsonPrimitive(it)) }
}

internal fun readNetworkAccount(json: JsonElement): NetworkAccount = NetworkAccount(
    id = ConnectionId(json.at("id").text()),
    accountId = AccountId(json.at("account_id").text()),
    network = Network.of(json.at("network").text()),
    server = json.at("server").text(),
    remote = readRemoteAccount(json.at("remote")),
    state = ConnectionState.of(json.at("state").text()),
    error = json.at("error").orNull()?.let { readErrorRecord(it) },
    expiresAt = json.at("expires_at").orNull()?.let { it.time() },
    connectedAt = json.at("connected_at").time(),
    createdAt = json.at("created_at").time(),
)

internal fun writeNetworkApp(value: NetworkApp): JsonElement = buildJsonObject {
    value.clientId?.let { put("client_id", JsonPrimitive(it)) }
    value.clientSecret?.let { put("client_secret", JsonPrimitive(it)) }
}

internal fun writeNetworkServer(value: NetworkServer): JsonElement = buildJsonObject {
    put("network", JsonPrimitive(value.network.text))
    put("url", JsonPrimitive(value.url))
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

internal fun writeNewPostQueue(value: NewPostQueue): JsonElement = buildJsonObject {
    put("name", JsonPrimitive(value.name))
    put("time_zone", JsonPrimitive(value.timeZone))
    put("slots", JsonArray(value.slots.map { writeQueueSlot(it) }))
    put("connections", JsonArray(value.connections.map { JsonPrimitive(it.value) }))
}

internal fun writeNewProduct(value: NewProduct): JsonElement = buildJsonObject {
    put("name", JsonPrimitive(value.name))
    put("description", JsonPrimitive(value.description))
    put("category", JsonPrimitive(value.category.text))
    put("price", writeMoney(value.price))
    value.stock?.let { put("stock", JsonPrimitive(it)) }
    put("content", writeProductContent(value.content))
}

internal fun writeNewRating(value: NewRating): JsonElement = buildJsonObject {
    put("stars", JsonPrimitive(value.stars))
    value.text?.let { put("text", JsonPrimitive(it)) }
}

internal fun writeNewUser(value: NewUser): JsonElement = buildJsonObject {
    put("name", JsonPrimitive(value.name))
    put("email", JsonPrimitive(value.email))
    value.password?.let { put("password", JsonPrimitive(it)) }
    value.role?.let { put("role", JsonPrimitive(it.text)) }
}

internal fun writeNewWebhook(value: NewWebhook): JsonElement = buildJsonObject {
    put("url", JsonPrimitive(value.url))
    value.description?.let { put("description", JsonPrimitive(it)) }
    put("kinds", JsonArray(value.kinds.map { JsonPrimitive(it.text) }))
}

internal fun writeOpenAiSpeechConfig(value: OpenAiSpeechConfig): JsonElement = buildJsonObject {
    value.url?.let { put("url", JsonPrimitive(it)) }
    value.apiKey?.let { put("api_key", JsonPrimitive(it)) }
    value.model?.let { put("model", JsonPrimitive(it)) }
    value.voices?.let { put("voices", JsonArray(it.map { JsonPrimitive(it) })) }
    value.allowHttp?.let { put("allow_http", JsonPrimitive(it)) }
    value.atOnce?.let { put("at_once", JsonPrimitive(it)) }
}

internal fun readOrder(json: JsonElement): Order = Order(
    id = OrderId(json.at("id").text()),
    accountId = AccountId(json.at("account_id").text()),
    productId = ProductId(json.at("product_id").text()),
    productName = json.at("product_name").text(),
    version = json.at("version").long(),
    state = OrderState.of(json.at("state").text()),
    price = readMoney(json.at("price")),
    credits = Credits(json.at("credits").long()),
    idempotencyKey = json.at("idempotency_key").orNull()?.let { it.text() },
    createdAt = json.at("created_at").time(),
    paidAt = json.at("paid_at").orNull()?.let { it.time() },
    refundedAt = json.at("refunded_at").orNull()?.let { it.time() },
)

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

internal fun readOverlay(json: JsonElement): Overlay = Overlay(
    text = json.at("text").text(),
    place = json.at("place").orNull()?.let { OverlayPlace.of(it.text()) },
    fromMs = json.at("from_ms").orNull()?.let { it.long() },
    toMs = json.at("to_ms").orNull()?.let { it.long() },
    color = json.at("color").orNull()?.let { Color(it.text()) },
)

internal fun writeOverlay(value: Overlay): JsonElement = buildJsonObject {
    put("text", JsonPrimitive(value.text))
    value.place?.let { put("place", JsonPrimitive(it.text)) }
    value.fromMs?.let { put("from_ms", JsonPrimitive(it)) }
    value.toMs?.let { put("to_ms", JsonPrimitive(it)) }
    value.color?.let { put("color", JsonPrimitive(it.value)) }
}

internal fun writeOwnAccount(value: OwnAccount): JsonElement = buildJsonObject {
    put("account", writeRemoteAccount(value.account))
    value.secret?.let { put("secret", JsonPrimitive(it.value)) }
}

internal fun writeOwnLimits(value: OwnLimits): JsonElement = buildJsonObject {
    value.textChars?.let { put("text_chars", JsonPrimitive(it)) }
    value.parts?.let { put("parts", JsonPrimitive(it)) }
    value.mostFiles?.let { put("most_files", JsonPrimitive(it)) }
    value.fileBytes?.let { put("file_bytes", JsonPrimitive(it)) }
    value.mediaTypes?.let { put("media_types", JsonArray(it.map { JsonPrimitive(it.text) })) }
    value.altTextChars?.let { put("alt_text_chars", JsonPrimitive(it)) }
    value.recognisesRepeats?.let { put("recognises_repeats", JsonPrimitive(it)) }
    value.canFind?.let { put("can_find", JsonPrimitive(it)) }
}

internal fun readOwnMessage(json: JsonElement): OwnMessage = OwnMessage(
    key = json.at("key").text(),
    account = readRemoteAccount(json.at("account")),
    secret = OwnSecret(json.at("secret").text()),
    text = json.at("text").text(),
    media = json.at("media").list { readAttachment(it) },
    answers = json.at("answers").orNull()?.let { readPublished(it) },
    languages = json.at("languages").list { it.text() },
)

internal fun readOwnResult(json: JsonElement): OwnResult = OwnResult(
    value = json.at("value"),
)

internal fun readOwnedProduct(json: JsonElement): OwnedProduct = OwnedProduct(
    product = readProduct(json.at("product")),
    licence = readLicence(json.at("licence")),
    content = readProductContent(json.at("content")),
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

internal fun readPayout(json: JsonElement): Payout = Payout(
    id = PayoutId(json.at("id").text()),
    seller = AccountId(json.at("seller").text()),
    reverses = json.at("reverses").orNull()?.let { PayoutId(it.text()) },
    amount = readMoney(json.at("amount")),
    reversed = readMoney(json.at("reversed")),
    state = PayoutState.of(json.at("state").text()),
    reference = json.at("reference").orNull()?.let { Reference(it.text()) },
    attempts = json.at("attempts").long(),
    dueAt = json.at("due_at").time(),
    error = json.at("error").orNull()?.let { readErrorRecord(it) },
    createdAt = json.at("created_at").time(),
)

internal fun readPeriod(json: JsonElement): Period = Period(
    start = json.at("start").time(),
    end = json.at("end").time(),
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

internal fun readPlannedTime(json: JsonElement): PlannedTime = PlannedTime(
    local = json.at("local").text(),
    timeZone = json.at("time_zone").text(),
)

internal fun writePlannedTime(value: PlannedTime): JsonElement = buildJsonObject {
    put("local", JsonPrimitive(value.local))
    put("time_zone", JsonPrimitive(value.timeZone))
}

internal fun readPostContent(json: JsonElement): PostContent = PostContent(
    messages = json.at("messages").orNull()?.let { it.list { readPostMessage(it) } },
    firstComment = json.at("first_comment").orNull()?.let { it.text() },
    format = json.at("format").orNull()?.let { PostFormat.of(it.text()) },
    languages = json.at("languages").orNull()?.let { it.list { it.text() } },
)

internal fun writePostContent(value: PostContent): JsonElement = buildJsonObject {
    value.messages?.let { put("messages", JsonArray(it.map { writePostMessage(it) })) }
    value.firstComment?.let { put("first_comment", JsonPrimitive(it)) }
    value.format?.let { put("format", JsonPrimitive(it.text)) }
    value.languages?.let { put("languages", JsonArray(it.map { JsonPrimitive(it) })) }
}

internal fun readPostFigures(json: JsonElement): PostFigures = PostFigures(
    network = json.at("network").text(),
    published = json.at("published").long(),
    failed = json.at("failed").long(),
    unconfirmed = json.at("unconfirmed").long(),
)

internal fun readPostMedia(json: JsonElement): PostMedia = PostMedia(
    file = BlobKey(json.at("file").text()),
    altText = json.at("alt_text").orNull()?.let { it.text() },
    captions = json.at("captions").orNull()?.let { BlobKey(it.text()) },
)

internal fun writePostMedia(value: PostMedia): JsonElement = buildJsonObject {
    put("file", JsonPrimitive(value.file.value))
    value.altText?.let { put("alt_text", JsonPrimitive(it)) }
    value.captions?.let { put("captions", JsonPrimitive(it.value)) }
}

internal fun readPostMessage(json: JsonElement): PostMessage = PostMessage(
    text = json.at("text").orNull()?.let { it.text() },
    media = json.at("media").orNull()?.let { it.list { readPostMedia(it) } },
)

internal fun writePostMessage(value: PostMessage): JsonElement = buildJsonObject {
    value.text?.let { put("text", JsonPrimitive(it)) }
    value.media?.let { put("media", JsonArray(it.map { writePostMedia(it) })) }
}

internal fun readPostMetrics(json: JsonElement): PostMetrics = PostMetrics(
    likes = json.at("likes").orNull()?.let { it.long() },
    comments = json.at("comments").orNull()?.let { it.long() },
    shares = json.at("shares").orNull()?.let { it.long() },
    views = json.at("views").orNull()?.let { it.long() },
)

internal fun readPostQueue(json: JsonElement): PostQueue = PostQueue(
    id = PostQueueId(json.at("id").text()),
    accountId = AccountId(json.at("account_id").text()),
    name = json.at("name").text(),
    timeZone = json.at("time_zone").text(),
    slots = json.at("slots").list { readQueueSlot(it) },
    connections = json.at("connections").list { ConnectionId(it.text()) },
    createdAt = json.at("created_at").time(),
    updatedAt = json.at("updated_at").time(),
)

internal fun readPostRecurrence(json: JsonElement): PostRecurrence = PostRecurrence(
    id = RecurrenceId(json.at("id").text()),
    accountId = AccountId(json.at("account_id").text()),
    author = json.at("author").orNull()?.let { UserId(it.text()) },
    post = readPostRequest(json.at("post")),
    rule = readRecurrenceRule(json.at("rule")),
    state = RecurrenceState.of(json.at("state").text()),
    nextAt = json.at("next_at").orNull()?.let { it.time() },
    made = json.at("made").long(),
    createdAt = json.at("created_at").time(),
    updatedAt = json.at("updated_at").time(),
)

internal fun readPostRequest(json: JsonElement): PostRequest = PostRequest(
    content = readPostContent(json.at("content")),
    variants = json.at("variants").orNull()?.let { it.list { readPostVariant(it) } },
    connections = json.at("connections").orNull()?.let { it.list { ConnectionId(it.text()) } },
    time = json.at("time").orNull()?.let { readPlannedTime(it) },
    videoJob = json.at("video_job").orNull()?.let { JobId(it.text()) },
    utm = json.at("utm").orNull()?.let { readUtmTags(it) },
)

internal fun writePostRequest(value: PostRequest): JsonElement = buildJsonObject {
    put("content", writePostContent(value.content))
    value.variants?.let { put("variants", JsonArray(it.map { writePostVariant(it) })) }
    value.connections?.let { put("connections", JsonArray(it.map { JsonPrimitive(it.value) })) }
    value.time?.let { put("time", writePlannedTime(it)) }
    value.videoJob?.let { put("video_job", JsonPrimitive(it.value)) }
    value.utm?.let { put("utm", writeUtmTags(it)) }
}

internal fun readPostRules(json: JsonElement): PostRules = PostRules(
    approval = json.at("approval").bool(),
)

internal fun writePostRules(value: PostRules): JsonElement = buildJsonObject {
    put("approval", JsonPrimitive(value.approval))
}

internal fun readPostVariant(json: JsonElement): PostVariant = PostVariant(
    network = Network.of(json.at("network").text()),
    content = readPostContent(json.at("content")),
)

internal fun writePostVariant(value: PostVariant): JsonElement = buildJsonObject {
    put("network", JsonPrimitive(value.network.text))
    put("content", writePostContent(value.content))
}

internal fun readPostWarning(json: JsonElement): PostWarning = PostWarning(
    kind = PostWarningKind.of(json.at("kind").text()),
    connectionId = ConnectionId(json.at("connection_id").text()),
    postId = PostId(json.at("post_id").text()),
    dueAt = json.at("due_at").time(),
    withinS = json.at("within_s").long(),
)

internal fun readPosting(json: JsonElement): Posting = Posting(
    book = Book.of(json.at("book").text()),
    amount = Credits(json.at("amount").long()),
)

internal fun readPostsImport(json: JsonElement): PostsImport = PostsImport(
    lines = json.at("lines").long(),
    problems = json.at("problems").list { readImportProblem(it) },
    posts = json.at("posts").list { readSocialPost(it) },
)

internal fun writePriceList(value: PriceList): JsonElement = buildJsonObject {
    value.tts?.let { put("tts", writeRate(it)) }
    value.video?.let { put("video", writeRate(it)) }
    value.lipSync?.let { put("lip_sync", writeRate(it)) }
    value.voices?.let { put("voices", JsonArray(it.map { writeVoicePrice(it) })) }
}

internal fun readProblem(json: JsonElement): Problem = Problem(
    field = json.at("field").text(),
    message = json.at("message").text(),
    limit = json.at("limit").text(),
    value = json.at("value").text(),
)

internal fun readProduct(json: JsonElement): Product = Product(
    id = ProductId(json.at("id").text()),
    slug = json.at("slug").text(),
    name = json.at("name").text(),
    description = json.at("description").text(),
    category = Category.of(json.at("category").text()),
    price = readMoney(json.at("price")),
    credits = Credits(json.at("credits").long()),
    seller = json.at("seller").orNull()?.let { AccountId(it.text()) },
    state = ProductState.of(json.at("state").text()),
    reason = json.at("reason").orNull()?.let { it.text() },
    version = json.at("version").long(),
    stock = json.at("stock").orNull()?.let { it.long() },
    sold = json.at("sold").long(),
    ratings = json.at("ratings").long(),
    stars = json.at("stars").long(),
    createdAt = json.at("created_at").time(),
)

internal fun readProductContent(json: JsonElement): ProductContent = ProductContent(
    looks = json.at("looks").orNull()?.let { it.list { readLook(it) } },
    documents = json.at("documents").orNull()?.let { it.list { readDocument(it) } },
)

internal fun writeProductContent(value: ProductContent): JsonElement = buildJsonObject {
    value.looks?.let { put("looks", JsonArray(it.map { writeLook(it) })) }
    value.documents?.let { put("documents", JsonArray(it.map { writeDocument(it) })) }
}

internal fun writeProductQuery(value: ProductQuery): JsonElement = buildJsonObject {
    value.text?.let { put("text", JsonPrimitive(it)) }
    value.category?.let { put("category", JsonPrimitive(it.text)) }
}

internal fun writeProductUpdate(value: ProductUpdate): JsonElement = buildJsonObject {
    value.name?.let { put("name", JsonPrimitive(it)) }
    value.description?.let { put("description", JsonPrimitive(it)) }
    value.price?.let { put("price", writeMoney(it)) }
    value.content?.let { put("content", writeProductContent(it)) }
}

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

internal fun readPublicationInfo(json: JsonElement): PublicationInfo = PublicationInfo(
    id = PublicationId(json.at("id").text()),
    postId = PostId(json.at("post_id").text()),
    connectionId = ConnectionId(json.at("connection_id").text()),
    network = Network.of(json.at("network").text()),
    state = PublicationState.of(json.at("state").text()),
    nextAt = json.at("next_at").orNull()?.let { it.time() },
    published = json.at("published").list { readPublished(it) },
    triedAt = json.at("tried_at").orNull()?.let { it.time() },
    failures = json.at("failures").long(),
    error = json.at("error").orNull()?.let { readErrorRecord(it) },
    metrics = readPostMetrics(json.at("metrics")),
    countedAt = json.at("counted_at").orNull()?.let { it.time() },
    createdAt = json.at("created_at").time(),
    updatedAt = json.at("updated_at").time(),
)

internal fun readPublished(json: JsonElement): Published = Published(
    remoteId = json.at("remote_id").text(),
    version = json.at("version").orNull()?.let { it.text() },
    permalink = json.at("permalink").orNull()?.let { it.text() },
)

internal fun writePublished(value: Published): JsonElement = buildJsonObject {
    put("remote_id", JsonPrimitive(value.remoteId))
    value.version?.let { put("version", JsonPrimitive(it)) }
    value.permalink?.let { put("permalink", JsonPrimitive(it)) }
}

internal fun writePurchaseRequest(value: PurchaseRequest): JsonElement = buildJsonObject {
    put("product", JsonPrimitive(value.product))
    put("credits", JsonPrimitive(value.credits.value))
    value.idempotencyKey?.let { put("idempotency_key", JsonPrimitive(it)) }
}

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

internal fun readQueueSlot(json: JsonElement): QueueSlot = QueueSlot(
    weekday = Weekday.of(json.at("weekday").text()),
    time = json.at("time").text(),
)

internal fun writeQueueSlot(value: QueueSlot): JsonElement = buildJsonObject {
    put("weekday", JsonPrimitive(value.weekday.text))
    put("time", JsonPrimitive(value.time))
}

internal fun writeRate(value: Rate): JsonElement = buildJsonObject {
    put("credits", JsonPrimitive(value.credits))
    put("per_seconds", JsonPrimitive(value.perSeconds))
}

internal fun readRating(json: JsonElement): Rating = Rating(
    productId = ProductId(json.at("product_id").text()),
    accountId = AccountId(json.at("account_id").text()),
    stars = json.at("stars").long(),
    text = json.at("text").orNull()?.let { it.text() },
    at = json.at("at").time(),
)

internal fun readReceipt(json: JsonElement): Receipt = Receipt(
    order = readOrder(json.at("order")),
    licence = json.at("licence").orNull()?.let { readLicence(it) },
)

internal fun readReconciliation(json: JsonElement): Reconciliation = Reconciliation(
    id = ReconciliationId(json.at("id").text()),
    gateway = json.at("gateway").text(),
    period = readPeriod(json.at("period")),
    lookedAt = json.at("looked_at").long(),
    found = json.at("found").long(),
    differences = json.at("differences").list { readDifference(it) },
    at = json.at("at").time(),
)

internal fun readRecurrenceRule(json: JsonElement): RecurrenceRule = RecurrenceRule(
    every = Cadence.of(json.at("every").text()),
    weekdays = json.at("weekdays").orNull()?.let { it.list { Weekday.of(it.text()) } },
    day = json.at("day").orNull()?.let { it.long() },
    time = json.at("time").text(),
    timeZone = json.at("time_zone").text(),
    until = json.at("until").orNull()?.let { it.text() },
    count = json.at("count").orNull()?.let { it.long() },
)

internal fun writeRecurrenceRule(value: RecurrenceRule): JsonElement = buildJsonObject {
    put("every", JsonPrimitive(value.every.text))
    value.weekdays?.let { put("weekdays", JsonArray(it.map { JsonPrimitive(it.text) })) }
    value.day?.let { put("day", JsonPrimitive(it)) }
    put("time", JsonPrimitive(value.time))
    put("time_zone", JsonPrimitive(value.timeZone))
    value.until?.let { put("until", JsonPrimitive(it)) }
    value.count?.let { put("count", JsonPrimitive(it)) }
}

internal fun readRefund(json: JsonElement): Refund = Refund(
    reference = Reference(json.at("reference").text()),
    amount = readMoney(json.at("amount")),
    state = RefundState.of(json.at("state").text()),
)

internal fun readRefusedUser(json: JsonElement): RefusedUser = RefusedUser(
    email = json.at("email").text(),
    reason = json.at("reason").text(),
)

internal fun readRemoteAccount(json: JsonElement): RemoteAccount = RemoteAccount(
    id = json.at("id").text(),
    handle = json.at("handle").text(),
)

internal fun writeRemoteAccount(value: RemoteAccount): JsonElement = buildJsonObject {
    put("id", JsonPrimitive(value.id))
    put("handle", JsonPrimitive(value.handle))
}

internal fun writeRepeatRequest(value: RepeatRequest): JsonElement = buildJsonObject {
    put("post", writePostRequest(value.post))
    put("rule", writeRecurrenceRule(value.rule))
}

internal fun writeS3Config(value: S3Config): JsonElement = buildJsonObject {
    value.accessKeyId?.let { put("access_key_id", JsonPrimitive(it)) }
    value.secretAccessKey?.let { put("secret_access_key", JsonPrimitive(it)) }
    value.sessionToken?.let { put("session_token", JsonPrimitive(it)) }
    value.region?.let { put("region", JsonPrimitive(it)) }
    value.endpointUrl?.let { put("endpoint_url", JsonPrimitive(it)) }
    value.allowHttp?.let { put("allow_http", JsonPrimitive(it)) }
}

internal fun readSalesFigures(json: JsonElement): SalesFigures = SalesFigures(
    sold = json.at("sold").long(),
    paid = Credits(json.at("paid").long()),
    shares = Credits(json.at("shares").long()),
    returned = json.at("returned").long(),
    paidBack = Credits(json.at("paid_back").long()),
    sharesBack = Credits(json.at("shares_back").long()),
)

internal fun writeScene(value: Scene): JsonElement = buildJsonObject {
    value.script?.let { put("script", JsonPrimitive(it)) }
    value.card?.let { put("card", JsonPrimitive(it)) }
    value.clip?.let { put("clip", JsonPrimitive(it.value)) }
    value.avatar?.let { put("avatar", JsonPrimitive(it)) }
    value.layout?.let { put("layout", JsonPrimitive(it.text)) }
    value.voice?.let { put("voice", JsonPrimitive(it.value)) }
    value.settings?.let { put("settings", writeVoiceSettings(it)) }
    value.background?.let { put("background", writeBackground(it)) }
    value.overlays?.let { put("overlays", JsonArray(it.map { writeOverlay(it) })) }
    value.durationMs?.let { put("duration_ms", JsonPrimitive(it)) }
    value.pauseMs?.let { put("pause_ms", JsonPrimitive(it)) }
    value.title?.let { put("title", JsonPrimitive(it)) }
}

internal fun writeSecondFactor(value: SecondFactor): JsonElement = buildJsonObject {
    put("method", JsonPrimitive(value.method.text))
    put("code", JsonPrimitive(value.code.value))
    value.trustDevice?.let { put("trust_device", JsonPrimitive(it)) }
}

internal fun readSellerBalance(json: JsonElement): SellerBalance = SellerBalance(
    accountId = AccountId(json.at("account_id").text()),
    onboarding = Onboarding.of(json.at("onboarding").text()),
    balance = readMoney(json.at("balance")),
    waiting = readMoney(json.at("waiting")),
    payable = readMoney(json.at("payable")),
    minimum = readMoney(json.at("minimum")),
)

internal fun readSellerEntry(json: JsonElement): SellerEntry = SellerEntry(
    seller = AccountId(json.at("seller").text()),
    seq = json.at("seq").long(),
    kind = SellerEntryKind.of(json.at("kind").text()),
    amount = readMoney(json.at("amount")),
    balance = readMoney(json.at("balance")),
    orderId = json.at("order_id").orNull()?.let { OrderId(it.text()) },
    payoutId = json.at("payout_id").orNull()?.let { PayoutId(it.text()) },
    availableAt = json.at("available_at").time(),
    at = json.at("at").time(),
)

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

internal fun readShare(json: JsonElement): Share = Share(
    orderId = OrderId(json.at("order_id").text()),
    seller = AccountId(json.at("seller").text()),
    credits = Credits(json.at("credits").long()),
    state = ShareState.of(json.at("state").text()),
    dueAt = json.at("due_at").time(),
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

internal fun writeSocialConfig(value: SocialConfig): JsonElement = buildJsonObject {
    value.publishing?.let { put("publishing", writeSocialSettings(it)) }
    value.x?.let { put("x", writeNetworkApp(it)) }
    value.facebook?.let { put("facebook", writeNetworkApp(it)) }
    value.linkedin?.let { put("linkedin", writeNetworkApp(it)) }
    value.linkedinOrganisations?.let { put("linkedin_organisations", JsonPrimitive(it)) }
    value.threads?.let { put("threads", writeNetworkApp(it)) }
    value.mastodon?.let { put("mastodon", JsonArray(it.map { writeMastodonServer(it) })) }
    value.servers?.let { put("servers", JsonArray(it.map { writeNetworkServer(it) })) }
    value.inside?.let { put("inside", JsonPrimitive(it)) }
}

internal fun readSocialPost(json: JsonElement): SocialPost = SocialPost(
    id = PostId(json.at("id").text()),
    accountId = AccountId(json.at("account_id").text()),
    request = readPostRequest(json.at("request")),
    state = PostState.of(json.at("state").text()),
    dueAt = json.at("due_at").orNull()?.let { it.time() },
    queueId = json.at("queue_id").orNull()?.let { PostQueueId(it.text()) },
    recurrenceId = json.at("recurrence_id").orNull()?.let { RecurrenceId(it.text()) },
    approval = json.at("approval").orNull()?.let { readApproval(it) },
    warnings = json.at("warnings").list { readPostWarning(it) },
    revision = json.at("revision").long(),
    createdAt = json.at("created_at").time(),
    updatedAt = json.at("updated_at").time(),
)

internal fun writeSocialSettings(value: SocialSettings): JsonElement = buildJsonObject {
    value.callS?.let { put("call_s", JsonPrimitive(it)) }
    value.leaseS?.let { put("lease_s", JsonPrimitive(it)) }
    value.atOnce?.let { put("at_once", JsonPrimitive(it)) }
    value.tries?.let { put("tries", JsonPrimitive(it)) }
    value.pauseS?.let { put("pause_s", JsonPrimitive(it)) }
    value.longestPauseS?.let { put("longest_pause_s", JsonPrimitive(it)) }
    value.looks?.let { put("looks", JsonPrimitive(it)) }
    value.lookS?.let { put("look_s", JsonPrimitive(it)) }
    value.videoS?.let { put("video_s", JsonPrimitive(it)) }
    value.refreshAheadS?.let { put("refresh_ahead_s", JsonPrimitive(it)) }
    value.connections?.let { put("connections", JsonPrimitive(it)) }
    value.repeatAheadS?.let { put("repeat_ahead_s", JsonPrimitive(it)) }
    value.duplicateDays?.let { put("duplicate_days", JsonPrimitive(it)) }
    value.conflictMinutes?.let { put("conflict_minutes", JsonPrimitive(it)) }
}

internal fun writeSpeechChunk(value: SpeechChunk): JsonElement = buildJsonObject {
    put("samples", value.samples.json())
    put("phonemes", JsonArray(value.phonemes.map { writePhonemeSpan(it) }))
    put("words", JsonArray(value.words.map { writeWordSpan(it) }))
}

internal fun writeSpeechRequest(value: SpeechRequest): JsonElement = buildJsonObject {
    put("script", JsonPrimitive(value.script))
    value.voice?.let { put("voice", JsonPrimitive(it.value)) }
    value.settings?.let { put("settings", writeVoiceSettings(it)) }
    value.audio?.let { put("audio", JsonPrimitive(it.value)) }
    value.idempotencyKey?.let { put("idempotency_key", JsonPrimitive(it)) }
}

internal fun readSpeechResult(json: JsonElement): SpeechResult = SpeechResult(
    audio = BlobKey(json.at("audio").text()),
    track = BlobKey(json.at("track").text()),
    srt = BlobKey(json.at("srt").text()),
    vtt = BlobKey(json.at("vtt").text()),
    durationUs = json.at("duration_us").long(),
)

internal fun readSpending(json: JsonElement): Spending = Spending(
    rules = readSpendingRules(json.at("rules")),
    start = json.at("start").time(),
    end = json.at("end").time(),
    used = Credits(json.at("used").long()),
    alerts = json.at("alerts").list { AlertKind.of(it.text()) },
)

internal fun readSpendingAlert(json: JsonElement): SpendingAlert = SpendingAlert(
    accountId = AccountId(json.at("account_id").text()),
    kind = AlertKind.of(json.at("kind").text()),
    periodStart = json.at("period_start").time(),
    threshold = Credits(json.at("threshold").long()),
    value = Credits(json.at("value").long()),
    at = json.at("at").time(),
)

internal fun readSpendingRules(json: JsonElement): SpendingRules = SpendingRules(
    limit = json.at("limit").orNull()?.let { Credits(it.long()) },
    period = json.at("period").orNull()?.let { SpendingPeriod.of(it.text()) },
    timeZone = json.at("time_zone").orNull()?.let { it.text() },
    alertPercent = json.at("alert_percent").orNull()?.let { it.long() },
    lowBalance = json.at("low_balance").orNull()?.let { Credits(it.long()) },
)

internal fun writeSpendingRules(value: SpendingRules): JsonElement = buildJsonObject {
    value.limit?.let { put("limit", JsonPrimitive(it.value)) }
    value.period?.let { put("period", JsonPrimitive(it.text)) }
    value.timeZone?.let { put("time_zone", JsonPrimitive(it)) }
    value.alertPercent?.let { put("alert_percent", JsonPrimitive(it)) }
    value.lowBalance?.let { put("low_balance", JsonPrimitive(it.value)) }
}

internal fun writeStartCheckout(value: StartCheckout): JsonElement = buildJsonObject {
    value.plan?.let { put("plan", JsonPrimitive(it.value)) }
    value.pack?.let { put("pack", JsonPrimitive(it)) }
    value.product?.let { put("product", JsonPrimitive(it)) }
    value.price?.let { put("price", writeMoney(it)) }
    value.successUrl?.let { put("success_url", JsonPrimitive(it)) }
    value.cancelUrl?.let { put("cancel_url", JsonPrimitive(it)) }
    value.email?.let { put("email", JsonPrimitive(it)) }
}

internal fun writeStartConnect(value: StartConnect): JsonElement = buildJsonObject {
    put("network", JsonPrimitive(value.network.text))
    put("redirect_uri", JsonPrimitive(value.redirectUri))
    value.server?.let { put("server", JsonPrimitive(it)) }
}

internal fun readStoredEvent(json: JsonElement): StoredEvent = StoredEvent(
    event = readGatewayEvent(json.at("event")),
    state = EventState.of(json.at("state").text()),
    attempts = json.at("attempts").long(),
    dueAt = json.at("due_at").time(),
    receivedAt = json.at("received_at").time(),
    error = json.at("error").orNull()?.let { readErrorRecord(it) },
)

internal fun writeStripeConfig(value: StripeConfig): JsonElement = buildJsonObject {
    value.secretKey?.let { put("secret_key", JsonPrimitive(it)) }
    value.webhookSecrets?.let { put("webhook_secrets", JsonArray(it.map { JsonPrimitive(it) })) }
    value.prices?.let { put("prices", JsonArray(it.map { writeStripePrice(it) })) }
    value.apiVersion?.let { put("api_version", JsonPrimitive(it)) }
    value.url?.let { put("url", JsonPrimitive(it)) }
    value.promotionCodes?.let { put("promotion_codes", JsonPrimitive(it)) }
    value.automaticTax?.let { put("automatic_tax", JsonPrimitive(it)) }
}

internal fun writeStripePrice(value: StripePrice): JsonElement = buildJsonObject {
    put("plan", JsonPrimitive(value.plan.value))
    put("price", JsonPrimitive(value.price))
}

internal fun readSubject(json: JsonElement): Subject = Subject(
    kind = SubjectKind.of(json.at("kind").text()),
    reference = Reference(json.at("reference").text()),
)

internal fun readSubscriptionInfo(json: JsonElement): SubscriptionInfo = SubscriptionInfo(
    reference = Reference(json.at("reference").text()),
    plan = PlanCode(json.at("plan").text()),
    state = PaidSubscriptionState.of(json.at("state").text()),
    period = readPeriod(json.at("period")),
    cancelAtPeriodEnd = json.at("cancel_at_period_end").bool(),
    nextPlan = json.at("next_plan").orNull()?.let { PlanCode(it.text()) },
    graceEndsAt = json.at("grace_ends_at").orNull()?.let { it.time() },
)

internal fun readTargetPreview(json: JsonElement): TargetPreview = TargetPreview(
    connectionId = ConnectionId(json.at("connection_id").text()),
    network = Network.of(json.at("network").text()),
    messages = json.at("messages").list { readMessagePreview(it) },
    problems = json.at("problems").list { readProblem(it) },
)

internal fun readTargetProblem(json: JsonElement): TargetProblem = TargetProblem(
    connectionId = ConnectionId(json.at("connection_id").text()),
    problem = readProblem(json.at("problem")),
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

internal fun writeTrial(value: Trial): JsonElement = buildJsonObject {
    put("days", JsonPrimitive(value.days))
    put("credits", JsonPrimitive(value.credits.value))
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

internal fun readUtmTags(json: JsonElement): UtmTags = UtmTags(
    source = json.at("source").orNull()?.let { it.text() },
    medium = json.at("medium").orNull()?.let { it.text() },
    campaign = json.at("campaign").orNull()?.let { it.text() },
)

internal fun writeUtmTags(value: UtmTags): JsonElement = buildJsonObject {
    value.source?.let { put("source", JsonPrimitive(it)) }
    value.medium?.let { put("medium", JsonPrimitive(it)) }
    value.campaign?.let { put("campaign", JsonPrimitive(it)) }
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

internal fun writeVideoBatch(value: VideoBatch): JsonElement = buildJsonObject {
    put("template", value.template)
    value.csv?.let { put("csv", JsonPrimitive(it)) }
    value.rows?.let { put("rows", JsonArray(it.map { it })) }
    value.unused?.let { put("unused", JsonArray(it.map { JsonPrimitive(it) })) }
    value.idempotencyKey?.let { put("idempotency_key", JsonPrimitive(it)) }
}

internal fun writeVideoRequest(value: VideoRequest): JsonElement = buildJsonObject {
    value.script?.let { put("script", JsonPrimitive(it)) }
    value.scenes?.let { put("scenes", JsonArray(it.map { writeScene(it) })) }
    value.intro?.let { put("intro", JsonPrimitive(it.value)) }
    value.outro?.let { put("outro", JsonPrimitive(it.value)) }
    value.looks?.let { put("looks", JsonArray(it.map { JsonPrimitive(it) })) }
    value.avatar?.let { put("avatar", JsonPrimitive(it)) }
    value.footage?.let { put("footage", writeFootage(it)) }
    value.voice?.let { put("voice", JsonPrimitive(it.value)) }
    value.settings?.let { put("settings", writeVoiceSettings(it)) }
    value.spec?.let { put("spec", writeVideoSpec(it)) }
    value.preset?.let { put("preset", JsonPrimitive(it.text)) }
    value.captions?.let { put("captions", writeCaptionDesign(it)) }
    value.background?.let { put("background", writeBackground(it)) }
    value.music?.let { put("music", writeMusic(it)) }
    value.overlays?.let { put("overlays", JsonArray(it.map { writeOverlay(it) })) }
    value.posterMs?.let { put("poster_ms", JsonPrimitive(it)) }
    value.preview?.let { put("preview", JsonPrimitive(it)) }
    value.transparent?.let { put("transparent", JsonPrimitive(it)) }
    value.webm?.let { put("webm", JsonPrimitive(it)) }
    value.audio?.let { put("audio", JsonPrimitive(it.value)) }
    value.idempotencyKey?.let { put("idempotency_key", JsonPrimitive(it)) }
}

internal fun readVideoResult(json: JsonElement): VideoResult = VideoResult(
    video = BlobKey(json.at("video").text()),
    srt = BlobKey(json.at("srt").text()),
    vtt = BlobKey(json.at("vtt").text()),
    poster = BlobKey(json.at("poster").text()),
    preview = json.at("preview").orNull()?.let { BlobKey(it.text()) },
    matte = json.at("matte").orNull()?.let { BlobKey(it.text()) },
    webm = json.at("webm").orNull()?.let { BlobKey(it.text()) },
    width = json.at("width").long(),
    height = json.at("height").long(),
    fps = json.at("fps").long(),
    durationUs = json.at("duration_us").long(),
    bytes = json.at("bytes").long(),
    chapters = json.at("chapters").list { readChapter(it) },
)

internal fun readVideoSpec(json: JsonElement): VideoSpec = VideoSpec(
    aspect = json.at("aspect").orNull()?.let { Aspect.of(it.text()) },
    resolution = json.at("resolution").orNull()?.let { Resolution.of(it.text()) },
    frameRate = json.at("frame_rate").orNull()?.let { FrameRate.of(it.text()) },
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

internal fun writeVoicePrice(value: VoicePrice): JsonElement = buildJsonObject {
    put("voice", JsonPrimitive(value.voice))
    value.tts?.let { put("tts", writeRate(it)) }
    value.video?.let { put("video", writeRate(it)) }
    value.lipSync?.let { put("lip_sync", writeRate(it)) }
}

internal fun readVoiceSettings(json: JsonElement): VoiceSettings = VoiceSettings(
    speed = json.at("speed").orNull()?.let { it.double() },
    pitch = json.at("pitch").orNull()?.let { it.double() },
)

internal fun writeVoiceSettings(value: VoiceSettings): JsonElement = buildJsonObject {
    value.speed?.let { put("speed", JsonPrimitive(it)) }
    value.pitch?.let { put("pitch", JsonPrimitive(it)) }
}

internal fun readWebhookAttempt(json: JsonElement): WebhookAttempt = WebhookAttempt(
    endpointId = EndpointId(json.at("endpoint_id").text()),
    eventId = EventId(json.at("event_id").text()),
    number = json.at("number").long(),
    at = json.at("at").time(),
    status = json.at("status").orNull()?.let { it.long() },
    durationMs = json.at("duration_ms").long(),
    error = json.at("error").orNull()?.let { it.text() },
)

internal fun readWebhookDelivery(json: JsonElement): WebhookDelivery = WebhookDelivery(
    endpointId = EndpointId(json.at("endpoint_id").text()),
    eventId = EventId(json.at("event_id").text()),
    kind = EventKind.of(json.at("kind").text()),
    subject = json.at("subject").text(),
    payload = json.at("payload").text(),
    state = DeliveryState.of(json.at("state").text()),
    attempts = json.at("attempts").long(),
    nextAt = json.at("next_at").orNull()?.let { it.time() },
    at = json.at("at").time(),
)

internal fun readWebhookEndpoint(json: JsonElement): WebhookEndpoint = WebhookEndpoint(
    id = EndpointId(json.at("id").text()),
    accountId = AccountId(json.at("account_id").text()),
    url = json.at("url").text(),
    description = json.at("description").text(),
    kinds = json.at("kinds").list { EventKind.of(it.text()) },
    state = EndpointState.of(json.at("state").text()),
    reason = json.at("reason").orNull()?.let { it.text() },
    failingSince = json.at("failing_since").orNull()?.let { it.time() },
    oldSecretUntil = json.at("old_secret_until").orNull()?.let { it.time() },
    createdAt = json.at("created_at").time(),
    updatedAt = json.at("updated_at").time(),
)

internal fun writeWebhookSettings(value: WebhookSettings): JsonElement = buildJsonObject {
    value.endpoints?.let { put("endpoints", JsonPrimitive(it)) }
    value.atOnce?.let { put("at_once", JsonPrimitive(it)) }
    value.atOnceEach?.let { put("at_once_each", JsonPrimitive(it)) }
    value.answerS?.let { put("answer_s", JsonPrimitive(it)) }
    value.disableAfterH?.let { put("disable_after_h", JsonPrimitive(it)) }
    value.keepDays?.let { put("keep_days", JsonPrimitive(it)) }
    value.inside?.let { put("inside", JsonPrimitive(it)) }
}

internal fun writeWebhookUpdate(value: WebhookUpdate): JsonElement = buildJsonObject {
    value.url?.let { put("url", JsonPrimitive(it)) }
    value.description?.let { put("description", JsonPrimitive(it)) }
    value.kinds?.let { put("kinds", JsonArray(it.map { JsonPrimitive(it.text) })) }
    value.enabled?.let { put("enabled", JsonPrimitive(it)) }
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
