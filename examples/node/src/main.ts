import { once } from "node:events";
import type { AddressInfo } from "node:net";

import { Osirix } from "osirix";

import { server } from "./server.js";

const osirix = await Osirix.open({ home: process.env["OSIRIX_HOME"] ?? "osirix-data", workers: 2 });
const account = await osirix.accounts.open("Visitors", "visitors");
const listening = server(osirix, account).listen(Number(process.env["PORT"] ?? 8080), "127.0.0.1");
await once(listening, "listening");
const { port } = listening.address() as AddressInfo;
console.log(`listening on http://127.0.0.1:${port}`);

/** Jobs that are under way are handed back, and go on when the server is started again. */
async function stop() {
  listening.close();
  listening.closeAllConnections();
  await osirix.close();
}

process.once("SIGINT", stop).once("SIGTERM", stop);
