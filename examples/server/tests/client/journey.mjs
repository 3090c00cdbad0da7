// The official client's journey. Usage: node journey.mjs BASE_URL
import assert from "node:assert/strict";
import { createAuthClient } from "better-auth/client";

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
  const client = createAuthClient({ baseURL: base, fetchOptions: { customFetchImpl: fetchWithJar } });
  return { client, jar };
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
ok(await one.client.signOut(), "out");
assert.equal(ok(await one.client.getSession(), "signed out"), null);
console.log("journey: ok");
