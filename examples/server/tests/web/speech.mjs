// A server of speech that has nothing to say at first, so that a job fails, and then has.
import { createServer } from "node:http";

const RATE_HZ = 24_000;
let well = false;

/** A second of a hum, as a WAV file of 16 bits. */
function hum() {
  const samples = Buffer.alloc(RATE_HZ * 2);
  for (let at = 0; at < RATE_HZ; at += 1) {
    samples.writeInt16LE(Math.round(8_000 * Math.sin((2 * Math.PI * 180 * at) / RATE_HZ)), at * 2);
  }
  const head = Buffer.alloc(44);
  head.write("RIFF", 0);
  head.writeUInt32LE(36 + samples.length, 4);
  head.write("WAVEfmt ", 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(RATE_HZ, 24);
  head.writeUInt32LE(RATE_HZ * 2, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write("data", 36);
  head.writeUInt32LE(samples.length, 40);
  return Buffer.concat([head, samples]);
}

const server = createServer((request, response) => {
  request.resume().on("end", () => {
    response.writeHead(well ? 200 : 400, { "content-type": well ? "audio/wav" : "application/json" });
    response.end(well ? hum() : JSON.stringify({ error: { code: "hoarse" } }));
  });
}).listen(Number(process.env.SPEECH_PORT), "127.0.0.1");

/** From now on it speaks. */
export function recover() {
  well = true;
}

export function close() {
  server.close();
}
