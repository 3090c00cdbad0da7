// `@simplewebauthn/browser` in a page whose device answers what it is told to. Its arguments are
// `create` or `get`, the options of a challenge and the device's answer, in JSON. It prints one line:
// what the device was asked, and what the page would send.

import { startAuthentication, startRegistration } from '@simplewebauthn/browser';

const [kind, options, answer] = process.argv.slice(2).map((text, i) => (i ? JSON.parse(text) : text));
const bytes = (text) => new Uint8Array(Buffer.from(text, 'base64url')).buffer;
const isBytes = (value) => value instanceof ArrayBuffer || ArrayBuffer.isView(value);
const text = (_, value) => (isBytes(value) ? Buffer.from(value).toString('base64url') : value);

// What a browser makes of the answer: bytes, and questions instead of fields.
const { transports, publicKeyAlgorithm, publicKey, authenticatorData } = answer.response;
const made = {
  clientDataJSON: bytes(answer.response.clientDataJSON),
  attestationObject: kind === 'create' && bytes(answer.response.attestationObject),
  getTransports: () => transports,
  getPublicKeyAlgorithm: () => publicKeyAlgorithm,
  getPublicKey: () => bytes(publicKey),
  getAuthenticatorData: () => bytes(authenticatorData),
};
const signed = kind === 'get' && {
  clientDataJSON: bytes(answer.response.clientDataJSON),
  authenticatorData: bytes(authenticatorData),
  signature: bytes(answer.response.signature),
  userHandle: bytes(answer.response.userHandle),
};

let asked;
const device = async ({ publicKey }) => {
  asked = publicKey;
  return {
    id: answer.id,
    rawId: bytes(answer.rawId),
    type: 'public-key',
    authenticatorAttachment: answer.authenticatorAttachment,
    response: signed || made,
    getClientExtensionResults: () => ({}),
  };
};
const credentials = { create: device, get: device };
Object.defineProperty(globalThis, 'navigator', { value: { credentials } });
globalThis.PublicKeyCredential = function PublicKeyCredential() {};

const start = kind === 'create' ? startRegistration : startAuthentication;
const sent = await start({ optionsJSON: options });
process.stdout.write(`${JSON.stringify({ asked, sent }, text)}\n`);
