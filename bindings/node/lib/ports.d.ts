// The parts that you can write yourself. Written by `cargo xtask bindgen`.

import type { BlobInfo, BlobKey, Credits, OwnAccount, OwnLimits, OwnMessage, OwnSecret, Published, SpeechChunk, TaskSettings, Utterance, Voice, WorkDone } from "./facade.js";
import type { AtWork } from "./work.js";

/** Turns text into speech. */
export interface SpeechEngine {
  /** The engine's name: the part of its voice ids before the slash. */
  readonly name: string;
  /** The voices that can be asked for. Never empty; ids are unique and start with the name. */
  voices(): Voice[] | Promise<Voice[]>;
  /**
   * Refuses, before anything is begun or paid for, what `speak` would refuse.
   * Asks nobody outside this process.
   *
   * - An unknown voice is `NotFound`, settings out of range are
   *   `InvalidInput`.
   * - A script in which nothing can be said by this voice is
   *   `Unsupported` and names the first character that cannot.
   */
  check(utterance: Utterance): void | Promise<void>;
  /**
   * Speaks, when `check` finds nothing.
   *
   * - The pieces of the stream, joined, are the whole script, in order.
   * - Phonemes of a piece cover it without gap; words lie inside it, in order, and together
   *   are the words of the script as written.
   * - Twice the same utterance gives twice the same samples, where the engine is local.
   * - A dropped stream stops the work.
   */
  speak(utterance: Utterance): Iterable<SpeechChunk> | AsyncIterable<SpeechChunk>;
}
/**
 * Keeps blobs.
 *
 * Every implementation passes the suite `conformance::blob`, whose cases are the
 * sentences below.
 */
export interface BlobStore {
  /**
   * Writes a blob.
   *
   * - After `Ok`, every reader sees exactly the bytes of the stream.
   * - A blob of that key is replaced as a whole: a reader sees the old or the new, never a mix.
   * - When the stream or the disk fails, the key is as it was and nothing is left behind.
   */
  put(key: BlobKey, bytes: AsyncIterable<Buffer>): BlobInfo | Promise<BlobInfo>;
  /**
   * Reads a blob, or the half-open byte `range` of it.
   *
   * - An unknown key is `NotFound`.
   * - A range is cut at the end of the blob, and empty where it starts there; one that starts
   *   behind the end, or is reversed, is `InvalidInput`.
   */
  get(key: BlobKey, range: [start: number, end: number] | null): Iterable<Uint8Array> | AsyncIterable<Uint8Array>;
  /** What is known of a blob; an unknown key is `NotFound`. */
  head(key: BlobKey): BlobInfo | Promise<BlobInfo>;
  /** Removes a blob. Removing one that does not exist succeeds. */
  delete(key: BlobKey): void | Promise<void>;
  /**
   * The blobs whose keys start with `prefix`, sorted by key; a prefix that nothing has gives
   * an empty list.
   */
  list(prefix: string): BlobInfo[] | Promise<BlobInfo[]>;
  /**
   * A URL under which the blob can be fetched without further rights for `lifetime`.
   *
   * - An unknown key is `NotFound`.
   * - A store that cannot be reached by URL says `Unsupported`.
   */
  signedUrl(key: BlobKey, lifetime: number): string | Promise<string>;
}
/** A kind of job of your own. */
export interface JobTask {
  /**
   * The kind that it does: 1 to 64 of `a-z`, `0-9`, `_`, `-` and `.`, and not that of a built-in
   * kind.
   */
  readonly name: string;
  /** How its jobs are treated. Asked once, when the platform is opened. */
  settings(): TaskSettings | Promise<TaskSettings>;
  /**
   * Checks a request and tells the most that it can cost; nothing is created before that. What
   * cannot be done is refused by an error.
   */
  quote(request: unknown): Credits | Promise<Credits>;
  /**
   * Does the work, and gives what was made and its price.
   *
   * - It may be begun again, elsewhere too: what is kept as a step need not be done twice.
   * - An error that passes is followed by another attempt; any other fails the job.
   * - Who goes on after the job was cancelled, or is someone else's, does it for nothing: what
   *   is given then is not taken.
   */
  run(work: AtWork): WorkDone | Promise<WorkDone>;
}
/**
 * A network that your program publishes on by itself: a site, an intranet, whatever nothing else
 * speaks to. Posts go out on it as on any other, under the name `own`.
 */
export interface OwnNetwork {
  /** What errors call it: 1 to 100 characters. */
  readonly name: string;
  /** What it takes. Asked once, when the platform is opened. */
  limits(): OwnLimits | Promise<OwnLimits>;
  /**
   * The account of who shows a secret that they made for this use.
   *
   * - A wrong one is `Unauthenticated`.
   */
  signIn(identifier: string, secret: OwnSecret): OwnAccount | Promise<OwnAccount>;
  /**
   * Publishes one message: the only call that people can see the effect of.
   *
   * - It tries once. The files are read with the client, by the keys that the message names.
   * - An error that refuses says that the message is not out, and will not be by this attempt:
   *   `InvalidInput`, `TooLarge`, `Unsupported`, `NotFound`, `Conflict`, `Unauthenticated`,
   *   `PermissionDenied`, `PlanLimit`, `InsufficientCredits`, `SpendingLimit`, `RateLimited`,
   *   `Configuration`.
   * - Any other error, and no answer in time, leaves open whether it is out: it is not published
   *   again before it was looked for, and where nobody can tell, a person is asked.
   * - A secret that is worth nothing any more, `Unauthenticated` or `PermissionDenied`, breaks
   *   the connection until the account is connected again.
   */
  publish(message: OwnMessage): Published | Promise<Published>;
  /**
   * Reads back whether a message is out, by its key. Asked only where the limits say `can_find`.
   *
   * - It changes nothing. One that is out is found, with the id that publishing it gave.
   */
  find(message: OwnMessage): Published | null | Promise<Published | null>;
}
/** Your own parts, beside the settings of a client. */
export interface Parts {
  /** Turns text into speech. */
  speechEngines?: SpeechEngine[];
  /**
   * Keeps blobs.
   *
   * Every implementation passes the suite `conformance::blob`, whose cases are the
   * sentences below.
   */
  blobStore?: BlobStore;
  /** A kind of job of your own. */
  jobTasks?: JobTask[];
  /**
   * A network that your program publishes on by itself: a site, an intranet, whatever nothing else
   * speaks to. Posts go out on it as on any other, under the name `own`.
   */
  ownNetwork?: OwnNetwork;
}
