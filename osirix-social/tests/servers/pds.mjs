// A personal data server of the AT Protocol (Bluesky's own) with a directory of identities, both in
// a folder of their own. It prints one line of JSON when it is ready, and makes accounts like any
// other.
//   folder   its argument: where it keeps everything; an empty one
// Where OSIRIX_PDS_PORT is set, it listens there.

import { once } from 'node:events';
import { createServer } from 'node:http';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { mkdirSync } from 'node:fs';

process.env.LOG_ENABLED = 'false';
const { Database, PlcServer } = await import('@did-plc/server');
const { PDS, envToCfg, envToSecrets } = await import('@atproto/pds');

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

const folder = process.argv[2];
const plcPort = await freePort();
await PlcServer.create({ db: Database.mock(), port: plcPort }).start();

const port = Number(process.env.OSIRIX_PDS_PORT) || (await freePort());
const actors = join(folder, 'actors');
mkdirSync(actors, { recursive: true });
const env = {
  devMode: true,
  port,
  hostname: 'localhost',
  dataDirectory: folder,
  actorStoreDirectory: actors,
  blobstoreDiskLocation: join(folder, 'blobs'),
  blobstoreDiskTmpLocation: join(folder, 'blobs-temp'),
  didPlcUrl: `http://localhost:${plcPort}`,
  serviceHandleDomains: ['.test'],
  inviteRequired: false,
  rateLimitsEnabled: false,
  disableSsrfProtection: true,
  recoveryDidKey: null,
  bskyAppViewUrl: 'https://appview.invalid',
  bskyAppViewDid: 'did:example:invalid',
  modServiceUrl: 'https://moderator.invalid',
  modServiceDid: 'did:example:invalid',
  jwtSecret: randomBytes(16).toString('hex'),
  adminPassword: 'admin-pass',
  plcRotationKeyK256PrivateKeyHex: randomBytes(32).toString('hex'),
};
const server = await PDS.create(envToCfg(env), envToSecrets(env));
await server.start();
process.stdout.write(`${JSON.stringify({ url: `http://localhost:${port}` })}\n`);
