// One call, a thousand at once and three videos: prints the figures as JSON.

import assert from "node:assert/strict";
import { pathToFileURL } from "node:url";

const [home, script, calls] = process.argv.slice(2);
const { Osirix } = await import(pathToFileURL(process.env.OSIRIX_NODE).href);

const client = await Osirix.open({ home });
const account = (await client.accounts.open("Bench")).id;
await client.credits.grant(account, 100_000, "bench");

async function timed(rounds, per, work) {
  const figures = [];
  for (let round = 0; round < rounds; round += 1) {
    const begun = performance.now();
    await work();
    figures.push(((performance.now() - begun) / per) * 1e3);
  }
  return figures;
}

const oneByOne = async () => {
  for (let call = 0; call < Number(calls); call += 1) await client.credits.balance(account);
};
const atOnce = () => Promise.all(Array.from({ length: 1000 }, () => client.credits.balance(account)));
const video = async () => {
  const { id } = await client.jobs.createVideo(account, { script });
  assert.equal((await client.jobs.wait(account, id)).state, "completed");
};

const figures = {
  call_us: await timed(11, Number(calls), oneByOne),
  at_once_us: await timed(11, 1000, atOnce),
  video_s: await timed(3, 1e6, video),
};
console.log(JSON.stringify(figures));
await client.close();
