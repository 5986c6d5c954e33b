/** Renders a text in a thread, so that no text holds up the server. */
import { threadTask } from '../../ground/thread-work.ts';
import { renderMarkdown } from './markdown.ts';

/** One short text that is named again and again, in links or notes, makes a page of many megabytes. */
const MOST_HTML = 1_000_000;

/** @returns null where the page would be too large, or what renders it gives up: nested deeper than its stack it says so in many ways */
export default threadTask((text: string): string | null => {
  try {
    const html = renderMarkdown(text);
    return html.length > MOST_HTML ? null : html;
  } catch {
    return null;
  }
});
