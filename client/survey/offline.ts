/** Makes the page open again without network, where the browser allows it: on https, and on this very computer. */

/** Called once the page has all that it needs, so that the keeping of files does not slow it down. */
export function keepPage(): void {
  if (!('serviceWorker' in navigator)) return;
  void navigator.serviceWorker.register('/s/worker.js', { scope: '/s/' }).catch(() => undefined);
}
