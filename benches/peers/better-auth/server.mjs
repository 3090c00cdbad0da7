// A real Better Auth server. Usage: node server.mjs PORT DATABASE
// DATABASE is a postgres:// address, or the path of a SQLite file.

import { createServer } from "node:http";
import { betterAuth } from "better-auth";
import { getMigrations } from "better-auth/db/migration";
import { toNodeHandler } from "better-auth/node";
import { apiKey } from "@better-auth/api-key";
import { admin, bearer, organization, twoFactor } from "better-auth/plugins";

const [port, database] = process.argv.slice(2);

async function opened() {
  if (database.startsWith("postgres")) {
    const { default: pg } = await import("pg");
    return new pg.Pool({ connectionString: database });
  }
  const { default: Sqlite } = await import("better-sqlite3");
  return new Sqlite(database);
}

const options = {
  baseURL: `http://127.0.0.1:${port}`,
  secret: "a secret of thirty-two characters, at least",
  database: await opened(),
  emailAndPassword: { enabled: true },
  user: { deleteUser: { enabled: true } },
  rateLimit: { enabled: false },
  telemetry: { enabled: false },
  plugins: [bearer(), twoFactor(), apiKey(), admin(), organization()],
  // Whoever signs up with such an address is an administrator.
  databaseHooks: {
    user: {
      create: {
        before: async (user) => ({
          data: user.email.startsWith("root-") ? { ...user, role: "admin" } : user,
        }),
      },
    },
  },
};
const { runMigrations } = await getMigrations(options);
await runMigrations();
const server = createServer(toNodeHandler(betterAuth(options)));
server.listen(Number(port), "127.0.0.1", () => console.log(`listens on ${options.baseURL}`));
