// Parts that were written in JavaScript: what the suites ask of them, and what happens when they fail.

import assert from "node:assert/strict";
import { mkdtempSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { Worker } from "node:worker_threads";

import * as osirix from "../index.mjs";
import { Memory, Tones, TonesAtOnce, VOICE, said } from "./parts.mjs";

const require = createRequire(import.meta.url);
const { native, settled } = require("../lib/bridge.js");
const { Host, taken } = require("../lib/host.js");

const { Osirix } = osirix;
const home = () => path.join(mkdtempSync(path.join(tmpdir(), "osirix-")), "home");

async function conforms(parts, name) {
  const host = new Host(taken(parts).parts);
  await settled((done) => native.conform(host.listed[0], host.ask, name, done));
}

for (const Engine of [Tones, TonesAtOnce]) {
  describe(`a speech engine passes the suite: ${Engine.name}`, () => {
    for (const name of native.cases("speech_engine")) {
      test(name, () => conforms({ speechEngines: [new Engine()] }, name));
    }
  });
}

describe("a blob store passes the suite", () => {
  for (const name of native.cases("blob_store")) {
    test(name, () => conforms({ blobStore: new Memory() }, name));
  }
});

test("the suite says what is wrong", async () => {
  class Silent extends Tones {
    *speak() {
      yield { samples: new Float32Array(16_000), phonemes: [], words: [] };
    }
  }
  const parts = { speechEngines: [new Silent()] };
  await assert.rejects(conforms(parts, "pieces_joined_are_the_script"), osirix.InternalError);
});

/** The error of a speech job by this engine. */
async function failure(engine, settings = {}) {
  const client = await Osirix.open({ home: home(), speechEngines: [engine], ...settings });
  try {
    const account = await client.accounts.open("Ada", "ada");
    const request = { script: "Hello there, all of you.", voice: VOICE };
    let job = await client.jobs.createSpeech(account.id, request);
    job = await client.jobs.wait(account.id, job.id);
    assert.equal(job.state, "failed");
    assert.equal((await client.credits.balance(account.id)).available, 100);
    return job.error;
  } finally {
    await client.close();
  }
}

const speaking = (speak) => Object.assign(new Tones(), { speak });

test("what is thrown fails the job with its message", async () => {
  const error = await failure(speaking(async function* () {
    yield said(["Hello"]);
    throw new RangeError("the reed is broken");
  }));
  assert.deepEqual([error.code, error.message], ["plugin", "RangeError: the reed is broken"]);
  assert.equal(error.context.plugin, "tones");
  assert.equal((await failure(speaking(() => Promise.reject("a string")))).message, "a string");
});

test("an error of the platform keeps its code", async () => {
  const error = await failure(speaking(() => {
    throw new osirix.MediaError("too loud", { limit: "0 dB" });
  }));
  assert.deepEqual(error, { code: "media", message: "too loud", context: { limit: "0 dB" } });
});

const span = { startUs: 5, endUs: 1 };
const one = new Float32Array(1);
for (const [wrong, told] of [
  ["no chunk", "SpeechChunk"],
  [{ samples: Float32Array.of(NaN), phonemes: [], words: [] }, "no number"],
  [{ samples: new Float32Array(0), phonemes: [], words: [] }, "said nothing"],
  [{ samples: ["a"], phonemes: [], words: [] }, "samples"],
  [{ samples: one, phonemes: [{ phoneme: "aa", stress: 1, ...span }], words: [] }, "phonemes"],
  [{ samples: one, phonemes: [{ phoneme: "aa", stress: -1, ...span }], words: [] }, "does not fit"],
  [{ samples: one, phonemes: [], words: [{ text: "Hello", startUs: 0, endUs: 1e12 }] }, "words"],
]) {
  test(`an answer that does not fit fails the job: ${told}`, async () => {
    const error = await failure(speaking(() => [wrong]));
    assert.ok(`${error.message} ${JSON.stringify(error.context)}`.includes(told), error.message);
  });
}

test("a part that hangs is given up", async () => {
  const error = await failure(speaking(() => new Promise(() => {})), { pluginTimeoutMs: 20 });
  assert.equal(error.code, "timeout");
});

test("what is no part is refused", async () => {
  for (const parts of [
    { speechEngines: new Tones() },
    { speechEngines: [{}] },
    { speechEngines: [Object.assign(new Tones(), { name: 3 })] },
    { blobStore: "memory" },
  ]) {
    await assert.rejects(Osirix.open({ home: home(), ...parts }), osirix.InvalidInputError);
  }
  const nameless = Object.assign(new Tones(), { name: "not a name!" });
  const opened = Osirix.open({ home: home(), speechEngines: [nameless] });
  await assert.rejects(opened, osirix.ConfigurationError);
});

test("a thread that ends takes its parts with it, and harms nothing", async () => {
  const code = `
    const { parentPort, workerData } = require("node:worker_threads");
    (async () => {
      const { Osirix } = require(workerData.module);
      const { Tones, VOICE } = await import(workerData.parts);
      const client = await Osirix.open({ home: workerData.home, speechEngines: [new Tones()] });
      const account = await client.accounts.open("Ada", "ada");
      await client.jobs.createSpeech(account.id, { script: "Hello. ".repeat(400), voice: VOICE });
      parentPort.postMessage("begun");
    })();
  `;
  const workerData = {
    module: require.resolve("../index.js"),
    parts: new URL("./parts.mjs", import.meta.url).href,
    home: home(),
  };
  const worker = new Worker(code, { eval: true, workerData });
  await new Promise((resolve, reject) => worker.once("message", resolve).once("error", reject));
  await worker.terminate();
  await sleep(50);
});

test("a part does not keep a program alive", async () => {
  const { spawnSync } = await import("node:child_process");
  const program = `
    const { Osirix } = require(${JSON.stringify(require.resolve("../index.js"))});
    import(${JSON.stringify(new URL("./parts.mjs", import.meta.url).href)}).then(async ({ Tones }) => {
      const client = await Osirix.open({ home: ${JSON.stringify(home())}, speechEngines: [new Tones()] });
      console.log((await client.voices.list()).length);
    });
  `;
  const ran = spawnSync(process.execPath, ["-e", program], { timeout: 30_000, encoding: "utf8" });
  assert.deepEqual([ran.status, ran.stdout], [0, "2\n"], ran.stderr);
});

test("a thousand questions leave nothing behind", async () => {
  const client = await Osirix.open({ home: home(), workers: 0, speechEngines: [new Tones()] });
  const thousand = async () => {
    for (let call = 0; call < 1000; call += 1) await client.voices.list();
  };
  for (let round = 0; round < 4; round += 1) await thousand();
  globalThis.gc?.();
  const before = process.memoryUsage().rss;
  for (let round = 0; round < 6; round += 1) await thousand();
  globalThis.gc?.();
  assert.ok(process.memoryUsage().rss - before < 32 << 20);
  await client.close();
});
