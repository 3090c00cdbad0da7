// What is Node's own: both module systems, signals, disposal, worker threads.

import assert from "node:assert/strict";
import { mkdtempSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";
import { Worker } from "node:worker_threads";

import * as imported from "../index.mjs";

const home = () => path.join(mkdtempSync(path.join(tmpdir(), "osirix-")), "home");

test("import and require give the same names", () => {
  const required = createRequire(import.meta.url)("../index.js");
  const { default: all, ...names } = imported;
  assert.deepEqual(Object.keys(names).sort(), Object.keys(required).sort());
  assert.equal(imported.Osirix, required.Osirix);
  assert.equal(all, required);
});

test("an abort signal gives up the call and not the job", async () => {
  const client = await imported.Osirix.open({ home: home() });
  const account = await client.accounts.open("Ada");
  const job = await client.jobs.createVideo(account.id, { script: "Hello." });
  const controller = new AbortController();
  const waiting = client.jobs.wait(account.id, job.id, { signal: controller.signal });
  controller.abort(new Error("enough"));
  await assert.rejects(waiting, /enough/);
  await assert.rejects(client.jobs.wait(account.id, job.id, { signal: AbortSignal.abort() }));
  assert.equal((await client.jobs.wait(account.id, job.id)).state, "completed");
  await client.close();
});

test("a client closes itself where it is disposed", async () => {
  const client = await imported.Osirix.open({ home: home() });
  await client[Symbol.asyncDispose ?? Symbol.for("nodejs.asyncDispose")]();
  await assert.rejects(client.accounts.open("Ada"), imported.ClosedError);
});

test("a choice holds what its form holds", async () => {
  const client = await imported.Osirix.open({ home: home(), workers: 0 });
  const password = "correct horse battery";
  await client.auth.signUp({ name: "Ada", email: "ada@example.com", password });
  const signedIn = await client.auth.signIn({ email: "ada@example.com", password });
  assert.equal(signedIn.kind, "complete");
  assert.ok(signedIn.value.user.createdAt instanceof Date);
  await client.close();
});

test("worker threads have clients of their own, and may end during a call", async () => {
  const code = `
    const { parentPort, workerData } = require("node:worker_threads");
    const { Osirix } = require(workerData.module);
    (async () => {
      const client = await Osirix.open({ home: workerData.home });
      const account = await client.accounts.open("Ada", "ada");
      const job = await client.jobs.createVideo(account.id, { script: "Hello." });
      client.jobs.wait(account.id, job.id);
      parentPort.postMessage(account.id);
    })();
  `;
  const module = createRequire(import.meta.url).resolve("../index.js");
  const workerData = { module, home: home() };
  const ids = await Promise.all([1, 2].map(() => new Promise((resolve, reject) => {
    const worker = new Worker(code, { eval: true, workerData });
    worker.once("message", (id) => worker.terminate().then(() => resolve(id)));
    worker.once("error", reject);
  })));
  assert.equal(ids[0], ids[1]);
});

test("ten thousand calls leave nothing behind", async () => {
  const client = await imported.Osirix.open({ home: home(), workers: 0 });
  const account = await client.accounts.open("Ada");
  const thousand = async () => {
    for (let call = 0; call < 1000; call += 1) {
      await client.credits.balance(account.id);
      await assert.rejects(client.files.info("nothing/here"), imported.NotFoundError);
    }
  };
  for (let round = 0; round < 4; round += 1) await thousand();
  globalThis.gc?.();
  const before = process.memoryUsage().rss;
  for (let round = 0; round < 6; round += 1) await thousand();
  globalThis.gc?.();
  assert.ok(process.memoryUsage().rss - before < 32 << 20);
  await client.close();
});
