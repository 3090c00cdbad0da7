// Somebody's journey through the pages, in a browser. Usage: node journey.mjs BASE_URL, with
// CHROMIUM, the browser; PICTURES, a folder; LOOKS, how pages looked before; PAGES, their sources;
// PDS, a personal data server; MASTODON, a server with that interface; SPEECH_PORT, where the server
// asks for speech; OSIRIX_SERVER and OSIRIX_HOME, of the server.
import assert from "node:assert/strict";
import * as admin from "./admin.mjs";
import { browser, faults, open } from "./browser.mjs";
import { compare } from "./figures.mjs";
import { hook } from "./hooks.mjs";
import { everyPageWasSeen, inspectAll } from "./look.mjs";
import { keepLooks } from "./looks.mjs";
import * as market from "./market.mjs";
import * as people from "./people.mjs";
import { plainly } from "./plain.mjs";
import * as social from "./social.mjs";
import { close } from "./speech.mjs";
import * as videos from "./videos.mjs";

function chapter(name) {
  console.log(`\n## ${name}`);
}

chapter("Ada registers");
const { context, page } = await open();
const email = await people.register(page, "Ada");
await inspectAll(await context.storageState(), {
  "dashboard-empty": "/dashboard", "jobs-empty": "/jobs", "social-empty": "/social",
  "library-empty": "/marketplace/library", "analytics-empty": "/analytics",
  "queues-empty": "/social/queues", "sell-not": "/marketplace/sell", "webhooks-empty": "/settings/webhooks",
});

chapter("She makes a video of each shape");
const [first, ...others] = await videos.shapes(page);
const script = "Hello. I am a video that somebody wrote in a browser.";
const job = await videos.askFor(page, { script, aspect: first, captions: "boxed" });
const told = await videos.follow(page, true);
assert.ok(told.values.length >= 3 && told.steps.length >= 2, JSON.stringify(told));
const seconds = [await videos.play(page, first)];
await videos.fetchCaptions(page);
const root = await market.appointed();
await market.subscribe(page, email, root, "Enterprise");
const bought = await market.buy(page);
for (const aspect of others) {
  // The last of them is made with what she bought.
  const last = aspect === others.at(-1);
  const withIt = last ? { from: bought.from, look: bought.look, script: "A lesson." } : { script: "Hello." };
  await videos.askFor(page, { ...withIt, aspect });
  await videos.follow(page);
  seconds.push(await videos.play(page, aspect));
}
const tall = new URL(page.url()).pathname;

chapter("She posts it on Bluesky");
const person = await social.newcomer();
await social.connect(page, person);
await social.connectByPage(page);
const draft = await social.draft(page, person, true);
const queued = await social.draft(page, person);
const post = await social.publish(page, person);
await social.queue(page, person, queued);
await compare(page, { seconds, bought: bought.credits });

chapter("Her pages");
await market.limit(page);
await people.makeKey(page);
const hooked = await hook(page);
const month = new Date().toISOString().slice(0, 7);
await inspectAll(await context.storageState(), {
  dashboard: "/dashboard", jobs: "/jobs", job, tall, avatars: "/avatars",
  marketplace: "/marketplace", nothing: "/marketplace?q=zzzz", library: "/marketplace/library",
  product: "/marketplace/products/animated-avatar-bundle",
  owned: "/marketplace/products/educational-video-templates", settings: "/settings",
  security: "/settings/security", keys: "/settings/keys", webhooks: "/settings/webhooks",
  webhook: hooked, billing: "/settings/billing",
  analytics: "/analytics", quiet: "/analytics?period=custom&first_day=2020-01-01&last_day=2020-01-02",
  social: "/social", compose: "/social/new", draft, edit: `${draft}/edit`, post, queued, queues: "/social/queues",
  calendar: `/social/calendar?month=${month}`, "calendar-empty": "/social/calendar?month=2080-01",
  accounts: "/social/accounts", "accounts-denied": "/social/accounts/back?state=x&error=denied",
});

chapter("Grace sells, and somebody administers");
const grace = await open();
const graces = await people.register(grace.page, "Grace");
await market.subscribe(grace.page, graces, root, "Pro");
const products = ["Calm and tall", "Wild and wide"];
await market.offer(grace.page, products[0], true);
await market.offer(grace.page, products[1]);
const desk = await admin.administrator(root);
const change = await admin.moderate(desk.page, grace.page, page, products);
await inspectAll(await grace.context.storageState(), { sell: "/marketplace/sell", "sell-change": change });
await admin.redrive(desk.page, grace.page);
const place = await admin.giveCredits(desk.page, graces, "Grace");
await admin.pause(desk.page, grace.page, place);
await admin.banAndForgive(desk.page, graces, "Grace", grace.page);
await admin.actAs(desk.page, place, "Grace");
await admin.readRecord(desk.page, place, [
  "marketplace.product_added", "marketplace.product_moved", "job.redriven", "jobs.controlled",
  "credits.granted", "user_banned", "user_unbanned", "authz_impersonation_start",
]);
await admin.inspectAdmin(desk.context, place);

chapter("Grace protects her account");
await people.verify(grace.page, graces);
await people.signOut(grace.page);
const chosen = "another horse battery";
await people.reset(grace.page, graces, chosen);
await people.protect(grace.page, graces, chosen);

chapter("Ada signs out and in");
await page.goto("/dashboard");
await people.signOut(page);
await page.goto(job);
await page.waitForURL("**/login?next=*");
await people.give(page, email);
await page.waitForURL(`**${job}`);
await people.passkey(page, email);
await plainly(await context.storageState());
await inspectAll(undefined, {
  landing: "/", login: "/login", code: "/login/code", register: "/register", missing: "/nowhere",
  forgotten: "/forgot-password", reset: "/reset-password?token=x", "reset-spent": "/reset-password",
  verify: "/verify-email",
});

everyPageWasSeen();
keepLooks();
await browser.close();
close();
assert.deepEqual(faults, []);
console.log("the journey ends where it began");
