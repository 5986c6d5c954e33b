/**
 * The page that stands on the port while Opora starts. Every answer is 503: the page is not what was asked for, and neither a
 * monitor nor a worker that keeps pages may take it for that. It looks for news by itself and becomes what was asked for.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';

const read = (name) => readFileSync(fileURLToPath(new URL(`starting-page/${name}`, import.meta.url)), 'utf8');

const TEXTS = JSON.parse(read('texts.json'));
const STYLE = read('page.css');
const SCRIPT = read('page.js');
const SCRIPT_ADDRESS = '/starting-page.js';
const RETRY_AFTER_S = 2;

const styleHash = createHash('sha256').update(STYLE).digest('base64');
const HEADERS = {
  'retry-after': String(RETRY_AFTER_S),
  'cache-control': 'no-store',
  'content-security-policy': `default-src 'none'; style-src 'sha256-${styleHash}'; script-src 'self'; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'`,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  // The server that follows on this socket gets every next request.
  connection: 'close',
};

/** @param {{ name: string, state: string, done: number, total: number }[]} steps as they are at each request */
export function createStartingPage(steps) {
  return createServer((request, response) => {
    const { headers, method, url } = request;
    const answer = (status, type, body) => {
      response.writeHead(status, { ...HEADERS, 'content-type': type });
      response.end(method === 'HEAD' ? undefined : body);
    };
    const asksForPage = (method === 'GET' || method === 'HEAD') && headers.accept?.includes('text/html');
    if (url === SCRIPT_ADDRESS) answer(200, 'text/javascript; charset=utf-8', SCRIPT);
    else if (asksForPage) answer(503, 'text/html; charset=utf-8', render(steps, languageOf(headers)));
    else
      answer(503, 'application/json; charset=utf-8', JSON.stringify({ status: 'starting', steps: steps.map(report) }));
  });
}

const report = ({ done, name, state, total }) => ({ name, state, ...(total > 0 ? { done, total } : {}) });

/** English for who asks for it before Russian; Russian for everybody else. */
function languageOf({ 'accept-language': wanted = '' }) {
  return /^\s*en\b/i.test(wanted) ? 'en' : 'ru';
}

function render(steps, language) {
  const texts = TEXTS[language];
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${texts.title}</title>
<style>${STYLE}</style>
<script src="${SCRIPT_ADDRESS}" defer></script>
<noscript><meta http-equiv="refresh" content="${RETRY_AFTER_S}"></noscript>
</head>
<body>
<main>
<h1>${texts.title}</h1>
<p>${texts.lead}</p>
<ol>
${steps.map((step) => renderStep(step, texts)).join('\n')}
</ol>
<p id="stopped" role="alert" hidden>${texts.stopped}</p>
</main>
</body>
</html>
`;
}

function renderStep({ done, name, state, total }, texts) {
  const counts = state === 'running' && done > 0;
  const share = counts ? `<progress value="${done}" max="${total}" aria-label="${texts.steps[name]}"></progress>` : '';
  const said = counts ? `${done} ${texts.of} ${total}` : texts.states[state];
  return `<li class="${state}"><span class="name">${texts.steps[name]}</span> <span class="state">${said}</span>${share}</li>`;
}
