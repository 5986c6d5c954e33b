/** Looks at a file in a thread: what it is, before anything of it is kept. */
import type { Choice } from '../../ground/tables/heading.ts';
import { orTableFault, type TableFault } from '../../ground/tables/table-fault.ts';
import { createTableReading } from '../../ground/tables/thread-reading.ts';
import { subjectNames } from '../../objectivity/imports/actions.ts';
import type { SubjectNames, Title } from '../../objectivity/imports/title.ts';
import { listTests } from '../../objectivity/tests/catalogue.ts';
import type { Services } from '../../services.ts';
import type { FoundTable } from './recognition.ts';

export type LookTask = { bytes: Uint8Array; choice: Choice; subjects: SubjectNames };
export type LookReply = {
  sheets: { name: string; rows: number }[];
  tables: FoundTable[];
  /** Above the likeliest table. */
  title: Title;
};

const look = createTableReading<LookTask, LookReply>(new URL('./recognition-thread.ts', import.meta.url));

/** @returns a TableFault where the file cannot be read */
export async function lookAtFile(
  services: Services,
  territoryId: number,
  bytes: Buffer,
  choice: Choice = {},
): Promise<LookReply | TableFault> {
  const subjects = subjectNames(await listTests(services, territoryId));
  return look({ bytes, choice, subjects }).catch(orTableFault);
}
