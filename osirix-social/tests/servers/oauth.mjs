// A server of OAuth 2.0 that somebody else wrote for tests, and that looks at the proof of PKCE. It
// lets everybody in at once. Its argument is the port; it prints one line of JSON when it is ready.

import { OAuth2Server } from 'oauth2-mock-server';

const server = new OAuth2Server();
await server.issuer.keys.generate('RS256');
await server.start(Number(process.argv[2]), '127.0.0.1');
process.stdout.write(`${JSON.stringify({ url: server.issuer.url })}\n`);
