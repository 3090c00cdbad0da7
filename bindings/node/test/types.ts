// What the compiler must take, and what it must refuse.

import { Aspect, InsufficientCreditsError, NotFoundError, Osirix } from "../index.js";
import type {
  AtWork,
  BlobStore,
  JobInfo,
  JobTask,
  OwnMessage,
  OwnNetwork,
  Published,
  SpeechChunk,
  SpeechEngine,
  VideoRequest,
} from "../index.js";

export async function makeVideo(home: string, script: string): Promise<string | null> {
  await using client = await Osirix.open({ home });
  const account = await client.accounts.open("Ada", "ada");
  const request: VideoRequest = { script, spec: { aspect: Aspect.Square } };
  try {
    const created: JobInfo = await client.jobs.createVideo(account.id, request);
    for await (const { stage, progress } of client.jobs.watch(account.id, created.id)) {
      console.log(stage, progress.toFixed(0));
    }
    const job = await client.jobs.wait(account.id, created.id, { signal: AbortSignal.timeout(60_000) });
    if (job.output?.kind !== "video") return null;
    await client.files.save(job.output.video, new URL("file:///tmp/hello.mp4"));
    return job.output.srt;
  } catch (error) {
    if (error instanceof InsufficientCreditsError) return error.context["missing"] ?? null;
    throw error;
  }
}

const silence: SpeechEngine = {
  name: "silence",
  voices: () => [{ id: "silence/still", name: "Still", language: "en", sampleRateHz: 16_000 }],
  check: () => undefined,
  async *speak({ script }): AsyncGenerator<SpeechChunk> {
    yield { samples: new Float32Array(16_000 * script.length), phonemes: [], words: [] };
  },
};

export async function withParts(blobStore: BlobStore): Promise<string[]> {
  await using client = await Osirix.open({ speechEngines: [silence], blobStore, workers: 2 });
  return (await client.voices.list()).map((voice) => voice.name);
}

const words: JobTask = {
  name: "count-words",
  settings: () => ({ attempts: 3 }),
  quote: (request: unknown) => String(request).length,
  async run(work: AtWork) {
    const words: string[] = await work.step("split", () => String(work.request).split(" "));
    return { result: words.length, price: 1 };
  },
};

export async function withTasks(account: string): Promise<unknown> {
  await using client = await Osirix.open({ jobTasks: [words] });
  const { output } = await client.jobs.create(account, { kind: "count-words", request: "one two" });
  return output?.kind === "own" ? output.value : null;
}

const wall: OwnNetwork = {
  name: "the wall",
  limits: () => ({ textChars: 500, canFind: true }),
  signIn: (identifier: string) => ({ account: { id: "1", handle: identifier } }),
  publish: async ({ key, media }: OwnMessage): Promise<Published> => ({ remoteId: `${key}, ${media[0]?.facts.bytes}` }),
  find: () => null,
};

export async function withNetwork(): Promise<void> {
  await using client = await Osirix.open({ ownNetwork: wall });
  // @ts-expect-error: what is published has an id
  await Osirix.open({ ownNetwork: { ...wall, publish: () => ({}) } });
  await client.social.ways();
}

export async function refused(client: Osirix): Promise<void> {
  // @ts-expect-error: the script is missing
  await client.jobs.createSpeech("acc", {});
  // @ts-expect-error: there is no such aspect
  await client.jobs.createVideo("acc", { script: "a", spec: { aspect: "4:3" } });
  // @ts-expect-error: an engine has a name
  await Osirix.open({ speechEngines: [{ ...silence, name: undefined }] });
  // @ts-expect-error: a task has its price
  await Osirix.open({ jobTasks: [{ ...words, run: () => ({ result: 1 }) }] });
  // @ts-expect-error: an error of a code is made of a message and a context
  throw new NotFoundError("not_found", "there is none", {});
  // @ts-expect-error: there is no such method
  await client.jobs.destroy("acc");
}
