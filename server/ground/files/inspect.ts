/** The one check of a file that somebody sends: by its content and size, whatever it is called. */
import { FileFault } from './fault.ts';
import { kindOf } from './kind.ts';
import { inspectArchive, OFFICE_LIMITS, type OfficeLimits } from './office.ts';

export type TakenKind = 'pdf' | 'png' | 'jpeg' | 'xlsx' | 'docx' | 'text';

/**
 * @param allowed what the caller can do with
 * @param most bytes of the file as it was sent
 * @returns what the file is
 * @throws FileFault with the reason; `kind` for everything that is not allowed, old Office files and bare archives too
 */
export async function inspectFile(
  bytes: Buffer,
  allowed: readonly TakenKind[],
  most: number,
  limits: OfficeLimits = OFFICE_LIMITS,
): Promise<TakenKind> {
  if (bytes.length === 0) throw new FileFault('empty');
  if (bytes.length > most) throw new FileFault('tooLarge');
  const kind = kindOf(bytes);
  const found = kind === 'zip' ? await inspectArchive(bytes, limits) : kind;
  const taken = allowed.find((each) => each === found);
  if (taken === undefined) throw new FileFault('kind');
  return taken;
}
