/**
 * The kit of a school: all that it prints and sends, in one archive. Whatever can be drawn again is drawn first; codes of cards come
 * into being in the transaction that draws them and closes the archive, and are nowhere else.
 */
import { zipSync } from 'fflate';
import type { Transaction } from 'kysely';
import type { AnonymousAudience, Language } from '../../../surveys/schema.ts';
import type { Database } from '../../ground/db/schema.ts';
import { fill } from '../../ground/documents/wording.ts';
import { downloadName, safeFileName } from '../../ground/files/names.ts';
import { workbook } from '../../ground/files/workbook.ts';
import { ProblemError } from '../../ground/http/problem.ts';
import type { Actor } from '../../people/audit/trail.ts';
import type { Services } from '../../services.ts';
import { findLinks } from '../campaigns/store.ts';
import { MOST_CODES, makeCodes } from '../codes/making.ts';
import { describeAnswering } from '../modes/answering.ts';
import { campaignRecord } from '../modes/record.ts';
import { getSchoolCampaign, insertSheet, type SchoolCampaign, takeCapsLock } from '../modes/store.ts';
import { draw } from '../paper/drawing.ts';
import { getFormHash } from '../paper/store.ts';
import { groupName } from '../paper/texts.ts';
import { ALL_GRADES } from '../submissions/cell.ts';
import { fingerprintOf } from '../tickets/fingerprint.ts';
import { coordinatorSheet } from './coordinator-sheet.ts';
import { composeMessage } from './message.ts';
import { findHandedGroups, type HandedGroup } from './store.ts';
import texts from './texts.json' with { type: 'json' };

type Needs = Pick<Services, 'clock' | 'db' | 'forms' | 'ticketKeys'>;
export type KitOf = { schoolId: number; campaignId: number; language: Language; address: string };
export type Kit = { name: string; zip: Buffer };
type Files = Record<string, Uint8Array>;
type LeftOut = Exclude<keyof typeof texts.noWay, 'noCards'>;

/** Why a group has nothing in the kit; null when it has. */
export function whyNotInKit({ closedLinks, hasCards, openLinks, people, way }: HandedGroup): LeftOut | null {
  if (way === 'paper') return null;
  if (way === 'link') return openLinks > 0 ? null : closedLinks > 0 ? 'linksClosed' : 'noLinks';
  if (hasCards) return 'cardsPrinted';
  if (people === null || people > MOST_CODES) return 'peopleUnknown';
  return people === 0 ? 'nobody' : null;
}

/** @throws ProblemError `notFound`, `campaignState` unless the campaign is open */
export async function makeKit(services: Needs, of: KitOf, actor: Actor): Promise<Kit> {
  const { db, ticketKeys } = services;
  const place = await getSchoolCampaign(db, of.schoolId, of.campaignId);
  if (place.state !== 'open') throw new ProblemError('campaignState');
  const files: Files = { ...(await drawNotices(services, of, place)), ...(await drawForms(services, of)) };
  for (const group of await findHandedGroups(db, of.campaignId, [of.schoolId]))
    if (group.way === 'codes' && whyNotInKit(group) === null) await ticketKeys.ensure(group);
  return db.transaction().execute(async (trx) => {
    await takeCapsLock(trx, of.schoolId);
    const groups = await findHandedGroups(trx, of.campaignId, [of.schoolId]);
    const carded = groups.filter((group) => group.way === 'codes' && whyNotInKit(group) === null);
    for (const group of carded) Object.assign(files, await drawCards({ ...services, db: trx }, trx, of, place, group));
    const count = carded.reduce((sum, { people }) => sum + (people ?? 0), 0);
    const record = campaignRecord(of.schoolId, of.campaignId);
    await actor.record(trx, { action: 'kit.make', ...record });
    if (count > 0) await actor.record(trx, { action: 'cards.make', ...record, details: { count } });
    Object.assign(files, await writeSheets(trx, of, place));
    const school = place.school[of.language];
    const { contents, file } = texts.kit;
    files[`${contents[of.language]}.txt`] = text(describeKit(of.language, groups, Object.keys(files)));
    const folder = safeFileName(school);
    const name = downloadName([file[of.language], school, place.title[of.language]], 'zip');
    // Pictures and workbooks are small already: stored as they are, for the time that packing takes.
    const zip = zipSync(
      Object.fromEntries(Object.entries(files).map(([path, bytes]) => [`${folder}/${path}`, bytes])),
      { level: 0 },
    );
    return { name, zip: Buffer.from(zip) };
  });
}

/** With the mark by which simple editors know it for UTF-8. */
const text = (content: string): Uint8Array => new TextEncoder().encode(`\ufeff${content.replaceAll('\n', '\r\n')}`);

/** @param taken names that are there already: two classes may be called alike */
function fileName(parts: string[], ending: string, taken: Files = {}): string {
  const base = parts.filter(Boolean).join(' – ');
  const names = [base, ...Array.from({ length: 500 }, (_, n) => `${base} (${n + 2})`)];
  return names.map((name) => safeFileName(`${name}.${ending}`)).find((name) => !(name in taken)) ?? base;
}

const nameOf = (language: Language, { audience, grade }: { audience: AnonymousAudience; grade: number }) =>
  groupName(language, audience, grade);

async function drawNotices({ db }: Needs, { address, campaignId, language, schoolId }: KitOf, place: SchoolCampaign) {
  const files: Files = {};
  const { closesOn, school, title } = place;
  for (const link of await findLinks(db, campaignId, [schoolId])) {
    if (link.closed) continue;
    const group = nameOf(language, link as { audience: AnonymousAudience; grade: number });
    const notices = [{ group, label: link.label, code: link.code }];
    const parts = [texts.kit.notice[language], school[language], group, link.label];
    files[fileName(parts, 'pdf', files)] = await draw({
      kind: 'notices',
      set: { language, address, title, school, closesOn, notices },
    });
  }
  return files;
}

async function drawForms({ db, forms }: Needs, { campaignId, language, schoolId }: KitOf) {
  const files: Files = {};
  const groups = await findHandedGroups(db, campaignId, [schoolId]);
  const audiences = new Set(groups.filter(({ way }) => way === 'paper').map(({ audience }) => audience));
  for (const audience of audiences) {
    const { definition } = await forms.get(campaignId, audience);
    const form = { language, definition, audience, hash: await getFormHash(db, campaignId, audience) };
    const name = fileName([texts.kit.form[language], groupName(language, audience, ALL_GRADES)], 'pdf');
    files[name] = await draw({ kind: 'form', form });
  }
  return files;
}

async function drawCards(
  { clock, ticketKeys }: Needs,
  trx: Transaction<Database>,
  { address, language }: KitOf,
  { closesOn, school, title }: SchoolCampaign,
  cell: HandedGroup,
): Promise<Files> {
  const key = await ticketKeys.ensure(cell);
  if (!key) throw new ProblemError('campaignState');
  const { audience, campaignId, grade, schoolId } = cell;
  const place = { schoolId, campaignId, audience, grade };
  const { batchId, codes } = await makeCodes(trx, { ...place, count: cell.people ?? 0 });
  await insertSheet(trx, batchId, '', clock.today());
  const group = nameOf(language, cell);
  const sheet = { language, address, title, school, group, label: '', closesOn, codes, large: false };
  const name = fileName([texts.kit.cards[language], school[language], group], 'pdf');
  return { [name]: await draw({ kind: 'cards', sheet: { ...sheet, fingerprint: fingerprintOf(key) } }) };
}

async function writeSheets(
  trx: Transaction<Database>,
  { address, campaignId, language, schoolId }: KitOf,
  { school }: SchoolCampaign,
): Promise<Files> {
  const answering = await describeAnswering(trx, schoolId, campaignId, address);
  const { header, rows } = coordinatorSheet(language, answering);
  const name = school[language];
  return {
    [fileName([texts.sheet.file[language], name], 'xlsx')]: await workbook(header, rows),
    [fileName([texts.kit.message[language], name], 'txt')]: text(
      composeMessage(language, { ...answering, school: name }),
    ),
  };
}

/** What is in it, and what is not and why. @param groups as they were before the cards of this kit */
function describeKit(language: Language, groups: readonly HandedGroup[], names: readonly string[]): string {
  const { kit, noWay } = texts;
  const listed = (own: readonly HandedGroup[]) => own.map((group) => nameOf(language, group)).join('; ');
  const carded = groups.filter((group) => group.way === 'codes' && whyNotInKit(group) === null);
  const onPaper = groups.filter(({ way }) => way === 'paper');
  const notices = groups.reduce((sum, { openLinks }) => sum + openLinks, 0);
  const count = carded.reduce((sum, { people }) => sum + (people ?? 0), 0);
  const leftOut = groups.flatMap((group) => {
    const why = whyNotInKit(group);
    return why === null ? [] : [`– ${nameOf(language, group)}: ${noWay[why][language]}.`];
  });
  return [
    fill(kit.notices[language], { count: notices }),
    ...(carded.length > 0
      ? [fill(kit.cardsMade[language], { count, groups: listed(carded) }), kit.once[language]]
      : []),
    ...(onPaper.length > 0 ? [fill(kit.forms[language], { groups: listed(onPaper) })] : []),
    ...names.map((name) => `– ${name}`),
    '',
    ...(leftOut.length > 0 ? [kit.leftOut[language], ...leftOut] : [kit.allIn[language]]),
    '',
  ].join('\n');
}
