// A web server that makes videos.

import { once } from "node:events";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

import express, { type Express, type Request, type Response } from "express";
import { ConflictError, JobState } from "osirix";
import type { Account, JobInfo, Osirix, VideoRequest } from "osirix";

import { answerError } from "./errors.js";

/** The server's routes. All videos are the account's: yours would ask who is logged in. */
export function server(osirix: Osirix, account: Account): Express {
  const app = express();
  app.use(express.json({ limit: "100kb" }));

  app.post("/videos", async (request, response) => {
    // The platform checks every field, and its error names the one that is wrong.
    const wanted = request.body as VideoRequest;
    const key = request.get("idempotency-key");
    const given = key === undefined ? wanted : { ...wanted, idempotencyKey: key };
    const job = await osirix.jobs.createVideo(account.id, given);
    response.status(202).location(`/videos/${job.id}`).json(view(job));
  });

  app.get("/videos/:id", async (request, response) => {
    response.json(view(await osirix.jobs.get(account.id, request.params.id)));
  });

  app.delete("/videos/:id", async (request, response) => {
    response.json(view(await osirix.jobs.cancel(account.id, request.params.id)));
  });

  /** Server-sent events: the job's state now, then each change, until its end. */
  app.get("/videos/:id/events", async (request, response) => {
    // A job that is not there is an error before anything is sent.
    const { id } = await osirix.jobs.get(account.id, request.params.id);
    const gone = new AbortController();
    response.on("close", () => gone.abort());
    response.type("text/event-stream").set("cache-control", "no-cache");
    try {
      for await (const job of osirix.jobs.watch(account.id, id, { signal: gone.signal })) {
        const room = response.write(`data: ${JSON.stringify(view(job))}\n\n`);
        if (!room) await once(response, "drain", { signal: gone.signal });
      }
      response.end();
    } catch (error) {
      // Nobody listens any more; the job goes on.
      if (!gone.signal.aborted) throw error;
    }
  });

  app.get("/videos/:id/video", async (request, response) => {
    const { state, output } = await osirix.jobs.get(account.id, request.params.id);
    if (output?.kind !== "video") throw new ConflictError("there is no video yet", { state });
    await sendFile(osirix, output.video, output.bytes, request, response);
  });

  app.use(answerError);
  return app;
}

/** Sends a video, or the part that a player asks for, in pieces and never all at once. */
async function sendFile(
  osirix: Osirix,
  key: string,
  size: number,
  request: Request,
  response: Response,
): Promise<void> {
  response.type("video/mp4").set("accept-ranges", "bytes");
  const ranges = request.range(size);
  if (ranges === -1) {
    response.status(416).set("content-range", `bytes */${size}`).end();
    return;
  }
  // A header that is malformed, or wants several parts, is answered with the whole.
  const one = Array.isArray(ranges) && ranges.type === "bytes" && ranges.length === 1;
  const { start, end } = (one ? ranges[0] : undefined) ?? { start: 0, end: size - 1 };
  if (one) response.status(206).set("content-range", `bytes ${start}-${end}/${size}`);
  response.set("content-length", String(end + 1 - start));
  if (request.method === "HEAD") {
    response.end();
    return;
  }
  const pieces = Readable.from(osirix.files.read(key, [start, end + 1]));
  await pipeline(pieces, response).catch((error: NodeJS.ErrnoException) => {
    // A player that has seen enough closes the connection.
    if (error.code !== "ERR_STREAM_PREMATURE_CLOSE") throw error;
  });
}

/** A job as the web sees it. */
function view(job: JobInfo) {
  const { id, state, stage, progress, etaMs, error, held, charged } = job;
  const video = state === JobState.Completed ? `/videos/${id}/video` : null;
  return { id, state, stage, progress, etaMs, error, held, charged, video };
}
