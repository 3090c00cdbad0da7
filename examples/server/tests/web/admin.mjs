// Somebody administers: products, people, the queue, and the record of all that.
import assert from "node:assert/strict";
import { about, ask, open, password } from "./browser.mjs";
import { inspectAll, inspectHere } from "./look.mjs";
import { give, signIn } from "./people.mjs";
import { recover } from "./speech.mjs";

/** Signs an administrator in. */
export async function administrator(root) {
  const { context, page } = await open();
  await signIn(page, root);
  await page.getByRole("link", { name: "Admin" }).click();
  return { context, page };
}

/** Finds a user; returns the path of their page. */
async function find(page, email, name) {
  await page.goto("/admin/users");
  await page.getByLabel("Name or address").fill(email);
  await page.getByRole("button", { name: "Search" }).click();
  await page.getByRole("link", { name, exact: true }).click();
  await page.getByRole("heading", { name, exact: true }).waitFor();
  return new URL(page.url()).pathname;
}

/** Lets one product be bought and sends another back; the market and the seller see it. */
export async function moderate(page, seller, buyer, [good, other]) {
  await page.goto("/admin/marketplace");
  await inspectHere(page, "admin-market-waiting");
  await page.getByRole("button", { name: about("Let it be bought", good) }).click();
  await page.getByText("The product can be bought.").waitFor();
  const card = page.locator("article", { has: page.getByRole("heading", { name: other }) });
  await card.locator("summary").click();
  await card.getByLabel("Why").fill("Say what the captions look like.");
  await card.getByRole("button", { name: "Send it back" }).click();
  await page.getByText("The product is back with its seller.").waitFor();
  await page.getByText("Nothing waits").waitFor();
  await buyer.goto(`/marketplace?q=${encodeURIComponent(good)}`);
  await buyer.getByRole("link", { name: good }).waitFor();
  await buyer.goto(`/marketplace?q=${encodeURIComponent(other)}`);
  await buyer.getByText("Nothing found").waitFor();
  await seller.goto("/marketplace/sell");
  await seller.getByText("Say what the captions look like.").waitFor();
  await seller.getByText("On the market").waitFor();
  await seller.getByRole("link", { name: about("Change", other) }).click();
  await seller.getByLabel("What one gets").fill("Boxed captions in a tall picture.");
  const change = new URL(seller.url()).pathname;
  await seller.getByRole("button", { name: "Save as a draft" }).click();
  await seller.getByText("Saved as a draft.").waitFor();
  return change;
}

/** Bans somebody, who is signed out and does not get in, and lets them in again. */
export async function banAndForgive(page, email, name, banned) {
  const place = await find(page, email, name);
  await page.locator("summary", { hasText: /^Ban$/ }).click();
  await page.getByLabel("Why").last().fill("Somebody complained.");
  await page.getByRole("button", { name: "Ban them" }).click();
  await page.getByText("They cannot sign in").waitFor();
  await inspectHere(page, "admin-user-banned");
  await banned.goto("/dashboard");
  await banned.waitForURL("**/login?next=*");
  await give(banned, email);
  await banned.getByText(/banned/i).first().waitFor();
  await inspectHere(banned, "login-banned");
  await page.getByRole("button", { name: "Let them sign in again" }).click();
  await page.getByText("They can sign in again.").waitFor();
  await give(banned, email, password);
  await banned.waitForURL("**/dashboard");
  return place;
}

/** Gives credits, once though the page is loaded again. */
export async function giveCredits(page, email, name) {
  const place = await find(page, email, name);
  await page.getByLabel("Credits to give").fill("10");
  await page.getByLabel("Why").first().fill("A welcome");
  await page.getByRole("button", { name: "Give the credits" }).click();
  await page.getByText("The credits are there.").waitFor();
  await page.reload();
  const given = page.locator("dl", { hasText: "To spend" });
  await given.waitFor();
  return place;
}

/** A job fails since its voice is gone; when it is back, the job is sent again and is done. */
export async function redrive(page, member) {
  await member.goto("/jobs");
  await member.getByLabel("Script").fill("Hello.");
  await member.getByLabel("Voice").selectOption("openai/hoarse");
  await member.getByRole("button", { name: "Make the video" }).click();
  await member.waitForURL("**/jobs/job_*");
  await member.getByRole("button", { name: "Try again" }).waitFor({ timeout: 60_000 });
  await inspectHere(member, "job-failed");
  const job = new URL(member.url()).pathname.split("/").at(-1);
  recover();
  await page.goto("/admin/jobs");
  await inspectHere(page, "admin-jobs-failed");
  await page.getByRole("button", { name: about("Send it again", job) }).click();
  await page.getByText("The job is on its way again.").waitFor();
  await member.reload();
  await member.locator("video").waitFor({ timeout: 240_000 });
}

/** Pauses the videos of an account: one waits, and goes on when they are resumed. */
export async function pause(page, member, place) {
  await page.goto(place);
  const account = await page.locator("code", { hasText: /^acc_/ }).innerText();
  await page.goto("/admin/jobs");
  await page.getByLabel("Kind").last().fill("video");
  await page.getByLabel("Account").last().fill(account);
  await page.getByRole("button", { name: "Pause" }).click();
  await page.getByText("Paused: no more of these begin.").waitFor();
  await member.goto("/jobs");
  await member.getByLabel("Script").fill("Wait for it.");
  await member.getByRole("button", { name: "Make the video" }).click();
  await member.waitForURL("**/jobs/job_*");
  const job = new URL(member.url()).pathname.split("/").at(-1);
  const state = async () => (await ask(member, `/api/jobs/${job}`)).state;
  await member.waitForTimeout(4_000);
  assert.equal(await state(), "pending", "it waits");
  await page.reload();
  await inspectHere(page, "admin-jobs-paused");
  await page.getByRole("button", { name: /^Resume/ }).click();
  await page.getByText("They begin again.").waitFor();
  await member.locator("[aria-current=step], video").first().waitFor({ timeout: 60_000 });
  assert.notEqual(await state(), "pending", "it goes on");
}

/** Everything that was done to somebody stands in the record; the books are whole. */
export async function readRecord(page, place, actions) {
  for (const action of actions) {
    await page.goto(`${place}/audit?action=${action}`);
    await page.locator("td code", { hasText: action }).first().waitFor();
  }
  await page.goto(`${place}/audit`);
  await page.getByRole("link", { name: "Verify the books" }).click();
  await page.getByText("The books are whole.").waitFor();
}

/** Acts as somebody, whose pages say so, and stops. */
export async function actAs(page, place, name) {
  await page.goto(place);
  await page.locator("summary", { hasText: `Act as ${name}` }).click();
  await page.getByRole("button", { name: "Yes, act as them" }).click();
  await page.waitForURL("**/dashboard");
  await page.getByText("on record.").waitFor();
  await inspectHere(page, "acting");
  await page.getByRole("button", { name: "Stop" }).click();
  await page.getByText("You are yourself again.").waitFor();
}

/** Looks at every page of administrators. */
export async function inspectAdmin(context, place) {
  await inspectAll(await context.storageState(), {
    admin: "/admin", "admin-users": "/admin/users", "admin-user": place,
    "admin-audit": `${place}/audit`, "admin-jobs": "/admin/jobs",
    "admin-market": "/admin/marketplace", everybody: "/analytics?of=everybody&period=week",
  });
}
