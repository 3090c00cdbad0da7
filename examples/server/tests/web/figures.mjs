// Figures: what the pages count is what was done.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { ask } from "./browser.mjs";

/** A length as players show it. */
const length = (seconds) => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds) % 60).padStart(2, "0")}`;

/** Fetches the table, and reads it: the sums of count and amount by figure and kind. */
async function table(page) {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Get the table (CSV)" }).click(),
  ]);
  const [head, ...lines] = readFileSync(await download.path(), "utf8").trim().split("\r\n");
  assert.equal(head, "day,figure,kind,count,amount");
  const sums = {};
  for (const line of lines) {
    const [, figure, kind, count, amount] = line.split(",");
    const sum = (sums[`${figure} ${kind}`.trim()] ??= { count: 0, amount: 0 });
    sum.count += Number(count);
    sum.amount += Number(amount);
  }
  return sums;
}

/** The numbers of a line of a table on the page. */
async function row(page, region, name) {
  const line = page.getByRole("region", { name: region }).locator("tr", { has: page.getByRole("rowheader", { name }) });
  return line.locator("td").allInnerTexts();
}

async function tile(page, label) {
  const card = page.locator(".card", { has: page.getByRole("heading", { name: label, exact: true }) });
  return card.locator(".figure").innerText();
}

/** Compares the page and its table with videos of these lengths, one purchase and one post. */
export async function compare(page, { seconds, bought }) {
  const jobs = (await ask(page, "/api/jobs")).items;
  const charged = jobs.reduce((sum, job) => sum + (job.charged ?? 0), 0);
  const { spent } = await ask(page, "/api/credits");
  assert.equal(jobs.length, seconds.length);
  assert.equal(spent, charged + bought, "the account says the same");
  await page.goto("/analytics?period=week");
  const sums = await table(page);
  const made = sums["jobs.completed video"];
  assert.equal(made.count, seconds.length);
  const played = seconds.reduce((sum, one) => sum + one, 0);
  assert.ok(Math.abs(made.amount / 1e6 - played) < 0.2 * seconds.length, `${made.amount} of ${played} s`);
  assert.equal(sums["credits.charged video"]?.amount, charged, JSON.stringify(sums));
  assert.equal(sums["credits.charged marketplace"]?.amount, bought, JSON.stringify(sums));
  assert.equal(sums["posts.published bluesky"]?.count, 1, JSON.stringify(sums));
  const whole = (number) => number.toLocaleString("en-US");
  assert.deepEqual(
    await row(page, "By kind", "Video"),
    [whole(seconds.length), "0", "0", length(made.amount / 1e6), whole(charged)],
  );
  assert.equal((await row(page, "By kind", "Marketplace")).at(-1), whole(bought));
  assert.deepEqual(await row(page, "Posts by network", "Bluesky"), ["1", "0", "0"]);
  assert.equal(await tile(page, "Finished work"), whole(seconds.length));
  assert.equal(await tile(page, "Speech and video made"), length(made.amount / 1e6));
  assert.equal(await tile(page, "Credits spent"), whole(spent));
  assert.equal(await tile(page, "Posts published"), "1");
}
