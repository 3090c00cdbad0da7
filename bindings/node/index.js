"use strict";

const bridge = require("./lib/bridge.js");
const facade = require("./lib/facade.js");
const { OsirixError } = require("./lib/error.js");

bridge.setErrors(facade.errors);

/** The whole platform behind one handle. */
class Osirix {
  #bridge;

  constructor(token, opened) {
    if (token !== secret) throw new TypeError("open a client with `await Osirix.open(config)`");
    this.#bridge = opened;
    for (const [name, Service] of Object.entries(facade.services)) {
      Object.defineProperty(this, name, { value: new Service(opened), enumerable: true });
    }
  }

  static async open(config = {}) {
    const text = JSON.stringify(facade.writeConfig(config));
    const opened = await bridge.settled((done) => bridge.native.open(text, done));
    return new Osirix(secret, opened);
  }

  async close() {
    await bridge.settled((done) => this.#bridge.close(done));
  }
}

const secret = Symbol("opened");
Object.defineProperty(Osirix.prototype, Symbol.asyncDispose ?? Symbol.for("nodejs.asyncDispose"), {
  value() {
    return this.close();
  },
});

const { services, errors, writeConfig, ...names } = facade;
module.exports = { Osirix, OsirixError, ...names };
