import type { Config, Services } from "./lib/facade.js";
import type { Parts } from "./lib/ports.js";

export * from "./lib/facade.js";
export * from "./lib/ports.js";
export type { AtWork } from "./lib/work.js";
export { OsirixError } from "./lib/error.js";

/** The whole platform behind one handle. */
export interface Osirix extends Services, AsyncDisposable {
  /** Stops the workers, who hand their jobs back. Closing again changes nothing. */
  close(): Promise<void>;
}

export const Osirix: {
  /** Opens the data and starts the workers; your own parts stand beside the settings. */
  open(config?: Config & Parts): Promise<Osirix>;
};
