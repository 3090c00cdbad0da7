// Webhooks: a program is told what happens, by messages that are signed (Standard Webhooks).
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { createServer } from "node:http";
import { inspectHere } from "./look.mjs";

/** An endpoint that keeps what it hears. */
async function endpoint() {
  const heard = [];
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const piece of request) body += piece;
    heard.push({ headers: request.headers, body });
    response.writeHead(204).end();
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { heard, server, url: `http://127.0.0.1:${server.address().port}/hook` };
}

function signature(secret, { headers, body }) {
  const key = Buffer.from(secret.replace("whsec_", ""), "base64");
  const text = `${headers["webhook-id"]}.${headers["webhook-timestamp"]}.${body}`;
  return `v1,${createHmac("sha256", key).update(text).digest("base64")}`;
}

/** Loads the page again until it says something so often. */
async function shows(page, text, count) {
  for (let tries = 0; tries < 100; tries += 1) {
    if ((await page.getByText(text, { exact: true }).count()) >= count) return;
    await page.waitForTimeout(300);
    await page.reload();
  }
  throw new Error(`${page.url()} does not say ${text} ${count} times`);
}

/** Adds an endpoint, tries it, sends a message again, and changes its secret; where its page is. */
export async function hook(page) {
  const { heard, server, url } = await endpoint();
  await page.goto("/settings/webhooks");
  await page.getByLabel("Address").fill(url);
  await page.getByLabel("What you call it").fill("My program");
  await page.getByRole("button", { name: "Add it" }).click();
  await page.getByRole("heading", { name: "The endpoint is told from now on" }).waitFor();
  await inspectHere(page, "webhook-added");
  const secret = await page.locator(".secret code").innerText();
  await page.reload();
  await page.getByRole("link", { name: "My program" }).click();
  const place = new URL(page.url()).pathname;
  await page.getByRole("button", { name: "Try it" }).click();
  await page.getByText("A message is on its way").waitFor();
  await shows(page, "Taken", 1);
  assert.equal(heard.length, 1, "loaded again, it was tried once");
  assert.equal(heard[0].headers["webhook-signature"], signature(secret, heard[0]));
  await page.getByRole("button", { name: /^Send it again/ }).click();
  await page.getByText("It is sent again.").waitFor();
  await shows(page, "Taken", 1);
  for (let tries = 0; heard.length < 2 && tries < 100; tries += 1) await page.waitForTimeout(100);
  assert.equal(heard[1]?.headers["webhook-id"], heard[0].headers["webhook-id"], "under the same id");
  await page.locator("summary", { hasText: "New secret" }).click();
  await page.getByRole("button", { name: "Yes, make one" }).click();
  await page.getByRole("heading", { name: "Its new secret" }).waitFor();
  const changed = await page.locator(".secret code").innerText();
  assert.notEqual(changed, secret);
  await page.goto(place);
  await page.getByRole("button", { name: "Try it" }).click();
  for (let tries = 0; heard.length < 3 && tries < 100; tries += 1) await page.waitForTimeout(100);
  const signed = heard[2].headers["webhook-signature"].split(" ");
  assert.deepEqual(new Set(signed), new Set([secret, changed].map((one) => signature(one, heard[2]))));
  server.close();
  return place;
}
