// What goes wrong, as HTTP says it.

import type { ErrorRequestHandler } from "express";
import { OsirixError, type ErrorCode } from "osirix";

/** The compiler asks for each code: a new one cannot be forgotten. */
const STATUS: Record<ErrorCode, number> = {
  invalid_input: 400,
  unauthenticated: 401,
  insufficient_credits: 402,
  permission_denied: 403,
  plan_limit: 403,
  spending_limit: 402,
  not_found: 404,
  already_exists: 409,
  cancelled: 409,
  conflict: 409,
  lease_lost: 409,
  too_large: 413,
  media: 422,
  unsupported: 422,
  rate_limited: 429,
  configuration: 500,
  inconsistent: 500,
  internal: 500,
  io: 500,
  schema_too_new: 500,
  plugin: 502,
  busy: 503,
  closed: 503,
  unavailable: 503,
  timeout: 504,
  storage_full: 507,
};

/** Answers with the error's status, code and facts; what is wrong here is for our eyes only. */
export const answerError: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  if (response.headersSent) return next(error);
  const status = statusOf(error);
  if (status >= 500) {
    console.error(error);
    response.status(status).json({ error: { code: "internal", message: "this is our fault" } });
  } else if (error instanceof OsirixError) {
    const { code, message, context } = error;
    response.status(status).json({ error: { code, message, context } });
  } else {
    const message = "the body is too long, or no JSON";
    response.status(status).json({ error: { code: "invalid_input", message } });
  }
};

function statusOf(error: unknown): number {
  if (error instanceof OsirixError) return STATUS[error.code];
  // Express refuses by itself a body that is no JSON, or too long.
  return error instanceof Error && "status" in error ? Number(error.status) : 500;
}
