/** Asks for imports of people as the page does. */
import type {
  AccountsImportResponse,
  AccountsPreviewResponse,
} from '../../../../server/people/account-imports/schemas.ts';
import { fixture } from '../../answering/enrolment/district.ts';
import type { Answer } from '../../asking.ts';
import type { Visitor } from '../accounts/visitor.ts';

export type Preview = Exclude<AccountsPreviewResponse, { trouble: unknown }>;

export const csv = (...lines: string[]): Buffer => Buffer.from(lines.join('\n'));

export function send<Body>(
  visitor: Visitor,
  what: 'preview' | 'import',
  bytes: Buffer,
  more: object,
): Promise<Answer<Body>> {
  const file = { fileName: 'people.csv', content: bytes.toString('base64') };
  return visitor.ask<Body>('POST', `/api/accounts/${what}`, { ...file, ...more });
}

/** Looks at a file and takes it in. */
export async function takeIn(visitor: Visitor, bytes: Buffer, territoryId: number): Promise<AccountsImportResponse> {
  const { body: seen } = await send<AccountsPreviewResponse>(visitor, 'preview', bytes, { territoryId });
  if (!('digest' in seen)) throw new Error(JSON.stringify(seen));
  const taken = await send<AccountsImportResponse>(visitor, 'import', bytes, {
    territoryId,
    days: 7,
    digest: seen.digest,
  });
  if (taken.status !== 200) throw new Error(JSON.stringify(taken));
  return taken.body;
}

type Told = { file: string; kind: string; rows: number; headerRow: number; faults: { cell: string }[] };
/** What the manifest says of the table of people in a file. */
export const told = (file: string): Told => {
  const all: Told[] = JSON.parse(fixture('manifest.json').toString());
  const found = all.find((each) => each.file === file && each.kind === 'accounts');
  if (!found) throw new Error(`the manifest has no people in ${file}`);
  return found;
};
