/** Loads the content a command names, and tells wrong folders apart from faulty files. */
import { ContentError, describeFault } from '../../../../surveys/fault.ts';
import { type Content, loadContent } from '../../../../surveys/load.ts';
import type { Language } from '../../../../surveys/schema.ts';
import { UsageError } from '../usage-error.ts';

/** The content of the folder laid over the built-in one; `built-in` names the built-in content alone. */
export function contentOf(folder: string | undefined, language: Language): Content {
  try {
    return loadContent(folder === 'built-in' ? undefined : folder);
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    throw new UsageError(error.faults.map((fault) => describeFault(fault, language)).join('; '));
  }
}
