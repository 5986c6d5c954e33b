/** While a campaign is open its counts are asked again this often; the cache does so only for a page that is seen. */
const LIVE_MS = 1_000;

/**
 * How often a page asks again. Not before the first answer has come: what could not be had stays an error that can be read, with
 * a button to try again, and does not turn into loading every second.
 */
export const liveWhile =
  (isOpen: boolean) =>
  ({ state }: { state: { data: unknown } }): number | false =>
    isOpen && state.data !== undefined ? LIVE_MS : false;
