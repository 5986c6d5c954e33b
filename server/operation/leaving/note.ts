/**
 * What is remembered of a demo that was left: a small file beside its data folder names the folder of the district. It lies outside
 * both, so that neither's copy takes it along, and the demo's folder stays as it was. Knows nothing of ours: the first thing that a
 * process reads asks it.
 */
import { readFileSync, writeFileSync } from 'node:fs';

const noteOf = (demoFolder: string): string => `${demoFolder}-left.json`;

/** Where the district of a demo lies unless another place is named. */
export function folderBeside(demoFolder: string): string {
  return `${demoFolder}-district`;
}

/**
 * @returns the data folder of the district that the demo in a data folder was left for; null where it was not
 * @throws Error in one line when the file cannot be read
 */
export function findDistrictOf(demoFolder: string): string | null {
  try {
    const { district } = JSON.parse(readFileSync(noteOf(demoFolder), 'utf8')) as { district?: unknown };
    if (typeof district === 'string') return district;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
  }
  throw new Error(`${noteOf(demoFolder)} cannot be read: mend or remove it`);
}

/** From now on whoever starts on the demo's folder starts the district. @throws Error in one line */
export function rememberDistrict(demoFolder: string, district: string): void {
  try {
    writeFileSync(noteOf(demoFolder), `${JSON.stringify({ district })}\n`);
  } catch (error) {
    const { message } = error as Error;
    throw new Error(
      `the district is made, but not remembered (${message}): start it with OPORA_DATA=${district} npm start`,
    );
  }
}
