import type { BegunDistrict } from './beginning.ts';

/** How a running demo is left, by the process that the launcher has started. */
export type Leaving = {
  /** Makes the district's folders, once however often it is asked for. @throws Error in one line */
  begin(): Promise<BegunDistrict>;
  /** Ends the demo, and has the launcher start the district in its place. */
  handOver(): void;
  /** Tells the window of the start what went wrong. */
  complain(error: Error): void;
};
