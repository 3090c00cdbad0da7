// The journeys of bindings/scenarios/README.md, in JavaScript.

import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, describe, test } from "node:test";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";

import * as osirix from "../index.mjs";
import { Board, Memory, Tones, VOICE, Words, said } from "./parts.mjs";

const { Aspect, AttemptKind, ErrorCode, JobState, Network, Osirix, PostState } = osirix;

const folders = [];
after(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

function home() {
  const folder = mkdtempSync(path.join(tmpdir(), "osirix-"));
  folders.push(folder);
  return path.join(folder, "home");
}

async function opened(config, journey) {
  const client = await Osirix.open(config);
  try {
    return await journey(client, await client.accounts.open("Ada", "ada"));
  } finally {
    await client.close();
  }
}

const short = (script = "Hello.") => ({ script, spec: { aspect: Aspect.Square } });

/** What became of a post, once nothing more happens to it. */
async function wentOut(client, account, connection, text, more = {}) {
  const request = { content: { messages: [{ text }] }, connections: [connection], ...more };
  let post = await client.social.write(account.id, request);
  post = await client.social.schedule(account.id, post.id);
  while (post.state === PostState.Scheduled || post.state === PostState.Publishing) {
    await setTimeout(20);
    post = await client.social.post(account.id, post.id);
  }
  const [publication] = await client.social.publications(account.id, post.id);
  return [post.state, publication];
}

const scenarios = {
  async first_video() {
    const config = { home: home() };
    await opened(config, async (client, account) => {
      let job = await client.jobs.createVideo(account.id, short());
      assert.equal(job.state, JobState.Pending);
      job = await client.jobs.wait(account.id, job.id);
      assert.equal(job.state, JobState.Completed);
      assert.equal(job.output.kind, "video");
      assert.ok(job.createdAt instanceof Date && job.finishedAt > job.createdAt);
      const file = path.join(config.home, "hello.mp4");
      await client.files.save(job.output.video, file);
      assert.equal(readFileSync(file).subarray(4, 8).toString(), "ftyp");
      const balance = await client.credits.balance(account.id);
      assert.deepEqual([balance.available, balance.spent], [100 - job.charged, job.charged]);
    });
  },

  async progress() {
    await opened({ home: home() }, async (client, account) => {
      const job = await client.jobs.createVideo(account.id, short());
      const states = [];
      for await (const state of client.jobs.watch(account.id, job.id)) states.push(state);
      const progress = states.map((state) => state.progress);
      assert.deepEqual(progress, progress.toSorted?.((a, b) => a - b) ?? [...progress].sort((a, b) => a - b));
      assert.equal(states.at(-1).state, JobState.Completed);
      assert.ok(states.some((state) => state.stage === "encode"));
    });
  },

  async cancel() {
    await opened({ home: home() }, async (client, account) => {
      let job = await client.jobs.createVideo(account.id, short("A long story. ".repeat(5)));
      await client.jobs.cancel(account.id, job.id);
      job = await client.jobs.wait(account.id, job.id);
      assert.deepEqual([job.state, job.charged], [JobState.Cancelled, null]);
      const balance = await client.credits.balance(account.id);
      assert.deepEqual([balance.available, balance.held], [100, 0]);
    });
  },

  async not_enough_credits() {
    await opened({ home: home() }, async (client, account) => {
      const story = short("A long story. ".repeat(400));
      await assert.rejects(client.jobs.createVideo(account.id, story), (error) => {
        assert.ok(error instanceof osirix.InsufficientCreditsError);
        return error.code === "insufficient_credits" && Number(error.context.missing) > 0;
      });
      assert.deepEqual((await client.jobs.list(account.id)).items, []);
    });
  },

  async every_error_code() {
    for (const [name, code] of Object.entries(osirix.ErrorCode)) {
      const Kind = osirix[`${name}Error`];
      assert.ok(new Kind(code, "message", {}) instanceof osirix.OsirixError, name);
    }
  },

  async bad_input() {
    await opened({ home: home() }, async (client, account) => {
      const wrong = [
        [{ script: 3 }, "script"],
        [{ script: null }, "script"],
        [{}, "script"],
        [{ script: "" }, "script"],
        [{ script: "a\u0007b" }, "script"],
        [{ script: "a".repeat(10_000_000) }, "script"],
        [{ script: "\ud800" }, "script"],
        [{ script: "Hello.", avatar: "nobody" }, "avatar"],
        [{ script: "Hello.", spec: { aspect: "4:3" } }, "spec.aspect"],
        [{ script: "Hello.", settings: { speed: NaN } }, undefined],
        [{ script: "Hello.", colour: "red" }, "colour"],
        [undefined, "script"],
        [null, "script"],
        ["Hello.", "VideoRequest"],
      ];
      for (const [request, field] of wrong) {
        await assert.rejects(client.jobs.createVideo(account.id, request), (error) => {
          assert.ok(error instanceof osirix.OsirixError, `${error}`);
          assert.equal(error.context.field, field, `${error}`);
          return true;
        });
      }
      for (const id of [3, null, undefined, {}, "acc_nonsense"]) {
        await assert.rejects(client.accounts.get(id), osirix.InvalidInputError);
      }
    });
    await assert.rejects(Osirix.open({ nonsense: 1 }), osirix.InvalidInputError);
  },

  async concurrent_jobs() {
    await opened({ home: home(), workers: 2 }, async (client, account) => {
      const created = [1, 2, 3].map(() => client.jobs.createVideo(account.id, short()));
      const waited = (await Promise.all(created)).map((job) => client.jobs.wait(account.id, job.id));
      const jobs = await Promise.all(waited);
      assert.ok(jobs.every((job) => job.state === JobState.Completed));
      const { available, held, spent, granted } = await client.credits.balance(account.id);
      assert.equal(spent, jobs.reduce((sum, job) => sum + job.charged, 0));
      assert.equal(available + held + spent + granted, 0);
    });
  },

  async concurrent_calls() {
    await opened({ home: home(), workers: 0 }, async (client, account) => {
      const calls = Array.from({ length: 1000 }, () => client.credits.balance(account.id));
      const balances = await Promise.all(calls);
      assert.deepEqual(new Set(balances.map((balance) => balance.available)), new Set([100]));
    });
  },

  async dropped_client() {
    const config = { home: home() };
    let client = await Osirix.open(config);
    const account = await client.accounts.open("Ada", "ada");
    await client.jobs.createVideo(account.id, short());
    client = null;
    globalThis.gc?.();
    await opened(config, async (again, same) => {
      const { items } = await again.jobs.list(same.id);
      assert.equal((await again.jobs.wait(same.id, items[0].id)).state, JobState.Completed);
    });
  },

  async closed_twice() {
    const client = await Osirix.open({ home: home() });
    const account = await client.accounts.open("Ada");
    await client.close();
    await client.close();
    await assert.rejects(client.credits.balance(account.id), osirix.ClosedError);
  },

  async two_clients() {
    const config = { home: home() };
    await opened(config, async (one, account) => {
      await opened(config, async (other) => {
        assert.deepEqual(await other.accounts.get(account.id), account);
        const job = await one.jobs.createVideo(account.id, short());
        assert.equal((await other.jobs.wait(account.id, job.id)).state, JobState.Completed);
      });
    });
  },

  async streams() {
    await opened({ home: home() }, async (client, account) => {
      const created = await client.jobs.createVideo(account.id, short());
      const { output } = await client.jobs.wait(account.id, created.id);
      const pieces = [];
      for await (const piece of client.files.read(output.video)) pieces.push(piece);
      const whole = Buffer.concat(pieces);
      assert.equal(whole.length, output.bytes);
      for await (const piece of client.files.read(output.video, [4, 8])) {
        assert.equal(piece.toString(), "ftyp");
      }
    });
  },

  async own_speech_engine() {
    await opened({ home: home(), speechEngines: [new Tones()] }, async (client, account) => {
      assert.ok((await client.voices.list()).some((voice) => voice.id === VOICE));
      const request = { ...short("Hello in tones."), voice: VOICE };
      const created = await client.jobs.createVideo(account.id, request);
      const job = await client.jobs.wait(account.id, created.id);
      assert.equal(job.state, JobState.Completed);
      assert.ok(Math.abs(job.output.durationUs - 750_000) < 40_000);
    });
  },

  async own_blob_store() {
    const blobStore = new Memory();
    const config = { home: home(), blobStore };
    await opened(config, async (client, account) => {
      const created = await client.jobs.createVideo(account.id, short());
      const { output } = await client.jobs.wait(account.id, created.id);
      assert.equal(blobStore.blobs.get(output.video).length, output.bytes);
      for await (const piece of client.files.read(output.video, [4, 8])) {
        assert.equal(piece.toString(), "ftyp");
      }
      assert.ok(!existsSync(path.join(config.home, "blobs")));
    });
  },

  async failing_part() {
    const broken = Object.assign(new Tones(), {
      async *speak() {
        yield said(["Hello"]);
        throw new RangeError("the reed is broken");
      },
    });
    await opened({ home: home(), speechEngines: [broken] }, async (client, account) => {
      const request = { script: "Hello in tones.", voice: VOICE };
      const created = await client.jobs.createVideo(account.id, request);
      const job = await client.jobs.wait(account.id, created.id);
      assert.deepEqual([job.state, job.error.code], [JobState.Failed, ErrorCode.Plugin]);
      assert.match(job.error.message, /the reed is broken/);
      assert.equal((await client.credits.balance(account.id)).available, 100);
    });
  },

  async own_task() {
    await opened({ home: home(), jobTasks: [new Words()] }, async (client, account) => {
      const request = { kind: "count-words", request: "one two three" };
      const created = await client.jobs.create(account.id, request);
      const job = await client.jobs.wait(account.id, created.id);
      assert.deepEqual([job.state, job.attempt], [JobState.Completed, 2]);
      assert.deepEqual(job.output, { kind: "own", value: { words: 3, counted: 1 } });
      assert.equal((await client.credits.balance(account.id)).available, 97);
    });
  },

  async own_network() {
    const board = new Board();
    const config = { home: home(), ownNetwork: board, social: { publishing: { videoS: 1, lookS: 1 } } };
    await opened(config, async (client, account) => {
      board.client = client;
      const shown = { network: Network.Own, identifier: "ada" };
      const wrong = client.social.connect(account.id, { ...shown, secret: "wrong" });
      await assert.rejects(wrong, osirix.UnauthenticatedError);
      const connected = await client.social.connect(account.id, { ...shown, secret: board.secret });
      assert.deepEqual([connected.network, connected.remote.handle], ["own", "ada"]);

      const { id: videoJob } = await client.jobs.createVideo(account.id, short());
      const published = await wentOut(client, account, connected.id, "Look!", { videoJob });
      assert.equal(published[0], PostState.Published, published[1].error?.message);
      assert.equal(published[1].published[0].permalink, "https://board.example/1");
      assert.equal(board.file.subarray(4, 8).toString(), "ftyp");

      const [refused, { error }] = await wentOut(client, account, connected.id, "refuse");
      assert.deepEqual([refused, error.code], [PostState.Failed, ErrorCode.InvalidInput]);
      for (const [text, told] of [["fall", /RangeError: the board fell/], ["forget", /does not fit/]]) {
        const [state, { id }] = await wentOut(client, account, connected.id, text);
        assert.equal(state, PostState.Unconfirmed);
        const { items } = await client.social.attempts(account.id, id);
        const lost = items.find(({ what }) => what === AttemptKind.Unanswered);
        assert.equal(lost.error.code, ErrorCode.Plugin);
        assert.match(lost.error.message, told);
      }
      assert.deepEqual(board.tried, ["Look!", "refuse", "fall", "forget"], "each was tried once");
    });
  },

  async reloaded() {
    const config = { home: home() };
    await opened(config, async (_, account) => {
      const require = createRequire(import.meta.url);
      for (const module of Object.keys(require.cache)) delete require.cache[module];
      const again = require("../index.js");
      assert.notEqual(again.Osirix, Osirix);
      const client = await again.Osirix.open(config);
      assert.deepEqual(await client.accounts.get(account.id), account);
      await assert.rejects(client.files.info("nothing/here"), again.NotFoundError);
      await client.close();
    });
  },
};

describe("scenarios", () => {
  for (const [name, scenario] of Object.entries(scenarios)) test(name, scenario);

  test("the names are those of every language", () => {
    const list = fileURLToPath(new URL("../../scenarios/README.md", import.meta.url));
    const names = [...readFileSync(list, "utf8").matchAll(/^\| ([a-z_]+) \|/gm)].map((row) => row[1]);
    assert.deepEqual(Object.keys(scenarios).sort(), names.slice(1).sort());
  });
});
