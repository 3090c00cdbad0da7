// pg-boss; `--database postgres://…`; `--variant notify` wakes its workers by LISTEN/NOTIFY.

import { PgBoss } from "pg-boss";
import { inChunks, measure, options } from "./measure.mjs";

const NAME = "bench";
const TOMORROW_S = 86_400;
const given = options();
const notify = given.variant === "notify";

const boss = new PgBoss({
  connectionString: given.database,
  // With node-postgres' default of 10, 64 callers would wait for a connection most of the time.
  max: 32,
  useListenNotify: notify,
});
boss.on("error", (error) => console.error(error));
await boss.start();
await boss.createQueue(NAME, { notify });

const many = (count, settings) =>
  inChunks(count, 10_000, (size) =>
    boss.insert(
      NAME,
      Array.from({ length: size }, (_, number) => ({ data: { number }, ...settings })),
    ),
  );

await measure(
  {
    add: (number) => boss.send(NAME, { number }),
    addMany: (count) => many(count, {}),
    addLater: (count) => many(count, { startAfter: TOMORROW_S }),
    async work(handler) {
      const settings = {
        // A batch is fetched and completed by one statement each. The size is not tuned.
        batchSize: 100,
        localConcurrency: 2,
        // Fetches again at once while there is more, and otherwise as often as it allows.
        burstWhenBatchFull: true,
        pollingIntervalSeconds: 0.5,
      };
      await boss.work(NAME, settings, async (jobs) => {
        for (const job of jobs) handler(job.data.number);
      });
      return () => boss.offWork(NAME, { wait: true });
    },
    close: () => boss.stop({ graceful: false }),
  },
  given,
);
