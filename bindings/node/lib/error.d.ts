import type { ErrorCode } from "./facade.js";

/** Anything that went wrong; its class and `code` say what, `context` with what. */
export class OsirixError extends Error {
  constructor(code: ErrorCode, message: string, context?: Record<string, string>);
  /** The stable name of what went wrong. */
  readonly code: ErrorCode;
  /** The field, the limit, the id that it is about. */
  readonly context: Readonly<Record<string, string>>;
}
