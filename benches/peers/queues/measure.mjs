// What every queue is asked, the same way. The command line and the output are in README.md.

import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";

const WARM_UP = 300;
const PER_SECOND = 100;
const TOO_LONG_MS = 540_000;

/** The command line. */
export function options() {
  const text = (fallback) => ({ type: "string", default: String(fallback) });
  const { values } = parseArgs({
    options: {
      database: text(""),
      modes: text("enqueue,process,both,latency"),
      jobs: text(2000),
      "in-flight": text(64),
      waiting: text(0),
      seconds: text(5),
      variant: text(""),
    },
  });
  const numbers = ["jobs", "in-flight", "waiting", "seconds"];
  return { ...values, ...Object.fromEntries(numbers.map((name) => [name, Number(values[name])])) };
}

/** Calls `task` for 0..count, `width` of them at a time. */
export async function inFlight(count, width, task) {
  let next = 0;
  const lane = async () => {
    while (next < count) await task(next++);
  };
  await Promise.all(Array.from({ length: Math.min(width, count) }, lane));
}

/** Calls `task` with how many, `size` at most, until there are `count`. */
export async function inChunks(count, size, task) {
  for (let done = 0; done < count; done += size) await task(Math.min(size, count - done));
}

/** One line of output. */
export function report(measure, value, unit, more = {}) {
  console.log(JSON.stringify({ measure, value, unit, ...more }));
}

/**
 * Measures a queue: `add(number)` one job for now, `addMany(count)` and `addLater(count)` many for
 * now and for tomorrow, `work(handler)` starts a worker that calls `handler(number)` for each job
 * and returns what stops it, `close()`.
 */
export async function measure(queue, options) {
  setTimeout(() => fail("it takes too long"), TOO_LONG_MS).unref();
  const run = { queue, options, ready: 0, more: { waiting: options.waiting } };
  await warmUp(run);
  await queue.addLater(options.waiting);
  for (const mode of options.modes.split(",")) await MODES[mode](run);
  await queue.close();
  process.exit(0);
}

function fail(why) {
  console.error(why);
  process.exit(1);
}

const seconds = (from, to) => (to - from) / 1000;

/** A worker that is idle until jobs come, and when the last of `count` jobs was done. */
async function worker(queue, count, started) {
  let left = count;
  let resolve;
  const done = new Promise((ok) => (resolve = ok));
  const stop = await queue.work((number) => {
    const now = performance.now();
    started?.(number, now);
    if (--left === 0) resolve(now);
  });
  return { done, stop };
}

// Connections are opened, statements prepared and functions compiled before anything is timed.
async function warmUp({ queue, options }) {
  const { done, stop } = await worker(queue, WARM_UP);
  await inFlight(WARM_UP, options["in-flight"], queue.add);
  await done;
  await stop();
}

const MODES = {
  async enqueue(run) {
    const { queue, options } = run;
    const begun = performance.now();
    await inFlight(options.jobs, options["in-flight"], queue.add);
    run.ready += options.jobs;
    report("enqueue", options.jobs / seconds(begun, performance.now()), "/s", run.more);
  },

  // From the first job's start to the last's, so that starting a worker does not count.
  async process(run) {
    const { queue, options } = run;
    if (run.ready < options.jobs) await queue.addMany(options.jobs - run.ready);
    const count = Math.max(run.ready, options.jobs);
    run.ready = 0;
    let begun;
    const { done, stop } = await worker(queue, count, (_, now) => (begun ??= now));
    const ended = await done;
    report("process", count / seconds(begun, ended), "/s", run.more);
    await stop();
  },

  async both(run) {
    const { queue, options } = run;
    const { done, stop } = await worker(queue, options.jobs);
    await sleep(1000);
    const begun = performance.now();
    await inFlight(options.jobs, options["in-flight"], queue.add);
    report("both", options.jobs / seconds(begun, await done), "/s", run.more);
    await stop();
  },

  async latency(run) {
    const { queue, options } = run;
    const count = options.seconds * PER_SECOND;
    const [added, waits] = [[], []];
    const note = (number, now) => waits.push(now - added[number]);
    const { done, stop } = await worker(queue, count, note);
    await sleep(1000);
    const begun = performance.now();
    for (let number = 0; number < count; number++) {
      const due = begun + (number * 1000) / PER_SECOND;
      if (due > performance.now()) await sleep(due - performance.now());
      added[number] = performance.now();
      queue.add(number).catch((error) => fail(error.stack));
    }
    await done;
    await stop();
    waits.sort((a, b) => a - b);
    const at = (share) => waits[Math.min(waits.length - 1, Math.floor(share * waits.length))];
    report("latency p50", at(0.5), "ms", run.more);
    report("latency p99", at(0.99), "ms", run.more);
  },
};
