/** Makes a page open again without network, where the browser allows it: on https, and on this very computer. */

/**
 * Called once the page has all that it needs, so that the keeping of files does not slow it down.
 * @param scope the address of the page; its worker lies within
 */
export function keepPage(scope: '/s/' | '/observe/'): void {
  if (!('serviceWorker' in navigator)) return;
  void navigator.serviceWorker.register(`${scope}worker.js`, { scope }).catch(() => undefined);
}
