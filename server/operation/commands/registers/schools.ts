/** `schools import`: the register of schools from a file. */
import { importSchools, previewSchools } from '../../../people/schools/imports/importing.ts';
import type { Decisions, SchoolsPreviewRow } from '../../../people/schools/imports/schemas.ts';
import { withServices } from '../with-session.ts';
import { type FileOptions, openFile, readTerritory, refuseFile, report } from './file.ts';

type Options = FileOptions & { new?: boolean };

export function importFile(path: string, options: Options): Promise<void> {
  return withServices(async (services) => {
    const { dryRun = false, json } = options;
    const file = { ...(await openFile(path, options)), territoryId: await readTerritory(services, options.territory) };
    const asked = { ...file, decisions: {} as Decisions };
    let preview = await previewSchools(services, asked);
    if ('trouble' in preview) return refuseFile(preview.trouble, json);
    if (options.new) {
      asked.decisions = Object.fromEntries(preview.rows.filter(isDoubtful).map(({ line }) => [line, { to: 'new' }]));
      preview = await previewSchools(services, asked);
      if ('trouble' in preview) return refuseFile(preview.trouble, json);
    }
    const told = {
      kind: 'schools' as const,
      ...preview,
      more: { doubtful: preview.rows.filter(isDoubtful).map(doubtOf) },
      lines: preview.rows.filter(isDoubtful).map(doubtLine),
    };
    if (dryRun) return report({ ...told, imported: false }, json);
    const made = await importSchools(services, null, asked, preview.digest);
    report({ ...told, ...made, imported: true }, json);
  });
}

const isDoubtful = ({ kind }: SchoolsPreviewRow): boolean => kind === 'doubtful';

/** Which schools a row may mean: the pages ask, a command leaves it out. */
const doubtOf = ({ candidates, line, name }: SchoolsPreviewRow) => ({
  line,
  name,
  candidates: candidates.map(({ id, shortName }) => ({ id, name: shortName.ru })),
});

function doubtLine(row: SchoolsPreviewRow): string {
  const { candidates, line, name } = doubtOf(row);
  return `line ${line}: «${name}» resembles ${candidates.map(({ id, name: known }) => `${known} (${id})`).join(', ')}`;
}
