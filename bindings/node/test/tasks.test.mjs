// Kinds of job that were written in JavaScript, and the queue that does them.

import assert from "node:assert/strict";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";

import * as osirix from "../index.mjs";

const { JobState, Missed, Needs, Osirix, Waits } = osirix;
const kind = "count-words";

const counted = ({ request }) => {
  const words = request.split(" ").length;
  return { result: { words }, price: words };
};

/** Counts the words of a text, at a credit for each; or does what it is given. */
const words = (run = counted, settings = { attempts: 3, pauseMs: 1 }) => ({
  name: kind,
  settings: () => settings,
  async quote(request) {
    if (typeof request !== "string") throw new osirix.InvalidInputError("give a text", { field: "request" });
    return request.split(" ").length;
  },
  run,
});

async function journey(jobTasks, told, settings = {}) {
  const home = path.join(mkdtempSync(path.join(tmpdir(), "osirix-")), "home");
  const client = await Osirix.open({ home, jobTasks, pollMs: 20, ...settings });
  try {
    await told(client, await client.accounts.open("Ada", "ada"));
  } finally {
    await client.close();
  }
}

async function done(client, account, request = "one two three") {
  const { id } = await client.jobs.create(account.id, { kind, request });
  return client.jobs.wait(account.id, id);
}

async function until(client, { id, accountId }, fits) {
  for (let look = 0; look < 1000; look += 1) {
    const job = await client.jobs.get(accountId, id);
    if (fits(job)) return job;
    await sleep(10);
  }
  throw new Error("it never came");
}

const available = async (client, account) => (await client.credits.balance(account.id)).available;

test("it is created, done and charged", () =>
  journey([words()], async (client, account) => {
    assert.equal(await client.jobs.quote(account.id, { kind, request: "one two" }), 2);
    const job = await done(client, account);
    assert.deepEqual([job.kind, job.state, job.charged], [kind, JobState.Completed, 3]);
    assert.deepEqual(job.output, { kind: "own", value: { words: 3 } });
    assert.equal(await available(client, account), 97);
    const found = await client.jobs.find(account.id, { kind });
    assert.deepEqual(found.items.map(({ id }) => id), [job.id]);
  }));

test("what cannot be done is refused before it is created", () =>
  journey([words()], async (client, account) => {
    const created = client.jobs.create(account.id, { kind, request: 3 });
    await assert.rejects(created, { code: "invalid_input", context: { field: "request" } });
    assert.deepEqual((await client.jobs.list(account.id)).items, []);
  }));

test("a flow hands results on", () => {
  const sum = {
    name: "sum",
    settings: () => ({}),
    quote: () => 0,
    run: ({ earlier }) => ({ result: earlier.reduce((all, one) => all + one.words, 0), price: 0 }),
  };
  return journey([words(), sum], async (client, account) => {
    const jobs = await client.jobs.createFlow(account.id, [
      { kind, request: "one two" },
      { kind, request: "three" },
      { kind: "sum", request: null, after: [{ index: 0 }, { index: 1, needs: Needs.End }] },
    ]);
    assert.deepEqual([jobs[2].waits, jobs[2].blockers], [Waits.Jobs, 2]);
    const last = await client.jobs.wait(account.id, jobs[2].id);
    assert.equal(last.output.value, 3);
    const earlier = await client.jobs.earlier(account.id, last.id);
    assert.deepEqual(earlier.map(({ id }) => id), [jobs[0].id, jobs[1].id]);
  });
});

test("what is thrown fails the job", () => {
  const breaks = () => {
    throw new RangeError("the ink is dry");
  };
  return journey([words(breaks)], async (client, account) => {
    const job = await done(client, account);
    assert.deepEqual([job.state, job.attempt], [JobState.Failed, 1]);
    assert.deepEqual([job.error.code, job.error.message], ["plugin", "RangeError: the ink is dry"]);
    assert.equal(await available(client, account), 100);
  });
});

test("an error that passes is tried again", () => {
  const recovers = async (work) => {
    if (work.attempt === 1) throw new osirix.UnavailableError("come back later", {});
    return counted(work);
  };
  return journey([words(recovers)], async (client, account) => {
    const job = await done(client, account);
    assert.deepEqual([job.state, job.attempt], [JobState.Completed, 2]);
  });
});

test("a cancelled job hears of it", () => {
  const heard = [];
  const goesOn = async (work) => {
    try {
      for (;;) {
        await work.report(0.5);
        await sleep(10);
      }
    } catch (error) {
      heard.push(error.code);
      throw error;
    }
  };
  const settings = { graceMs: 60_000 };
  return journey([words(goesOn)], async (client, account) => {
    const job = await client.jobs.create(account.id, { kind, request: "one" });
    await until(client, job, ({ progress }) => progress === 50);
    await client.jobs.cancel(account.id, job.id);
    assert.equal((await client.jobs.wait(account.id, job.id)).state, JobState.Cancelled);
    assert.equal(await available(client, account), 100);
    assert.deepEqual(heard, ["cancelled"]);
  }, settings);
});

test("work that nobody wants any more is not taken", () => {
  const at = { begun: false, free: false, heard: null };
  const turned = async (sign) => {
    while (!at[sign]) await sleep(5);
    return at[sign];
  };
  const deaf = async (work) => {
    at.begun = true;
    await turned("free");
    at.heard = await work.save("late", 1).then(() => "nothing", (error) => error.code);
    return counted(work);
  };
  return journey([words(deaf)], async (client, account) => {
    const { id } = await client.jobs.create(account.id, { kind, request: "one" });
    await turned("begun");
    await client.jobs.cancel(account.id, id);
    await client.jobs.wait(account.id, id);
    at.free = true;
    assert.equal(await turned("heard"), "lease_lost");
    const job = await client.jobs.get(account.id, id);
    assert.deepEqual([job.state, job.output, job.charged], [JobState.Cancelled, null, null]);
  });
});

test("a step is done once", () => {
  const written = [];
  const inSteps = async (work) => {
    const first = await work.step("write", async () => written.push(work.attempt));
    const nothing = await work.step("think", () => null);
    if (work.attempt < 3) throw new osirix.UnavailableError("come back later", {});
    return { result: [first, nothing, work.attempt], price: 1 };
  };
  return journey([words(inSteps)], async (client, account) => {
    assert.deepEqual((await done(client, account)).output.value, [1, null, 3]);
    assert.deepEqual(written, [1]);
  });
});

test("a job asks, and goes on with the answer", () => {
  const letters = [];
  const approved = async (work) => {
    await work.step("letter", async () => {
      letters.push(await work.ask("approval", 600));
      return null;
    });
    return { result: await work.answer("approval"), price: 1 };
  };
  return journey([words(approved)], async (client, account) => {
    const created = await client.jobs.create(account.id, { kind, request: "one" });
    await until(client, created, ({ waits }) => waits === Waits.Answer);
    assert.equal(letters.length, 1);
    assert.equal(await client.jobs.answer(letters[0], { by: "Bob" }), created.id);
    const job = await client.jobs.wait(account.id, created.id);
    assert.deepEqual([job.output.value, job.attempt], [{ by: "Bob" }, 1]);
    await assert.rejects(client.jobs.answer("nonsense", null), osirix.NotFoundError);
  });
});

test("a job goes on later with what it saved", () => {
  const naps = async (work) => {
    const saved = await work.saved("naps");
    if (saved !== null) return { result: saved.value, price: 1 };
    await work.save("naps", 1);
    return work.snooze(1);
  };
  return journey([words(naps)], async (client, account) => {
    const created = await client.jobs.create(account.id, { kind, request: "one" });
    await until(client, created, ({ waits }) => waits === Waits.Time);
    const job = await client.jobs.wait(account.id, created.id);
    assert.deepEqual([job.output.value, job.attempt], [1, 1]);
  });
});

test("a schedule is kept", () =>
  journey([words()], async (client, account) => {
    const daily = { name: "daily", kind, request: "one", cron: "0 9 * * *", timeZone: "Europe/Berlin" };
    const made = await client.schedules.create(account.id, daily);
    assert.deepEqual([made.paused, made.missed], [false, Missed.Once]);
    assert.deepEqual((await client.schedules.list(account.id)).map(({ id }) => id), [made.id]);
    assert.equal((await client.schedules.pause(account.id, made.id)).paused, true);
    assert.equal((await client.schedules.resume(account.id, made.id)).paused, false);
    await client.schedules.remove(account.id, made.id);
    assert.deepEqual(await client.schedules.list(account.id), []);
    const wrong = client.schedules.create(account.id, { ...daily, cron: "now and then" });
    await assert.rejects(wrong, osirix.InvalidInputError);
  }));

test("the queue is seen, limited and paused", () =>
  journey([words()], async (client, account) => {
    await client.queue.limit(kind, { atOnce: 1 });
    await client.queue.pause(kind);
    const [control] = await client.queue.controls();
    assert.deepEqual([control.paused, control.limits.atOnce], [true, 1]);
    const { id } = await client.jobs.create(account.id, { kind, request: "one" });
    const [depth] = await client.queue.depths();
    assert.deepEqual([depth.kind, depth.state, depth.count], [kind, JobState.Pending, 1]);
    await client.queue.resume(kind);
    assert.equal((await client.jobs.wait(account.id, id)).state, JobState.Completed);
    assert.deepEqual(await client.queue.depths(), []);
    const [metrics] = await client.queue.metrics();
    assert.deepEqual([metrics.kind, metrics.counts.completed], [kind, 1]);
  }));

test("a failed job is sent on its way again", () => {
  let mended = false;
  const mends = (work) => {
    if (!mended) throw new RangeError("the ink is dry");
    return counted(work);
  };
  return journey([words(mends)], async (client, account) => {
    const { id } = await done(client, account);
    assert.deepEqual((await client.queue.failed(kind)).items.map((job) => job.id), [id]);
    mended = true;
    await client.queue.redrive(account.id, id);
    const job = await client.jobs.wait(account.id, id);
    assert.deepEqual([job.state, job.charged], [JobState.Completed, 3]);
    assert.deepEqual((await client.queue.failed()).items, []);
  });
});

test("what is no task is refused", async () => {
  for (const [jobTasks, refusal] of [
    [[{}], osirix.InvalidInputError],
    [[words(counted, { attempts: 0 })], osirix.InvalidInputError],
    [[{ ...words(), name: "Not a kind" }], osirix.InvalidInputError],
    [[{ ...words(), name: "tts" }], osirix.AlreadyExistsError],
    [[words(), words()], osirix.ConfigurationError],
  ]) {
    await assert.rejects(journey(jobTasks, () => {}), refusal);
  }
});
