/** Registers (schools, accounts, numbers of people) on their way in from a file: all have the same five addresses. */
import { queryOptions } from '@tanstack/react-query';
import type {
  CellFault,
  FoundTable,
  ImportCounts,
  ImportsResponse,
  ReadingTrouble,
} from '../../../server/people/imports/schemas.ts';
import { getJson, postJson } from '../request.ts';

/** A file as the routes of imports take it. */
export type ImportFile = { fileName: string; content: string };

/** Where somebody wants the table to be looked for: the sheet, the line of the heading; anywhere where nothing is said. */
export type Place = { sheet?: string; line?: number };

/** What a person chose instead of what was found: see `FileChoice` of the server. */
export type TableChoice = Place & { columns?: Record<string, number | null> };

/** What stands before a file in a form. A file of text has one sheet, without a name. */
export const placeFields = ({ line, sheet }: Place): Record<string, string> => ({
  ...(sheet && { sheet }),
  ...(line !== undefined && { line: String(line) }),
});

/** By the line of a doubtful row what it means: the number of a known record, a new one, or nothing to take. */
export type Decisions = Record<string, { to: number | 'new' | 'leave' }>;

/** By a name as a file writes it: the school that it means, null for none of the district's. */
export type SchoolAnswers = Record<string, number | null>;

/** What the lists of a preview need of a row; a kind adds its own. */
export type PreviewRow = { line: number; kind: keyof ImportCounts; name: string };

/** What every preview holds. `digest`: what would happen; the import is refused where that has changed meanwhile. */
export type RegisterPreview<Row extends PreviewRow = PreviewRow> = {
  table: FoundTable;
  counts: ImportCounts;
  faults: CellFault[];
  rows: Row[];
  digest: string;
};

/** One of the two: why there is no table, or what it would bring. */
export type PreviewReply<Preview> = { trouble: ReadingTrouble | null; found: Preview | null };

export type PreviewRequest = {
  /** Of the kind: `/api/register/schools`, `/api/accounts`, `/api/enrolment`. */
  endpoint: string;
  file: ImportFile;
  choice: TableChoice;
  decisions: Decisions;
  /** What the kind sends along: the territory, a date for the whole file. */
  fields: Record<string, unknown>;
};

/** `decisions` are sent only where there are any: kinds without doubtful rows know no such field. */
const bodyOf = ({ choice, decisions, fields, file }: PreviewRequest) => ({
  ...file,
  ...choice,
  ...fields,
  ...(Object.keys(decisions).length > 0 && { decisions }),
});

export async function previewRegister<Preview extends object>(request: PreviewRequest): Promise<PreviewReply<Preview>> {
  // Each kind types its own preview.
  const reply: { trouble: ReadingTrouble } | Preview = await postJson(`${request.endpoint}/preview`, bodyOf(request));
  return 'trouble' in reply ? { trouble: reply.trouble, found: null } : { trouble: null, found: reply };
}

export const importRegister = <Result>(request: PreviewRequest, digest: string): Promise<Result> =>
  postJson(`${request.endpoint}/import`, { ...bodyOf(request), digest });

export const undoImport = (endpoint: string, id: number): Promise<unknown> =>
  postJson(`${endpoint}/imports/${id}/undo`, {});

/** The imports of a kind, the newest first. */
export const importsQuery = (endpoint: string) =>
  queryOptions({
    queryKey: ['imports', endpoint],
    queryFn: () => getJson<ImportsResponse>(`${endpoint}/imports`),
  });
