// graphile-worker; `--database postgres://…`; `--variant batched` takes and finishes jobs in
// batches.

import { Logger, makeWorkerUtils, run } from "graphile-worker";
import pg from "pg";
import { inChunks, measure, options } from "./measure.mjs";

const TOMORROW_MS = 86_400_000;
const given = options();
const logger = new Logger(() => () => {});
const adders = new pg.Pool({ connectionString: given.database, max: 32 });
adders.on("error", (error) => console.error(error));
adders.on("connect", (client) => client.on("error", (error) => console.error(error)));
const utils = await makeWorkerUtils({ pgPool: adders, logger });
await utils.migrate();

const many = (count, settings) =>
  inChunks(count, 10_000, (size) =>
    utils.addJobs(
      Array.from({ length: size }, (_, number) => ({
        identifier: "job",
        payload: { number },
        ...settings,
      })),
    ),
  );

// The settings under which its own page on performance was measured.
const batches = { localQueue: { size: 500 }, completeJobBatchDelay: 0, failJobBatchDelay: 0 };
const worker = { concurrentJobs: 24, maxPoolSize: 25 };
const preset = { worker: given.variant === "batched" ? { ...worker, ...batches } : worker };

await measure(
  {
    add: (number) => utils.addJob("job", { number }),
    addMany: (count) => many(count, {}),
    addLater: (count) => many(count, { runAt: new Date(Date.now() + TOMORROW_MS) }),
    async work(handler) {
      const runner = await run({
        preset,
        connectionString: given.database,
        logger,
        noHandleSignals: true,
        taskList: { job: async (payload) => handler(payload.number) },
      });
      return () => runner.stop();
    },
    async close() {
      await utils.release();
      await adders.end();
    },
  },
  given,
);
