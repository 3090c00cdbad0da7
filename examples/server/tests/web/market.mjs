// Buying, and selling.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { about, ask, base, password } from "./browser.mjs";
import { inspectHere } from "./look.mjs";

async function post(path, body, more = {}) {
  const headers = { origin: base, "content-type": "application/json", ...more };
  const answer = await fetch(base + path, { method: "POST", headers, body: JSON.stringify(body) });
  assert.ok(answer.ok, `${path}: ${answer.status} ${await answer.clone().text()}`);
  return answer.json();
}

const bearer = ({ token }) => ({ authorization: `Bearer ${token}` });

/** Somebody who administers, appointed by the command line; returns their address. */
export async function appointed() {
  const email = `root-${Date.now()}@example.com`;
  await post("/api/auth/sign-up/email", { name: "Root", email, password });
  execFileSync(process.env.OSIRIX_SERVER, ["appoint", email], { env: process.env });
  return email;
}

/** Orders a plan; a payment is entered by hand. The reference is the one of the same order. */
export async function subscribe(page, email, root, plan) {
  await page.goto("/settings/billing");
  const ordered = page.waitForResponse((answer) => answer.url().endsWith("/checkout"));
  await page.getByRole("button", { name: `Choose ${plan}` }).click();
  assert.equal((await ordered).status(), 303);
  await page.getByText("Your order is placed.").waitFor();
  const admin = bearer(await post("/api/auth/sign-in/email", { email: root, password }));
  const member = bearer(await post("/api/auth/sign-in/email", { email, password }));
  const back = `${base}/settings/billing`;
  const order = { plan: plan.toLowerCase(), success_url: `${back}?done=ordered`, cancel_url: back };
  const { reference } = await post("/api/billing/checkout", order, member);
  await post(`/api/admin/checkouts/${reference}/pay`, {}, admin);
  await page.goto("/settings/billing");
  await page.locator("article.chosen", { has: page.getByRole("heading", { name: plan }) }).waitFor();
}

/** Finds a product as one types, buys it once, and begins a video with it; where that is. */
export async function buy(page) {
  await page.goto("/marketplace");
  await page.getByLabel("Search").pressSequentially("lesson quiz");
  const product = page.getByRole("link", { name: "Educational Video Templates" });
  await product.waitFor();
  await page.waitForFunction(() => document.querySelectorAll("#found li").length === 1);
  await product.click();
  await page.getByRole("button", { name: /^Buy for/ }).click();
  await page.getByText("It is yours.").waitFor();
  await page.reload();
  await page.goBack();
  await page.goForward();
  await page.getByText("This is in your library.").waitFor();
  const orders = (await ask(page, "/api/marketplace/orders")).items;
  assert.equal(orders.length, 1, "loaded again and gone back to, it is bought once");
  await page.getByRole("link", { name: "Use it" }).click();
  await page.getByRole("link", { name: /^Use / }).first().click();
  await page.waitForURL("**/jobs?look=*");
  const look = await page.getByLabel("Look from your library").inputValue();
  assert.match(look, /^educational/);
  const { pathname, search } = new URL(page.url());
  return { from: pathname + search, look, credits: orders[0].credits };
}

/** Writes a product down and hands it in. */
export async function offer(page, name, looked = false) {
  await page.goto("/marketplace/sell");
  const form = page.locator("form", { has: page.getByRole("button", { name: "Save as a draft" }) });
  await form.getByLabel("Name", { exact: true }).fill(name);
  await form.getByLabel("What one gets").fill("A tall format with calm captions, and how to use it.");
  await form.getByLabel("Category").selectOption("templates");
  await form.getByLabel("Price in dollars").fill("0.10");
  await form.getByLabel("Its name").fill("Calm and tall");
  await form.getByLabel("Captions").selectOption("boxed");
  await form.getByLabel("Format").selectOption("9:16");
  await form.getByRole("button", { name: "Save as a draft" }).click();
  await page.locator("#price-wrong").waitFor();
  if (looked) await inspectHere(page, "sell-refused");
  assert.equal(await form.getByLabel("Its name").inputValue(), "Calm and tall", "what was given stays");
  await form.getByLabel("Price in dollars").fill("4.99");
  await form.getByRole("button", { name: "Save as a draft" }).click();
  await page.getByText("Saved as a draft.").waitFor();
  await page.getByRole("button", { name: about("Hand it in", name) }).click();
  await page.getByText("Handed in.").waitFor();
  await page.reload();
  await page.getByText("Is looked at").first().waitFor();
}

/** Limits what may be spent in a day: a video that costs more is refused. */
export async function limit(page) {
  await page.goto("/settings/billing");
  await page.getByLabel("Credits at most").fill("1");
  await page.getByLabel("In each").selectOption("day");
  await page.getByLabel(/^Tell me at/).fill("50");
  await page.getByRole("button", { name: "Save the limits" }).click();
  await page.getByText(/of 1 credits used/).waitFor();
  await inspectHere(page, "billing-limited");
  await page.goto("/jobs");
  await page.getByLabel("Script").fill("This one is not made. ".repeat(20));
  await page.getByRole("button", { name: "Make the video" }).click();
  await page.getByRole("alert").first().waitFor();
  await page.goto("/settings/billing");
  await page.getByRole("button", { name: "Do without" }).click();
  await page.getByText("Nothing limits what is spent").waitFor();
}
