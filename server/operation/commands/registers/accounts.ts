/** `accounts import`: invitations for the people of a file. */
import { importAccounts, previewAccounts } from '../../../people/account-imports/importing.ts';
import { getAddress } from '../address.ts';
import { withServices } from '../with-session.ts';
import { type FileOptions, openFile, readTerritory, refuseFile, report } from './file.ts';
import { readSchoolAnswers } from './school-answers.ts';

type Options = FileOptions & { days: number };

export function importFile(path: string, options: Options): Promise<void> {
  return withServices(async (services, session) => {
    const { days, dryRun = false, json } = options;
    const territoryId = await readTerritory(services, options.territory);
    const answers = await readSchoolAnswers(services, territoryId, options.school);
    const asked = { caller: null, territoryId, answers, file: await openFile(path, options) };
    const preview = await previewAccounts(services, asked);
    if ('trouble' in preview) return refuseFile(preview.trouble, json);
    const { unknown } = preview;
    if (dryRun) return report({ kind: 'accounts', ...preview, imported: false, unknown }, json);
    const made = await importAccounts(services, { ...asked, days, digest: preview.digest, record: async () => {} });
    if ('trouble' in made) return refuseFile(made.trouble, json);
    const address = await getAddress(session);
    const invitations = made.invitations.map(({ path: way, ...invitation }) => ({ ...invitation, url: address + way }));
    report(
      {
        kind: 'accounts',
        table: preview.table,
        ...made,
        imported: true,
        unknown,
        more: { invitations },
        lines: invitations.map(({ name, url }) => `${name}: ${url}`),
      },
      json,
    );
  });
}
