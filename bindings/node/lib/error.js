"use strict";

/** Anything that went wrong. */
class OsirixError extends Error {
  constructor(code, message, context) {
    const details = Object.entries(context).map(([name, value]) => `${name}: ${value}`);
    super(details.length > 0 ? `${message} (${details.join(", ")})` : message);
    this.name = new.target.name;
    this.code = code;
    this.context = context;
  }
}

module.exports = { OsirixError };
