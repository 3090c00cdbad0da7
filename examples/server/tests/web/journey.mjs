// Somebody's journey through the pages, in a browser. Usage: node journey.mjs BASE_URL, with
// CHROMIUM, the browser; PICTURES, a folder; OSIRIX_SERVER and OSIRIX_HOME, of the server.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

const base = process.argv[2];
const pictures = process.env.PICTURES;
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const password = "correct horse battery";
/** What a page may load at first, in bytes, without pictures and films. */
const MOST = 100_000;
const LOOKS = [
  { name: "light-desktop", colorScheme: "light", viewport: { width: 1280, height: 900 } },
  { name: "dark-desktop", colorScheme: "dark", viewport: { width: 1280, height: 900 } },
  { name: "light-phone", colorScheme: "light", viewport: { width: 320, height: 720 } },
  { name: "dark-phone", colorScheme: "dark", viewport: { width: 320, height: 720 } },
];

mkdirSync(pictures, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM,
  args: [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
  ],
});
const faults = [];

/** A browser's window. What its pages complain of is a fault. */
async function open(options = {}) {
  const context = await browser.newContext({ baseURL: base, viewport: LOOKS[0].viewport, ...options });
  const page = await context.newPage();
  page.on("pageerror", (error) => faults.push(`${page.url()}: ${error}`));
  page.on("console", (message) => {
    const refused = /Failed to load resource: the server responded with a status of (4\d\d)/;
    if (message.type() === "error" && !refused.test(message.text())) {
      faults.push(`${page.url()}: ${message.text()}`);
    }
  });
  page.on("request", (request) => {
    const own = request.url().startsWith(base) || /^(data|blob):/.test(request.url());
    if (!own) faults.push(`${page.url()} loads ${request.url()}`);
  });
  return { context, page };
}

async function register(page, name) {
  const email = `${name.toLowerCase()}-${Date.now()}@example.com`;
  await page.goto("/");
  await page.getByRole("link", { name: "Start free", exact: true }).first().click();
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel(/^Password/).fill("short");
  await page.getByRole("button", { name: "Make an account" }).click();
  await page.getByText(/password is too short/i).waitFor();
  assert.equal(await page.getByLabel("E-mail").inputValue(), email, "what was given stays");
  await page.getByLabel(/^Password/).fill(password);
  await page.getByRole("button", { name: "Make an account" }).click();
  await page.waitForURL("**/dashboard");
  await page.getByRole("heading", { name: `Good to see you, ${name}` }).waitFor();
  return email;
}

/** Makes a video, and sees its progress come by itself; returns the address of its page. */
async function makeVideo(page) {
  await page.goto("/jobs");
  await page.getByLabel("Script").pressSequentially("Hello. I am a video that somebody wrote in a browser.");
  await page.getByText("At most: what is not needed comes back.").waitFor();
  assert.match(await page.locator("#price").innerText(), /^\d+ credits/, "a price before one presses");
  await page.getByRole("radio", { name: "Creative Designer" }).check();
  await page.getByLabel("Captions").selectOption("boxed");
  await page.getByRole("button", { name: "Make the video" }).click();
  await page.waitForURL("**/jobs/job_*");
  const seen = new Set();
  await page.exposeFunction("seen", (value) => seen.add(value));
  await page.waitForLoadState();
  await page.evaluate(() => {
    window.sameDocument = true;
    const look = () => {
      const bar = document.querySelector("progress");
      if (bar) window.seen(bar.value);
    };
    look();
    setInterval(look, 50);
  });
  await page.locator("video").waitFor({ timeout: 180_000 });
  assert.ok(await page.evaluate(() => window.sameDocument), "the page was not loaded again");
  assert.ok(seen.size >= 3, `progress moves: ${[...seen]}`);
  return new URL(page.url()).pathname;
}

async function play(page) {
  const told = await page.locator("video").evaluate(async (video) => {
    video.muted = true;
    await video.play();
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    const { readyState, currentTime, videoWidth, error } = video;
    const track = video.textTracks[0];
    return { readyState, currentTime, videoWidth, error: error?.message, cues: track.cues?.length };
  });
  assert.ok(told.readyState >= 2 && told.currentTime > 0 && told.videoWidth > 0, JSON.stringify(told));
  assert.ok(told.cues > 0, "the captions are there");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Captions, SRT" }).click(),
  ]);
  assert.match(readFileSync(await download.path(), "utf8"), /-->/);
}

/** Orders a plan, which an administrator says is paid, and buys with its credits. */
async function buy(page, email) {
  await page.goto("/settings/billing");
  const ordered = page.waitForResponse((response) => response.url().endsWith("/checkout"));
  await page.getByRole("button", { name: "Choose Enterprise" }).click();
  assert.equal((await ordered).status(), 303);
  await page.getByText("Your order is placed.").waitFor();
  const root = await pay(email);
  await page.goto("/marketplace");
  await page.getByLabel("Search").pressSequentially("lesson quiz");
  const product = page.getByRole("link", { name: "Educational Video Templates" });
  await product.waitFor();
  await page.waitForFunction(() => document.querySelectorAll("#found li").length === 1);
  await product.click();
  await page.getByRole("button", { name: /^Buy for/ }).click();
  await page.getByText("It is yours.").waitFor();
  await page.getByRole("link", { name: "Use it" }).click();
  await page.getByRole("link", { name: /^Use / }).first().click();
  await page.waitForURL("**/jobs?look=*");
  assert.match(await page.getByLabel("Look from your library").inputValue(), /^educational/);
  return root;
}

/** Writes a post about a video as a draft; returns the address of its page. */
async function post(page) {
  await page.goto("/social");
  await page.getByRole("link", { name: "Connect an account" }).waitFor();
  await page.getByRole("link", { name: "Write a post" }).click();
  await page.getByLabel("Text", { exact: true }).fill("Our new video is out.");
  await page.getByLabel("Link").fill("https://example.com/video");
  await page.getByLabel("Video", { exact: true }).selectOption({ index: 1 });
  await page.getByLabel("What the picture or video shows").fill("A designer greets.");
  await page.getByRole("radio", { name: "At a time" }).check();
  assert.notEqual(await page.getByLabel("Time zone").inputValue(), "", "the reader's own zone");
  await page.getByLabel("Date and time").fill("2090-06-01T09:30");
  await page.getByRole("button", { name: "Save and review" }).click();
  await page.waitForURL("**/social/posts/*");
  await page.getByText("With video.mp4").waitFor();
  return new URL(page.url()).pathname;
}

/** Signs an administrator in, and looks at what only they see. */
async function administer(root, member) {
  const { context, page } = await open();
  await page.goto("/login");
  await page.getByLabel("E-mail").fill(root);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL("**/dashboard");
  await page.getByRole("link", { name: "Admin" }).click();
  await page.getByRole("link", { name: "Users" }).click();
  await page.getByLabel("Name or address").fill(member);
  await page.getByRole("button", { name: "Search" }).click();
  await page.getByRole("link", { name: "Ada", exact: true }).click();
  await page.getByLabel("Credits to give").fill("10");
  await page.getByLabel("Why").first().fill("A welcome");
  await page.getByRole("button", { name: "Give the credits" }).click();
  await page.getByText("The credits are there.").waitFor();
  const user = new URL(page.url()).pathname;
  const state = await context.storageState();
  const pages = {
    admin: "/admin", "admin-users": "/admin/users", "admin-user": user,
    "admin-audit": `${user}/audit`, "admin-jobs": "/admin/jobs",
    "admin-market": "/admin/marketplace",
  };
  for (const [name, path] of Object.entries(pages)) await inspect(state, name, path);
  await context.close();
}

/** As an administrator enters a payment by hand: the reference is the one of the same order. */
async function pay(email) {
  const root = `root-${Date.now()}@example.com`;
  const headers = { origin: base, "content-type": "application/json" };
  const post = async (path, body, more = {}) => {
    const response = await fetch(base + path, {
      method: "POST",
      headers: { ...headers, ...more },
      body: JSON.stringify(body),
    });
    assert.ok(response.ok, `${path}: ${response.status} ${await response.clone().text()}`);
    return response.json();
  };
  const bearer = (told) => ({ authorization: `Bearer ${told.token}` });
  await post("/api/auth/sign-up/email", { name: "Root", email: root, password });
  execFileSync(process.env.OSIRIX_SERVER, ["appoint", root], { env: process.env });
  const admin = bearer(await post("/api/auth/sign-in/email", { email: root, password }));
  const member = bearer(await post("/api/auth/sign-in/email", { email, password }));
  const back = `${base}/settings/billing`;
  const order = { plan: "enterprise", success_url: `${back}?done=ordered`, cancel_url: back };
  const { reference } = await post("/api/billing/checkout", order, member);
  await post(`/api/admin/checkouts/${reference}/pay`, {}, admin);
  return root;
}

/** What a page's first load brings, in bytes on the wire. */
async function weigh(page, path) {
  const client = await page.context().newCDPSession(page);
  await client.send("Network.enable");
  await client.send("Network.setCacheDisabled", { cacheDisabled: true });
  const kinds = new Map();
  let bytes = 0;
  client.on("Network.responseReceived", ({ requestId, type }) => kinds.set(requestId, type));
  client.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    if (!["Image", "Media"].includes(kinds.get(requestId))) bytes += encodedDataLength;
  });
  await page.goto(path, { waitUntil: "networkidle" }).catch(() => page.waitForTimeout(500));
  await client.detach();
  return bytes;
}

/** Looks at a page in every look: axe, a picture, no scrolling sideways. */
async function inspect(state, name, path) {
  for (const look of LOOKS) {
    const { context, page } = await open({ ...look, storageState: state });
    const bytes = await weigh(page, path);
    if (look === LOOKS[0]) console.log(`${path.padEnd(60)} ${String(bytes).padStart(7)} bytes`);
    if (bytes > MOST) faults.push(`${path} loads ${bytes} bytes: ${MOST} is the most`);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (wide > 0) faults.push(`${path}, ${look.name}: ${wide} pixels too wide`);
    await page.screenshot({ path: `${pictures}/${name}-${look.name}.png`, fullPage: true });
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => window.axe.run());
    for (const { id, nodes } of violations) {
      faults.push(`${path}, ${look.name}: ${id}: ${nodes.map((node) => node.html).join(" | ")}`);
    }
    await context.close();
  }
}

const { context, page } = await open();
const email = await register(page, "Ada");
await inspect(await context.storageState(), "dashboard-empty", "/dashboard");
const job = await makeVideo(page);
await play(page);
const root = await buy(page, email);
const draft = await post(page);
const signedIn = await context.storageState();
const pages = {
  dashboard: "/dashboard", jobs: "/jobs", job, avatars: "/avatars", marketplace: "/marketplace",
  nothing: "/marketplace?q=zzzz", library: "/marketplace/library",
  product: "/marketplace/products/animated-avatar-bundle",
  owned: "/marketplace/products/educational-video-templates", settings: "/settings",
  security: "/settings/security", keys: "/settings/keys", billing: "/settings/billing",
  analytics: "/analytics", quiet: "/analytics?period=custom&first_day=2020-01-01&last_day=2020-01-02",
  social: "/social", compose: "/social/new", post: draft, calendar: "/social/calendar?month=2090-06",
  accounts: "/social/accounts",
};
for (const [name, path] of Object.entries(pages)) await inspect(signedIn, name, path);
await administer(root, email);
await page.getByRole("button", { name: "Sign out" }).click();
await page.getByText("You are signed out.").waitFor();
await page.goto(job);
await page.waitForURL("**/login?next=*");
await page.getByLabel("E-mail").fill(email);
await page.getByLabel("Password").fill(password);
await page.getByRole("button", { name: "Sign in" }).click();
await page.waitForURL(`**${job}`);
const open_pages = {
  landing: "/", login: "/login", register: "/register", missing: "/nowhere",
  forgotten: "/forgot-password", reset: "/reset-password?token=x", verify: "/verify-email",
};
for (const [name, path] of Object.entries(open_pages)) await inspect(undefined, name, path);

// Without JavaScript the same is there for who loads the page again.
const plain = await open({ javaScriptEnabled: false, storageState: await context.storageState() });
await plain.page.goto("/jobs");
await plain.page.getByLabel("Script").fill("Hello.");
await plain.page.getByRole("button", { name: "Make the video" }).click();
await plain.page.waitForURL("**/jobs/job_*");
await plain.page.getByRole("button", { name: "Cancel this job" }).click();
await plain.page.getByText(/its credits are back/).waitFor();
await plain.page.goto("/social/new");
await plain.page.getByLabel("Link").fill("example.com");
await plain.page.getByRole("button", { name: "Check" }).click();
await plain.page.getByText(/begins with https/).first().waitFor();

await browser.close();
assert.deepEqual(faults, []);
console.log("the journey ends where it began");
