/** The text of a publication as its page shows it. */
import type { Kysely } from 'kysely';
import type { Database } from '../../ground/db/schema.ts';
import { ProblemError } from '../../ground/http/problem.ts';
import { renderText, TEXT_PROBLEMS } from '../../publishing/texts/rendering.ts';
import { Html, html } from './html.ts';
import { keepHtml, type PublishedWhole } from './store.ts';

type Stored = Pick<PublishedWhole, 'id' | 'version' | 'body' | 'html'>;

export type TextReader = (stored: Stored) => Promise<Html>;

/** @returns what gives a text as HTML: as it was stored, or, where it is older than that, rendered once and stored then */
export function createTextReader(db: Kysely<Database>): TextReader {
  const underWay = new Map<number, Promise<string>>();
  const renderOnce = async ({ body, id, version }: Stored): Promise<string> => {
    const rendered = await renderText(body, 'body').catch((error: unknown) => asWritten(body, error));
    await keepHtml(db, id, version, rendered);
    return rendered;
  };
  return async (stored) => {
    if (stored.html !== null) return new Html(stored.html);
    const found = underWay.get(stored.id) ?? renderOnce(stored).finally(() => underWay.delete(stored.id));
    underWay.set(stored.id, found);
    return new Html(await found);
  };
}

/** A text that goes over a bound was published before there were any. */
function asWritten(body: string, error: unknown): string {
  if (error instanceof ProblemError && TEXT_PROBLEMS.includes(error.code)) return html`<pre>${body}</pre>`.text;
  throw error;
}
