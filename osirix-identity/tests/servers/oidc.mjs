// A provider of OpenID Connect (oidc-provider, certified by the OpenID Foundation) whose one user is
// signed in as soon as they come. Its argument says what it is like, in JSON:
//   algorithm  by what it signs: RS256, ES256 or EdDSA
//   method     how a client shows who it is: client_secret_basic or client_secret_post
//   inToken    whether ID tokens name the address, or the provider must be asked for it
//   redirect   where browsers are sent back to
// It prints one line of JSON when it is ready.

import { createServer } from 'node:http';
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';

// It warns of everything that a provider for tests leaves as it is.
console.info = console.warn = () => {};
const { Provider } = await import('oidc-provider');

const options = JSON.parse(process.argv[2]);
const server = createServer();
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const issuer = `http://localhost:${server.address().port}`;

const key = (alg, type, parameters) => ({
  ...generateKeyPairSync(type, parameters).privateKey.export({ format: 'jwk' }),
  kid: `key-${alg}`,
  use: 'sig',
  alg,
});

const client = {
  client_id: 'osirix',
  client_secret: 's:e/c+r%e&t',
  redirect_uris: [options.redirect],
  id_token_signed_response_alg: options.algorithm,
  token_endpoint_auth_method: options.method,
};

const provider = new Provider(issuer, {
  clients: [client],
  jwks: {
    keys: [
      key('RS256', 'rsa', { modulusLength: 2048 }),
      key('ES256', 'ec', { namedCurve: 'P-256' }),
      key('EdDSA', 'ed25519', {}),
    ],
  },
  enabledJWA: { idTokenSigningAlgValues: ['RS256', 'ES256', 'EdDSA'] },
  clientAuthMethods: [options.method],
  claims: { email: ['email', 'email_verified'], profile: ['name', 'picture'] },
  conformIdTokenClaims: !options.inToken,
  cookies: { keys: ['for tests alone'] },
  features: { devInteractions: { enabled: false } },
  interactions: { url: (ctx, interaction) => `/interaction/${interaction.uid}` },
  pkce: { required: () => true },
  findAccount: (ctx, id) => ({
    accountId: id,
    claims: () => ({
      sub: id,
      email: 'Ada@Example.com',
      email_verified: true,
      name: 'Ada Lovelace',
      picture: 'https://example.com/ada.png',
    }),
  }),
  loadExistingGrant: async (ctx) => {
    const { client, session } = ctx.oidc;
    const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
    grant.addOIDCScope('openid email profile');
    await grant.save();
    return grant;
  },
});

const answer = provider.callback();
server.on('request', (request, response) => {
  if (!request.url.startsWith('/interaction/')) return answer(request, response);
  return provider.interactionFinished(request, response, { login: { accountId: 'ada-1815' } });
});
process.stdout.write(`${JSON.stringify({ issuer })}\n`);
