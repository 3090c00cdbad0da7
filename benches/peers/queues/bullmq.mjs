// BullMQ on Redis; `--database redis://…`.

import { Queue, Worker } from "bullmq";
import { Redis } from "ioredis";
import { inChunks, measure, options } from "./measure.mjs";

const NAME = "bench";
const TOMORROW_MS = 86_400_000;
const given = options();

// A worker's connection must wait for Redis for ever; BullMQ insists on it.
const connected = () => new Redis(given.database, { maxRetriesPerRequest: null });
const queue = new Queue(NAME, {
  connection: connected(),
  // One of its guide's ways to keep Redis from filling; it keeps all finished jobs unless told.
  defaultJobOptions: { removeOnComplete: true, removeOnFail: 1000 },
});

const jobs = (count, opts) =>
  Array.from({ length: count }, (_, number) => ({ name: "job", data: { number }, opts }));
const many = (count, opts) => inChunks(count, 1000, (size) => queue.addBulk(jobs(size, opts)));

await measure(
  {
    add: (number) => queue.add("job", { number }),
    addMany: (count) => many(count, {}),
    addLater: (count) => many(count, { delay: TOMORROW_MS }),
    async work(handler) {
      // Its guide's example has 50; one value between it and the 300 that its authors have called
      // not unusual for jobs that only wait. Not tuned on any machine.
      const worker = new Worker(NAME, async (job) => handler(job.data.number), {
        connection: connected(),
        concurrency: 100,
      });
      worker.on("error", (error) => console.error(error));
      await worker.waitUntilReady();
      return () => worker.close();
    },
    close: () => queue.close(),
  },
  given,
);
