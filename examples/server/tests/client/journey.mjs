// The official client's journey. Usage: node journey.mjs BASE_URL
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHmac } from "node:crypto";
import { apiKeyClient } from "@better-auth/api-key/client";
import { createAuthClient } from "better-auth/client";
import { adminClient, organizationClient, twoFactorClient } from "better-auth/client/plugins";

const base = process.argv[2];
const email = `ada-${Date.now()}@example.com`;
const password = "correct horse battery";

/** A device with a cookie jar, as a browser has one. */
function device(options = {}) {
  const jar = new Map();
  const fetchWithJar = async (url, init = {}) => {
    const headers = new Headers(init.headers);
    if (!options.bearer && jar.size > 0) {
      headers.set("cookie", [...jar].map(([name, value]) => `${name}=${value}`).join("; "));
    }
    headers.set("origin", new URL(base).origin);
    const response = await fetch(url, { ...init, headers });
    for (const line of response.headers.getSetCookie()) {
      const [pair, ...attributes] = line.split(";");
      const at = pair.indexOf("=");
      const [name, value] = [pair.slice(0, at), pair.slice(at + 1)];
      if (attributes.some((a) => /max-age=0$/i.test(a.trim())) || value === "") jar.delete(name);
      else jar.set(name, value);
    }
    return response;
  };
  const client = createAuthClient({
    baseURL: base,
    fetchOptions: { customFetchImpl: fetchWithJar },
    plugins: [twoFactorClient(), apiKeyClient(), adminClient(), organizationClient()],
  });
  return { client, jar };
}

/** The code of RFC 6238 for a seed in base 32. */
function totp(secret) {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...secret.replace(/=+$/, "")]
    .map((letter) => letters.indexOf(letter).toString(2).padStart(5, "0"))
    .join("");
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const digest = createHmac("sha1", key).update(counter).digest();
  const at = digest[digest.length - 1] & 15;
  return String((digest.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

const ok = ({ data, error }, what) => {
  assert.equal(error, null, `${what}: ${JSON.stringify(error)}`);
  return data;
};
const refused = ({ error }, status, code, what) =>
  assert.deepEqual([error?.status, error?.code], [status, code], `${what}: ${JSON.stringify(error)}`);

const one = device();
const up = ok(await one.client.signUp.email({ name: "Ada", email, password }), "sign-up");
assert.equal(up.user.email, email);
assert.ok(up.user.createdAt instanceof Date, "dates are dates");
refused(await device().client.signUp.email({ name: "Eve", email, password }), 422,
  "USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL", "taken");
refused(await device().client.signIn.email({ email, password: "wrong password" }), 401,
  "INVALID_EMAIL_OR_PASSWORD", "wrong");
let session = ok(await one.client.getSession(), "session");
assert.equal(session.user.id, up.user.id);
assert.equal(session.session.token, up.token);

let token;
const two = device();
ok(await two.client.signIn.email({ email, password, fetchOptions: {
  onSuccess: ({ response }) => { token = response.headers.get("set-auth-token"); } } }), "sign-in");
const bearer = device({ bearer: true });
if (token) {
  const auth = { fetchOptions: { headers: { authorization: `Bearer ${token}` } } };
  assert.equal(ok(await bearer.client.getSession(auth), "bearer").user.id, up.user.id);
}
ok(await one.client.updateUser({ name: "Countess" }), "update");
assert.equal(ok(await one.client.getSession(), "updated").user.name, "Countess");

const list = ok(await one.client.listSessions(), "list");
assert.equal(list.length, 2);
const other = list.find((entry) => entry.token !== session.session.token);
ok(await one.client.revokeSession({ token: other.token }), "revoke");
assert.equal(ok(await two.client.getSession(), "revoked"), null);

refused(await one.client.changePassword({ currentPassword: "wrong password", newPassword: "another password" }),
  400, "INVALID_PASSWORD", "wrong current");
ok(await one.client.changePassword({ currentPassword: password, newPassword: "another password",
  revokeOtherSessions: true }), "change");
assert.equal(ok(await one.client.getSession(), "after").user.name, "Countess");
refused(await two.client.signIn.email({ email, password }), 401, "INVALID_EMAIL_OR_PASSWORD", "old");
ok(await two.client.signIn.email({ email, password: "another password" }), "new");
ok(await one.client.revokeOtherSessions(), "others");
assert.equal(ok(await two.client.getSession(), "ended"), null);

// Keys for programs: shown once.
const key = ok(await one.client.apiKey.create({ name: "CI" }), "key");
assert.ok(key.key.startsWith(key.start) && key.key.length > 40);
const keys = ok(await one.client.apiKey.list(), "keys").apiKeys;
assert.deepEqual(keys.map(({ id, name }) => [id, name]), [[key.id, "CI"]]);
assert.equal(keys[0].key, undefined, "it is not shown again");
ok(await one.client.apiKey.update({ keyId: key.id, name: "Laptop" }), "rename");
assert.equal(ok(await one.client.apiKey.get({ query: { id: key.id } }), "get").name, "Laptop");
ok(await one.client.apiKey.delete({ keyId: key.id }), "delete");
assert.equal(ok(await one.client.apiKey.list(), "none").apiKeys.length, 0);

// The second factor.
const setup = ok(await one.client.twoFactor.enable({ password: "another password" }), "enable");
const seed = new URL(setup.totpURI).searchParams.get("secret");
assert.equal(setup.backupCodes.length, 10);
refused(await one.client.twoFactor.verifyTotp({ code: "000000" }), 401, "INVALID_CODE", "wrong code");
ok(await one.client.twoFactor.verifyTotp({ code: totp(seed) }), "verify");
assert.equal(ok(await one.client.getSession(), "enabled").user.twoFactorEnabled, true);
const three = device();
const asked = ok(await three.client.signIn.email({ email, password: "another password" }), "asked");
assert.equal(asked.twoFactorRedirect, true);
assert.equal(ok(await three.client.getSession(), "not yet"), null);
ok(await three.client.twoFactor.verifyBackupCode({ code: setup.backupCodes[0] }), "backup code");
assert.equal(ok(await three.client.getSession(), "with both").user.id, up.user.id);
const four = device();
ok(await four.client.signIn.email({ email, password: "another password" }), "asked again");
refused(await four.client.twoFactor.verifyBackupCode({ code: setup.backupCodes[0] }), 401,
  "INVALID_BACKUP_CODE", "a backup code is good once");
ok(await three.client.twoFactor.disable({ password: "another password" }), "disable");
assert.equal(ok(await three.client.getSession(), "disabled").user.twoFactorEnabled, false);

// Organisations.
const slug = `acme-${Date.now()}`;
const acme = ok(await three.client.organization.create({ name: "Acme", slug }), "organization");
assert.equal(ok(await three.client.organization.list(), "organizations")[0].slug, slug);
const full = ok(await three.client.organization.getFullOrganization({
  query: { organizationId: acme.id } }), "full");
assert.deepEqual(full.members.map(({ role, userId }) => [role, userId]), [["owner", up.user.id]]);
ok(await three.client.organization.delete({ organizationId: acme.id }), "organization deleted");

// Administration.
refused(await three.client.admin.listUsers({ query: { limit: 10 } }), 403,
  "YOU_ARE_NOT_ALLOWED_TO_LIST_USERS", "no administrator");
const rootEmail = `root-${Date.now()}@example.com`;
const root = device();
ok(await root.client.signUp.email({ name: "Root", email: rootEmail, password }), "root");
if (process.env.APPOINT) execFileSync(process.env.APPOINT, ["appoint", rootEmail]);
const users = ok(await root.client.admin.listUsers({
  query: { searchValue: email, searchField: "email", limit: 10 } }), "users");
assert.deepEqual(users.users.map(({ id, role, banned }) => [id, role, Boolean(banned)]), [[up.user.id, "user", false]]);
const banned = ok(await root.client.admin.banUser({ userId: up.user.id, banReason: "spam" }), "ban");
assert.deepEqual([banned.user.banned, banned.user.banReason], [true, "spam"]);
assert.equal(ok(await three.client.getSession(), "out"), null);
refused(await device().client.signIn.email({ email, password: "another password" }), 403,
  "BANNED_USER", "banned");
ok(await root.client.admin.unbanUser({ userId: up.user.id }), "unban");
ok(await one.client.signIn.email({ email, password: "another password" }), "in again");
const acting = device();
ok(await acting.client.signIn.email({ email: rootEmail, password }), "root again");
ok(await acting.client.admin.impersonateUser({ userId: up.user.id }), "impersonate");
session = ok(await acting.client.getSession(), "as ada");
assert.deepEqual([session.user.id, Boolean(session.session.impersonatedBy)], [up.user.id, true]);
ok(await acting.client.admin.stopImpersonating(), "stop");
assert.equal(ok(await acting.client.getSession(), "root").user.email, rootEmail);

ok(await one.client.signOut(), "out");
assert.equal(ok(await one.client.getSession(), "signed out"), null);
console.log("journey: ok");
