// The usual ledger: an account's row, a journal and holds, by node-postgres, one transaction to
// each change. `--database postgres://…`, `--seconds` for each figure.

import pg from "pg";
import { options, report } from "./measure.mjs";

const given = options();
const ACCOUNTS = 1000;
const CALLERS = [1, 8, 64];
const pool = new pg.Pool({ connectionString: given.database, max: 64 });

await pool.query(`
  CREATE TABLE accounts (id int PRIMARY KEY, available bigint NOT NULL CHECK (available >= 0),
    held bigint NOT NULL, spent bigint NOT NULL) WITH (fillfactor = 50);
  CREATE TABLE holds (id bigserial PRIMARY KEY, account int NOT NULL REFERENCES accounts,
    amount bigint NOT NULL, state text NOT NULL, captured bigint NOT NULL DEFAULT 0);
  CREATE TABLE entries (id bigserial PRIMARY KEY, account int NOT NULL, hold bigint NOT NULL,
    book text NOT NULL, amount bigint NOT NULL, at timestamptz NOT NULL DEFAULT now());
  CREATE INDEX ON entries (account, id);
  INSERT INTO accounts SELECT id, 1000000000, 0, 0 FROM generate_series(1, ${ACCOUNTS}) id`);

// Named statements are prepared once on each connection.
const STATEMENTS = {
  reserve: `UPDATE accounts SET available = available - $2, held = held + $2
            WHERE id = $1 AND available >= $2`,
  hold: "INSERT INTO holds (account, amount, state) VALUES ($1, $2, 'held') RETURNING id",
  entries: `INSERT INTO entries (account, hold, book, amount)
            VALUES ($1, $2, $3, $4), ($1, $2, $5, -$4::bigint)`,
  resolve: `UPDATE holds SET state = 'settled', captured = $2
            WHERE id = $1 AND state = 'held' RETURNING account, amount`,
  spend: `UPDATE accounts SET held = held - $2, spent = spent + $3, available = available + $2 - $3
          WHERE id = $1 AND held >= $2`,
};

async function transaction(work) {
  const client = await pool.connect();
  const run = async (name, ...values) => {
    const { rowCount, rows } = await client.query({ name, text: STATEMENTS[name], values });
    if (rowCount === 0) throw new Error(`${name} met no row`);
    return rows[0];
  };
  try {
    await client.query("BEGIN");
    const result = await work(run);
    await client.query("COMMIT");
    return result;
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  } finally {
    client.release();
  }
}

const hold = (account) =>
  transaction(async (run) => {
    // What is wanted by everybody is locked last.
    const { id } = await run("hold", account, 10);
    await run("entries", account, id, "held", 10, "available");
    await run("reserve", account, 10);
    return id;
  });

const settle = (id) =>
  transaction(async (run) => {
    const { account, amount } = await run("resolve", id, 7);
    await run("entries", account, id, "spent", 7, "held");
    await run("spend", account, amount, 7);
  });

async function measured(callers, account) {
  const ends = performance.now() + given.seconds * 1000;
  const begun = performance.now();
  let count = 0;
  const caller = async () => {
    while (performance.now() < ends) {
      await settle(await hold(account()));
      count++;
    }
  };
  await Promise.all(Array.from({ length: callers }, caller));
  return count / ((performance.now() - begun) / 1000);
}

const spread = () => 1 + Math.floor(Math.random() * ACCOUNTS);
await Promise.all(Array.from({ length: 64 }, async () => settle(await hold(spread()))));
for (const [name, account] of [["spread", spread], ["hot", () => 1]]) {
  for (const callers of CALLERS) {
    report(`${name}, ${callers}`, await measured(callers, account), "/s");
  }
}
await pool.end();
