/** Numbered, forward-only migrations, run at every start under an advisory lock that Kysely's Migrator holds. */
import type { Kysely } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { installJobs } from '../jobs/install.ts';
import * as territoriesAndSchools from './migrations/0001-territories-and-schools.ts';
import * as accounts from './migrations/0002-accounts.ts';
import * as campaigns from './migrations/0003-campaigns.ts';
import * as answers from './migrations/0004-answers.ts';
import * as profiles from './migrations/0005-profiles.ts';
import * as roles from './migrations/0006-roles.ts';
import * as contentChecks from './migrations/0007-content-checks.ts';
import * as accountsAndLinks from './migrations/0008-accounts.ts';
import * as quality from './migrations/0010-quality.ts';
import * as audit from './migrations/0011-audit.ts';
import * as vprResults from './migrations/0012-vpr-results.ts';
import * as codes from './migrations/0013-codes.ts';
import * as runningCampaigns from './migrations/0014-campaigns.ts';
import * as paper from './migrations/0015-paper.ts';
import * as plans from './migrations/0016-plans.ts';
import * as roadmapsAndEvidence from './migrations/0017-roadmaps-and-evidence.ts';
import * as schoolRoadmaps from './migrations/0018-school-roadmaps.ts';
import * as publications from './migrations/0019-publications.ts';
import * as reminders from './migrations/0020-reminders.ts';
import * as answerBack from './migrations/0021-answer-back.ts';
import * as objectivity from './migrations/0022-objectivity.ts';
import * as resultTables from './migrations/0023-result-tables.ts';
import * as exitJudgements from './migrations/0024-exit-judgements.ts';
import * as changes from './migrations/0026-changes.ts';
import * as meetingNotes from './migrations/0027-meeting-notes.ts';
import * as openLists from './migrations/0028-open-lists.ts';
import * as renderedTexts from './migrations/0029-rendered-texts.ts';
import * as jobs from './migrations/0030-jobs.ts';
import * as sealedArrivals from './migrations/0031-sealed-arrivals.ts';
import * as frozenNumbers from './migrations/0032-frozen-numbers.ts';
import * as schoolRegister from './migrations/0033-school-register.ts';
import * as closedLinks from './migrations/0034-closed-links.ts';
import * as newDistricts from './migrations/0035-new-districts.ts';
import * as invitationLetters from './migrations/0036-invitation-letters.ts';
import * as schoolHistory from './migrations/0037-school-history.ts';
import * as reportsBySchool from './migrations/0038-reports-by-school.ts';
import * as releasedResults from './migrations/0039-released-results.ts';
import * as officialProfiles from './migrations/0040-official-profiles.ts';
import * as meansByFive from './migrations/0041-means-by-five.ts';
import * as shownBeforeRelease from './migrations/0042-shown-before-release.ts';
import * as askedSchools from './migrations/0044-asked-schools.ts';
import * as absentPupils from './migrations/0045-absent-pupils.ts';
import * as components from './migrations/0046-components.ts';
import * as figuresOfResults from './migrations/0047-figures-of-results.ts';
import type { Database } from './schema.ts';

const MIGRATIONS: Record<string, Migration> = {
  '0001-territories-and-schools': territoriesAndSchools,
  '0002-accounts': accounts,
  '0003-campaigns': campaigns,
  '0004-answers': answers,
  '0005-profiles': profiles,
  '0006-roles': roles,
  '0007-content-checks': contentChecks,
  '0008-accounts': accountsAndLinks,
  '0010-quality': quality,
  '0011-audit': audit,
  '0012-vpr-results': vprResults,
  '0013-codes': codes,
  '0014-campaigns': runningCampaigns,
  '0015-paper': paper,
  '0016-plans': plans,
  '0017-roadmaps-and-evidence': roadmapsAndEvidence,
  '0018-school-roadmaps': schoolRoadmaps,
  '0019-publications': publications,
  '0021-answer-back': answerBack,
  '0020-reminders': reminders,
  '0023-result-tables': resultTables,
  '0024-exit-judgements': exitJudgements,
  '0026-changes': changes,
  '0027-meeting-notes': meetingNotes,
  '0028-open-lists': openLists,
  '0029-rendered-texts': renderedTexts,
  '0030-jobs': jobs,
  '0031-sealed-arrivals': sealedArrivals,
  '0032-frozen-numbers': frozenNumbers,
  '0033-school-register': schoolRegister,
  '0034-closed-links': closedLinks,
  '0035-new-districts': newDistricts,
  '0037-school-history': schoolHistory,
  '0038-reports-by-school': reportsBySchool,
  '0022-objectivity': objectivity,
  '0039-released-results': releasedResults,
  '0036-invitation-letters': invitationLetters,
  '0040-official-profiles': officialProfiles,
  '0041-means-by-five': meansByFive,
  '0042-shown-before-release': shownBeforeRelease,
  '0044-asked-schools': askedSchools,
  '0045-absent-pupils': absentPupils,
  '0046-components': components,
  '0047-figures-of-results': figuresOfResults,
};

/**
 * Brings the database to the newest migration.
 * @returns the names of the migrations that ran, in order
 * @throws the error of the migration that failed; it and those after it are not applied
 */
export async function migrate(db: Kysely<Database>): Promise<string[]> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => MIGRATIONS },
    // Features grow side by side: a lower number may come after a higher one has run.
    allowUnorderedMigrations: true,
    migrationTableName: 'migration',
    migrationLockTableName: 'migration_lock',
  });
  const { error, results } = await migrator.migrateToLatest();
  if (error) throw error;
  await installJobs(db as Kysely<Database>);
  return (results ?? []).map((result) => result.migrationName);
}
