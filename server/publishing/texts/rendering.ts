/** Texts are rendered once, when they are saved; what anybody may read is served from what was stored then. */
import { findMarkdownFault, type MarkdownBound } from '../../../surveys/markdown-bounds.ts';
import { ProblemError } from '../../ground/http/problem.ts';
import type { ProblemCode } from '../../ground/http/problem-texts.ts';
import { createThreadWork, ThreadLimitFault } from '../../ground/thread-work.ts';

/** A text within its bounds takes well under a second; these hold whatever the bounds have overlooked. */
const LIMITS = { seconds: 2, megabytes: 128 };

const render = createThreadWork<string, string | null>(new URL('./rendering-thread.ts', import.meta.url), LIMITS);

const PROBLEMS: Record<MarkdownBound, ProblemCode> = {
  length: 'textLength',
  lines: 'textLines',
  columns: 'textColumns',
  cells: 'textCells',
  depth: 'textDepth',
  signs: 'textSigns',
};

/** The problems of `renderText` that lie in the text itself. */
export const TEXT_PROBLEMS: readonly ProblemCode[] = [...Object.values(PROBLEMS), 'textHeavy'];

/**
 * @param path of the text in what was sent
 * @returns HTML
 * @throws ProblemError one of `TEXT_PROBLEMS`, which says what to change; `unavailable` when too many wait
 */
export async function renderText(text: string, path: string): Promise<string> {
  const fault = findMarkdownFault(text);
  if (fault) {
    throw new ProblemError(PROBLEMS[fault.bound], [{ path, message: `${fault.most} at most; see line ${fault.line}` }]);
  }
  const html = await render(text).catch((error: unknown) => {
    if (error instanceof ThreadLimitFault) return null;
    throw error;
  });
  if (html === null) throw new ProblemError('textHeavy', [{ path, message: 'takes too long or too much to render' }]);
  return html;
}
