// What a job of a kind of your own tells and keeps while it is at work.

import type { Kept, Work } from "./facade.js";

/** A job that is to be done: its fields, and what can be done with them while it is at work. */
export interface AtWork extends Work {
  /** Tells how much is done, 0.0 to 1.0. An error means: stop now. */
  report(done: number): Promise<void>;
  /**
   * Does this once, however often the job is begun anew: what it gave, as JSON has it, is kept under
   * the name and given again.
   */
  step<Value>(name: string, work: () => Value | Promise<Value>): Promise<Value>;
  /** The value that was kept last under this name. */
  saved(name: string): Promise<Kept | null>;
  /** Keeps a value under a name, in place of the one before: how far a long work is. */
  save(name: string, value: unknown): Promise<void>;
  /**
   * A secret for somebody outside, who answers with it within this time:
   * `jobs.answer(secret, answer)`.
   */
  ask(name: string, withinSeconds: number): Promise<string>;
  /**
   * The answer to what was asked. While there is none this throws a `ClosedError`, which is to be let
   * through: the job begins anew when the answer comes.
   */
  answer(name: string): Promise<unknown>;
  /** Has the job begin again after a pause: throws a `ClosedError`, which is to be let through. */
  snooze(seconds: number): Promise<void>;
}
