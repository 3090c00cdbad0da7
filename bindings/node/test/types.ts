// What the compiler must take, and what it must refuse.

import { Aspect, InsufficientCreditsError, Osirix, type JobInfo, type VideoRequest } from "../index.js";

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

export async function refused(client: Osirix): Promise<void> {
  // @ts-expect-error: the script is missing
  await client.jobs.createVideo("acc", {});
  // @ts-expect-error: there is no such aspect
  await client.jobs.createVideo("acc", { script: "a", spec: { aspect: "4:3" } });
  // @ts-expect-error: there is no such method
  await client.jobs.destroy("acc");
}
