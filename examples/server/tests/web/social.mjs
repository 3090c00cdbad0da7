// A post on Bluesky: an account is connected, a video goes out with a text at its time.
import assert from "node:assert/strict";
import { password } from "./browser.mjs";
import { inspectHere } from "./look.mjs";

const pds = process.env.PDS;
const mastodon = process.env.MASTODON;

async function xrpc(method, body, token) {
  const headers = { "content-type": "application/json", ...(token && { authorization: `Bearer ${token}` }) };
  const answer = await fetch(`${pds}/xrpc/${method}`, { method: "POST", headers, body: JSON.stringify(body) });
  assert.ok(answer.ok, `${method}: ${answer.status} ${await answer.clone().text()}`);
  return answer.json();
}

/** Somebody on the personal data server, with a password for this use alone. */
export async function newcomer() {
  const handle = `ada${Date.now().toString(36)}.test`;
  const email = `${handle}@example.com`;
  const { did, accessJwt } = await xrpc("com.atproto.server.createAccount", { handle, email, password });
  const made = await xrpc("com.atproto.server.createAppPassword", { name: "osirix" }, accessJwt);
  return { handle, did, secret: made.password };
}

/** The posts of somebody there, as everybody reads them. */
async function records(did) {
  const query = new URLSearchParams({ repo: did, collection: "app.bsky.feed.post" });
  const answer = await fetch(`${pds}/xrpc/com.atproto.repo.listRecords?${query}`);
  assert.ok(answer.ok, `listRecords: ${answer.status}`);
  return (await answer.json()).records;
}

/** Connects an account by its secret; a wrong one is refused beside its form. */
export async function connect(page, { handle, secret }) {
  await page.goto("/social");
  await page.getByRole("link", { name: "Connect an account" }).click();
  const form = page.locator("article", { has: page.getByRole("heading", { name: "Bluesky" }) });
  const send = async (given) => {
    await form.getByLabel(/^Server/).fill(pds);
    await form.getByLabel("Handle").fill(handle);
    await form.getByLabel("App password").fill(given);
    await form.getByRole("button", { name: "Connect Bluesky" }).click();
  };
  await send("wrong-wrong-wrong-wrong");
  await form.getByRole("alert").or(form.locator(".wrong")).first().waitFor();
  await inspectHere(page, "accounts-refused");
  await send(secret);
  await page.getByText("The account is connected.").waitFor();
  await page.getByRole("heading", { name: handle }).waitFor();
}

/** Connects an account by the page of its network, where somebody says which of theirs. */
export async function connectByPage(page) {
  const newcomer = { method: "POST", headers: { "content-type": "application/json" }, body: "{}" };
  const made = await fetch(`${mastodon}/api/v1/_mock/dev_user`, newcomer);
  assert.ok(made.ok, `dev_user: ${made.status}`);
  await page.goto("/social/accounts");
  const form = page.locator("article", { has: page.getByRole("heading", { name: "Mastodon" }) });
  await form.getByLabel(/^Server/).first().fill(mastodon);
  // It leads on by itself after a moment: here it waits, so that it can be looked at.
  const start = "**/social/accounts/start";
  await page.route(start, async (route) => {
    const response = await route.fetch();
    const body = await response.text();
    const waiting = body.replace(/<meta http-equiv="refresh"[^>]*>/, "");
    assert.notEqual(waiting, body);
    await route.fulfill({ response, body: waiting });
  });
  await form.getByRole("button", { name: "Connect by Mastodon's page" }).click();
  await page.getByRole("heading", { name: "To Mastodon" }).waitFor();
  await page.unroute(start);
  await inspectHere(page, "onward");
  await page.getByRole("link", { name: "Go on" }).click();
  await page.waitForURL(`${mastodon}/**`);
  await page.getByRole("button").last().click();
  await page.getByRole("heading", { name: "Which accounts?" }).waitFor();
  await inspectHere(page, "accounts-choose");
  await page.getByRole("checkbox").first().check();
  await page.getByRole("button", { name: "Connect" }).click();
  await page.getByText("The account is connected.").waitFor();
}

/** Writes a post about a video that is due at a date and time of a field's zone. */
async function compose(page, text, handle, local, looked = false) {
  await page.goto("/social/new");
  await page.getByRole("checkbox", { name: handle }).check();
  await page.getByLabel("Text", { exact: true }).fill("a".repeat(301));
  const preview = page.locator("#previews");
  await preview.getByText("301 of 300").waitFor();
  await preview.getByText("Refuses it").waitFor();
  await page.getByLabel("Text", { exact: true }).fill(text);
  await page.getByLabel("Video", { exact: true }).selectOption({ index: 1 });
  await page.getByLabel("What the picture or video shows").fill("A designer greets.");
  await preview.getByText(`${text.length} of 300`).waitFor();
  await preview.getByText("With a file").waitFor();
  await preview.getByText("Takes it").waitFor();
  await page.getByRole("radio", { name: "At a time" }).check();
  const zone = await page.getByLabel("Time zone").inputValue();
  assert.notEqual(zone, "", "the reader's own zone");
  await page.getByLabel("Date and time").fill(local(zone));
  if (looked) await inspectHere(page, "composed");
  await page.getByRole("button", { name: "Save and review" }).click();
  await page.waitForURL("**/social/posts/*");
  await page.getByText("With video.mp4").waitFor();
  return new URL(page.url()).pathname;
}

/** The next full minute that is some seconds away, as a field of a date and a time has it. */
function soon(zone) {
  const at = new Date(Math.ceil((Date.now() + 15_000) / 60_000) * 60_000);
  return at.toLocaleString("sv-SE", { timeZone: zone }).slice(0, 16).replace(" ", "T");
}

/** A post that stays a draft, for a day far away. */
export async function draft(page, { handle }, looked = false) {
  return compose(page, "Our next video.", handle, () => "2090-06-01T09:30", looked);
}

/** Schedules a post, and sees it go out; the network has it once, with its video. */
export async function publish(page, { handle, did }) {
  const text = "Our new video is out.";
  const place = await compose(page, text, handle, soon);
  await page.getByText("Takes it").waitFor();
  await page.getByRole("button", { name: "Schedule it" }).click();
  await page.getByText("Scheduled. It goes out by itself.").waitFor();
  await page.evaluate(() => { window.sameDocument = true; });
  await page.getByText("All of it is out.").waitFor({ timeout: 150_000 });
  assert.ok(await page.evaluate(() => window.sameDocument), "the page was not loaded again");
  const link = await page.getByRole("link", { name: "See it on the network" }).getAttribute("href");
  const [post, ...others] = await records(did);
  assert.deepEqual(others, [], "it is out once");
  assert.equal(post.value.text, text);
  assert.equal(post.value.embed?.$type, "app.bsky.embed.video", JSON.stringify(post));
  assert.equal(post.value.embed.alt, "A designer greets.");
  assert.ok(post.value.embed.video.size > 10_000, "the film itself");
  assert.ok(link.includes(post.uri.split("/").at(-1)), `${link} leads to ${post.uri}`);
  await page.reload();
  await page.goBack();
  await page.goForward();
  await page.getByText("All of it is out.").waitFor();
  assert.equal((await records(did)).length, 1, "loaded again and gone back to, it is out once");
  return place;
}

/** Makes a queue and puts a draft into it, which has the next free slot. */
export async function queue(page, { handle }, place) {
  await page.goto("/social/queues");
  await page.getByLabel("Name").fill("Mornings");
  for (const day of ["Mon", "Wed", "Fri"]) await page.getByRole("checkbox", { name: day }).check();
  await page.getByLabel("At these times").fill("25:30");
  await page.getByRole("checkbox", { name: handle }).check();
  await page.getByRole("button", { name: "Make it" }).click();
  await page.locator("#times-wrong").waitFor();
  await inspectHere(page, "queue-refused");
  await page.getByLabel("At these times").fill("09:30, 17:00");
  await page.getByRole("button", { name: "Make it" }).click();
  await page.getByText("The queue is there.").waitFor();
  await page.getByText("Mon 09:30, 17:00; Wed 09:30, 17:00; Fri 09:30, 17:00").waitFor();
  await page.goto(place);
  await inspectHere(page, "post-review");
  await page.getByLabel("Or at the next free time of").selectOption({ label: "Mornings" });
  await page.getByRole("button", { name: "Put it into the queue" }).click();
  await page.getByText("Scheduled. It goes out by itself.").waitFor();
  await page.goto("/social/queues");
  const slots = page.getByRole("list", { name: "Slots to come of Mornings" }).locator("li");
  await slots.first().getByRole("link", { name: "Its post" }).click();
  await page.waitForURL(`**${place}`);
}
