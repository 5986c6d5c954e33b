/** Shows how far the start has come, and opens what was asked for when the server is there. */
const EVERY_MS = 700;
/** A server that is being exchanged may leave a request or two unanswered. */
const UNANSWERED_BEFORE_SAYING = 4;
let unanswered = 0;

async function look() {
  try {
    const response = await fetch(location.href, { headers: { accept: 'text/html' }, cache: 'no-store' });
    if (response.status !== 503) {
      location.reload();
      return;
    }
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    const steps = page.querySelector('ol');
    if (steps) document.querySelector('ol').replaceWith(steps);
    unanswered = 0;
  } catch {
    unanswered += 1;
  }
  document.querySelector('#stopped').hidden = unanswered < UNANSWERED_BEFORE_SAYING;
  setTimeout(look, EVERY_MS);
}

setTimeout(look, EVERY_MS);
