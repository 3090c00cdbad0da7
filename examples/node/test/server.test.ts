// What the server answers, over real connections.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";

import { Osirix } from "osirix";

import { server } from "../src/server.js";

interface View {
  id: string;
  state: string;
  progress: number;
  held: number;
  charged: number | null;
  video: string | null;
}

interface Failure {
  error: { code: string; message: string; context?: Record<string, string> };
}

/** A server on a free port, with so many workers; what it gives back stops it. */
async function serve(workers: number) {
  const folder = await mkdtemp(path.join(tmpdir(), "osirix-"));
  const osirix = await Osirix.open({ home: path.join(folder, "home"), workers });
  const account = await osirix.accounts.open("Visitors", "visitors");
  const listening = server(osirix, account).listen(0, "127.0.0.1");
  await once(listening, "listening");
  const { port } = listening.address() as AddressInfo;
  const stop = async () => {
    listening.close();
    listening.closeAllConnections();
    await osirix.close();
    await rm(folder, { recursive: true });
  };
  return { address: `http://127.0.0.1:${port}`, osirix, account, stop };
}

type Served = Awaited<ReturnType<typeof serve>>;

function post(at: Served, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  headers = { "content-type": "application/json", ...headers };
  return fetch(`${at.address}/videos`, { method: "POST", body: text, headers });
}

async function json<T>(response: Response, status: number): Promise<T> {
  assert.equal(response.status, status, await response.clone().text());
  return (await response.json()) as T;
}

/** The states that a job's events tell, to the end. */
async function events(response: Response): Promise<View[]> {
  assert.equal(response.headers.get("content-type"), "text/event-stream; charset=utf-8");
  const lines = (await response.text()).split("\n\n").filter((event) => event !== "");
  return lines.map((event) => JSON.parse(event.replace(/^data: /, "")) as View);
}

describe("a video", () => {
  let at: Served;
  let made: View;
  before(async () => {
    at = await serve(1);
    const accepted = await post(at, { script: "Hello.", spec: { aspect: "1:1" } });
    const created = await json<View>(accepted, 202);
    assert.equal(accepted.headers.get("location"), `/videos/${created.id}`);
    assert.deepEqual([created.state, created.video], ["pending", null]);
    const states = await events(await fetch(`${at.address}/videos/${created.id}/events`));
    const progress = states.map((state) => state.progress);
    assert.deepEqual(progress, [...progress].sort((a, b) => a - b));
    made = await json<View>(await fetch(`${at.address}/videos/${created.id}`), 200);
    assert.deepEqual(states.at(-1), made);
  });
  after(() => at.stop());

  const get = (range?: string, method = "GET") =>
    fetch(`${at.address}${made.video}`, { method, headers: range === undefined ? {} : { range } });

  test("is made and charged", () => {
    assert.deepEqual([made.state, made.progress], ["completed", 100]);
    assert.ok(made.charged !== null && made.charged >= 1 && made.charged <= made.held);
  });

  test("is sent whole", async () => {
    const response = await get();
    const body = Buffer.from(await response.arrayBuffer());
    assert.deepEqual([response.status, response.headers.get("content-type")], [200, "video/mp4"]);
    assert.equal(response.headers.get("accept-ranges"), "bytes");
    assert.equal(response.headers.get("content-length"), String(body.length));
    assert.equal(body.subarray(4, 8).toString(), "ftyp");
  });

  test("is sent in parts", async () => {
    const whole = Buffer.from(await (await get()).arrayBuffer());
    const size = whole.length;
    for (const [range, start, end] of [
      ["bytes=4-7", 4, 8],
      ["bytes=0-0", 0, 1],
      [`bytes=${size - 9}-`, size - 9, size],
      ["bytes=-5", size - 5, size],
      [`bytes=100-${size + 100}`, 100, size],
    ] as const) {
      const response = await get(range);
      assert.equal(response.status, 206, range);
      assert.equal(response.headers.get("content-range"), `bytes ${start}-${end - 1}/${size}`);
      assert.equal(response.headers.get("content-length"), String(end - start));
      assert.deepEqual(Buffer.from(await response.arrayBuffer()), whole.subarray(start, end));
    }
  });

  test("has no part behind its end", async () => {
    const response = await get("bytes=999999999-");
    assert.equal(response.status, 416);
    assert.match(response.headers.get("content-range") ?? "", /^bytes \*\/\d+$/);
  });

  test("may be left before its end", async () => {
    const gone = new AbortController();
    const response = await fetch(`${at.address}${made.video}`, { signal: gone.signal });
    await response.body?.getReader().read();
    gone.abort();
    assert.equal((await get("bytes=4-7")).status, 206);
  });

  test("is sent whole where the range makes no sense or names several parts", async () => {
    for (const range of ["bytes=a-b", "lines=1-2", "bytes=0-1,4-7"]) {
      assert.equal((await get(range)).status, 200, range);
    }
  });

  test("has a head", async () => {
    const response = await get("bytes=4-7", "HEAD");
    assert.deepEqual([response.status, response.headers.get("content-length")], [206, "4"]);
    assert.equal((await response.arrayBuffer()).byteLength, 0);
  });
});

describe("what is refused", () => {
  let at: Served;
  before(async () => (at = await serve(0)));
  after(() => at.stop());

  const long = "A long story. ";
  for (const [what, body, status, code, field] of [
    ["no JSON", "{", 400, "invalid_input", undefined],
    ["no object", [1], 400, "invalid_input", "VideoRequest"],
    ["no script", {}, 400, "invalid_input", "script"],
    ["an empty script", { script: "" }, 400, "invalid_input", "script"],
    ["a script that is no text", { script: 3 }, 400, "invalid_input", "script"],
    ["an unknown field", { script: "Hello.", colour: "red" }, 400, "invalid_input", "colour"],
    ["an unknown avatar", { script: "Hello.", avatar: "nobody" }, 404, "not_found", "avatar"],
    ["a dear script", { script: long.repeat(400) }, 402, "insufficient_credits", undefined],
    ["a script that is too long", { script: "a".repeat(30_000) }, 413, "too_large", "script"],
    ["a body that is too long", { script: "a".repeat(200_000) }, 413, "invalid_input", undefined],
  ] as const) {
    test(what, async () => {
      const { error } = await json<Failure>(await post(at, body), status);
      assert.deepEqual([error.code, error.context?.["field"]], [code, field]);
      assert.deepEqual((await at.osirix.jobs.list(at.account.id)).items, []);
    });
  }

  test("a body of another type", async () => {
    const response = await post(at, "script=Hello", { "content-type": "text/plain" });
    assert.equal((await json<Failure>(response, 400)).error.code, "invalid_input");
  });

  test("a video that is not there", async () => {
    const id = "job_00000000000070008000000000000000";
    for (const place of [id, `${id}/video`, `${id}/events`]) {
      const response = await fetch(`${at.address}/videos/${place}`);
      assert.equal((await json<Failure>(response, 404)).error.code, "not_found");
    }
    assert.equal((await fetch(`${at.address}/videos/nonsense`)).status, 400);
  });
});

describe("a job that waits", () => {
  let at: Served;
  before(async () => (at = await serve(0)));
  after(() => at.stop());

  test("has no video yet", async () => {
    const { id } = await json<View>(await post(at, { script: "Hello." }), 202);
    const response = await fetch(`${at.address}/videos/${id}/video`);
    const { error } = await json<Failure>(response, 409);
    assert.deepEqual([error.code, error.context?.["state"]], ["conflict", "pending"]);
  });

  test("is the same for the same key", async () => {
    const key = { "idempotency-key": "one" };
    const first = await json<View>(await post(at, { script: "Hello." }, key), 202);
    const again = await json<View>(await post(at, { script: "Hello." }, key), 202);
    assert.equal(again.id, first.id);
    await json<Failure>(await post(at, { script: "Something else." }, key), 409);
  });

  test("ends when it is cancelled, and whoever listens is told", async () => {
    const { id } = await json<View>(await post(at, { script: "Hello." }), 202);
    const listening = fetch(`${at.address}/videos/${id}/events`).then(events);
    await json<View>(await fetch(`${at.address}/videos/${id}`, { method: "DELETE" }), 200);
    assert.equal((await listening).at(-1)?.state, "cancelled");
  });

  test("goes on when nobody listens any more", async () => {
    const { id } = await json<View>(await post(at, { script: "Hello." }), 202);
    const gone = new AbortController();
    const response = await fetch(`${at.address}/videos/${id}/events`, { signal: gone.signal });
    await response.body?.getReader().read();
    gone.abort();
    const { state } = await json<View>(await fetch(`${at.address}/videos/${id}`), 200);
    assert.equal(state, "pending");
  });
});

test("the program listens, and ends when it is asked to", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "osirix-"));
  const main = fileURLToPath(new URL("../src/main.js", import.meta.url));
  const env = { ...process.env, PORT: "0", OSIRIX_HOME: path.join(folder, "home") };
  const child = spawn(process.execPath, [main], { env, stdio: ["ignore", "pipe", "inherit"] });
  const [line] = (await once(child.stdout, "data")) as [Buffer];
  const address = /http:\S+/.exec(line.toString())?.[0];
  assert.ok(address !== undefined, line.toString());
  assert.equal((await fetch(`${address}/videos/nonsense`)).status, 400);
  child.kill("SIGTERM");
  assert.deepEqual(await once(child, "exit"), [0, null]);
  await rm(folder, { recursive: true });
});
