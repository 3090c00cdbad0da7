// What a job of a kind of your own tells and keeps while it is at work.
"use strict";

/** A job that is to be done: its fields, and what can be done with them while it is at work. */
class AtWork {
  #told;

  /** `told` gives where it is told, once the client is open. */
  constructor(work, told) {
    Object.assign(this, work);
    this.#told = async (method, ...more) => (await told())[method](this.jobId, this.fence, ...more);
  }

  report(done) {
    return this.#told("report", done);
  }

  async step(name, work) {
    const kept = await this.#told("finishedStep", name);
    if (kept !== null) return kept.value;
    const value = await work();
    await this.#told("finishStep", name, value ?? null);
    return value;
  }

  saved(name) {
    return this.#told("saved", name);
  }

  save(name, value) {
    return this.#told("save", name, value ?? null);
  }

  ask(name, withinSeconds) {
    return this.#told("ask", name, withinSeconds);
  }

  answer(name) {
    return this.#told("answer", name);
  }

  snooze(seconds) {
    return this.#told("snooze", seconds);
  }
}

module.exports = { AtWork };
