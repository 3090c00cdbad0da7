// Accounts: made, entered, protected, and found again when a password is lost.
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { base, password } from "./browser.mjs";
import { inspectHere } from "./look.mjs";

/** Registers by the start page; returns the address. */
export async function register(page, name) {
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

/** Fills the form of `/login` in and sends it. */
export async function give(page, email, secret = password) {
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(secret);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

export async function signIn(page, email, secret) {
  await page.goto("/login");
  await give(page, email, secret);
  await page.waitForURL("**/dashboard");
}

export async function signOut(page) {
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.getByText("You are signed out.").waitFor();
}

/** The last link that was mailed to an address, as a path. */
async function mailedLink(page, email) {
  const mails = await (await page.request.get("/dev/outbox.json")).json();
  const { text } = mails.find((mail) => mail.to === email);
  return text.split("\n").find((line) => line.startsWith(base)).slice(base.length).trim();
}

/** Shows that an address is its user's, by the link that is mailed. */
export async function verify(page, email) {
  await page.goto("/settings");
  await page.getByRole("button", { name: "Send the link" }).click();
  await page.getByText("A link is on its way.").waitFor();
  await page.goto(await mailedLink(page, email));
  await inspectHere(page, "verify-link");
  await page.getByRole("button", { name: "Verify" }).click();
  await page.getByText("Your address is verified.").waitFor();
}

/** Chooses a new password by a mailed link, which works once; the old one opens nothing. */
export async function reset(page, email, chosen) {
  await page.goto("/login");
  await page.getByRole("link", { name: "Forgot your password?" }).click();
  await page.getByLabel("E-mail").fill(email);
  await page.getByRole("button", { name: "Send the link" }).click();
  await page.getByRole("heading", { name: "Look into your mail" }).waitFor();
  await inspectHere(page, "forgotten-sent");
  await page.reload();
  await page.getByLabel("E-mail").waitFor();
  const mails = await (await page.request.get("/dev/outbox.json")).json();
  const links = mails.filter((mail) => mail.to === email && mail.text.includes("/reset-password"));
  assert.equal(links.length, 1, "who loads the page again asks for no second link");
  const link = await mailedLink(page, email);
  await page.goto(link);
  await inspectHere(page, "reset-link");
  await page.getByLabel(/^New password/).fill(chosen);
  await page.getByRole("button", { name: "Set the password" }).click();
  await page.getByText("Your new password is set.").waitFor();
  await give(page, email);
  await page.getByRole("alert").or(page.locator(".wrong")).first().waitFor();
  await page.goto(link);
  await page.getByLabel(/^New password/).fill(`${chosen} too`);
  await page.getByRole("button", { name: "Set the password" }).click();
  await page.getByText("This link is good no more.").waitFor();
  await signIn(page, email, chosen);
}

/** A code as an authenticator shows it (RFC 6238) so many steps of 30 seconds from now. */
function code(secret, ahead = 0) {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...secret].map((one) => letters.indexOf(one).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => Number.parseInt(byte, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + ahead));
  const digest = createHmac("sha1", key).update(step).digest();
  const at = digest[digest.length - 1] & 0xf;
  return String((digest.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

/** Turns a second factor on, signs in with it and with a recovery code, and turns it off. */
export async function protect(page, email, secret) {
  await page.goto("/settings/security");
  const form = page.locator("section", { has: page.getByRole("heading", { name: "Second factor" }) });
  await form.getByLabel("Password").fill(secret);
  await form.getByRole("button", { name: "Set it up" }).click();
  await page.getByRole("heading", { name: "Set it up" }).waitFor();
  await inspectHere(page, "two-factor-setup");
  const seed = (await page.locator(".secret code").innerText()).replace(/\s/g, "");
  const recovery = await page.locator(".codes code").first().innerText();
  await page.getByLabel("Code of six digits").fill(code(seed));
  await page.getByRole("button", { name: "Turn it on" }).click();
  await page.getByText("From now on a code is asked for").waitFor();
  for (const given of [code(seed, 1), recovery]) {
    await signOut(page);
    await give(page, email, secret);
    await page.waitForURL("**/login/code?**");
    await page.getByLabel("Code", { exact: true }).fill("000000");
    await page.getByRole("button", { name: "Go on" }).click();
    await page.locator("#code-wrong").waitFor();
    await page.getByLabel("Code", { exact: true }).fill(given);
    await page.getByRole("button", { name: "Go on" }).click();
    await page.waitForURL("**/dashboard");
  }
  await page.goto("/settings/security");
  await inspectHere(page, "security-two-factor");
  await form.getByLabel("Password").fill(secret);
  await form.getByRole("button", { name: "New recovery codes" }).click();
  await page.getByRole("heading", { name: "New recovery codes" }).waitFor();
  await inspectHere(page, "recovery-codes");
  await page.getByRole("link", { name: "I have them" }).click();
  await form.getByLabel("Password").fill(secret);
  await form.getByRole("button", { name: "Turn it off" }).click();
  await page.getByText("Saved.").waitFor();
}

/** Makes a key; who loads the page again, or goes back to it, makes no second one. */
export async function makeKey(page) {
  await page.goto("/settings/keys");
  await page.getByLabel("Name").fill("My program");
  await page.getByRole("button", { name: "Make a key" }).click();
  await page.getByRole("heading", { name: "Your new key" }).waitFor();
  await inspectHere(page, "key-made");
  const keys = page.locator("section", { has: page.getByRole("heading", { name: "Keys", exact: true }) });
  await page.reload();
  await page.getByRole("heading", { name: "Make a key" }).waitFor();
  await page.goto("/dashboard");
  await page.goBack();
  await page.getByRole("heading", { name: "Make a key" }).waitFor();
  assert.equal(await keys.locator("li").count(), 1, "one key was made");
  assert.equal(await page.getByText("Keep it now").count(), 0, "it is shown once");
}

/** Adds a passkey of a device that the browser plays, and signs in with nothing else. */
export async function passkey(page, email) {
  const client = await page.context().newCDPSession(page);
  await client.send("WebAuthn.enable");
  const options = {
    protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true,
    isUserVerified: true, automaticPresenceSimulation: true,
  };
  await client.send("WebAuthn.addVirtualAuthenticator", { options });
  await page.goto("/settings/security");
  await page.getByLabel("Name of the device").fill("My phone");
  await page.getByRole("button", { name: "Add a passkey" }).click();
  await page.getByText("The passkey is there.").waitFor();
  await inspectHere(page, "security-passkey");
  await signOut(page);
  await page.goto("/login?next=%2Fjobs");
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await page.waitForURL("**/jobs");
  await page.goto("/settings/security");
  await page.getByRole("button", { name: "Remove the passkey My phone" }).click();
  await page.getByText("The passkey is gone.").waitFor();
  await signOut(page);
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await page.locator("[data-said]").filter({ hasText: /./ }).waitFor();
  await signIn(page, email);
}
