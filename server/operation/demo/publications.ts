/** What the demo's district has made public, and what is still on its way: something in every state. */

import { dayAfter, yearOf } from '../../ground/days.ts';
import type { PublicationState, PublicationStep } from '../../ground/db/publication-tables.ts';
import { drawPdf } from '../../ground/documents/pdf.ts';
import { attachmentOf } from '../../ground/http/attachment.ts';
import type { Role } from '../../people/identity/roles.ts';
import { proposeAnswer, proposeReport } from '../../public/proposals/ground.ts';
import { putFile } from '../../publishing/files/store.ts';
import type { NewPublication } from '../../publishing/publications/schemas.ts';
import { insertPublication } from '../../publishing/publications/store.ts';
import { takeStep } from '../../publishing/steps/store.ts';
import { renderText } from '../../publishing/texts/rendering.ts';
import type { Services } from '../../services.ts';
import texts from './publications.json' with { type: 'json' };

export type PublicationGround = {
  territoryId: number;
  /** Schools of the programme; the demo's head has the first, the tutor the first four. */
  schoolIds: number[];
  /** The campaigns of last year and of this. */
  campaigns: { past: number; current: number };
  /** The demo's today, YYYY-MM-DD. */
  today: string;
  accounts: ReadonlyMap<Role, string>;
};

type Taken = { step: PublicationStep; to: PublicationState; role: Role; day: string; note?: string };

const SUBMIT = { step: 'submit', to: 'submitted' } as const;
const TUTOR = { step: 'confirm', to: 'tutorConfirmed', role: 'tutor' } as const;
const GROUP = { step: 'confirm', to: 'groupConfirmed', role: 'workingGroup' } as const;
const PUBLISH = { step: 'publish', to: 'published' } as const;

class Press {
  readonly #services: Services;
  readonly #ground: PublicationGround;

  constructor(services: Services, ground: PublicationGround) {
    this.#services = services;
    this.#ground = ground;
  }

  #account(role: Role): string {
    return this.#ground.accounts.get(role) ?? '';
  }

  /** @param writtenOn the day of the text; steps that lie after the demo's today have not been taken */
  async make(
    role: Role,
    writtenOn: string,
    given: Partial<NewPublication> & Pick<NewPublication, 'kind' | 'title' | 'body'>,
    steps: readonly Taken[],
    file: { name: string; bytes: Buffer } | null = null,
  ): Promise<void> {
    const { db } = this.#services;
    const content = {
      schoolId: null,
      year: yearOf(writtenOn),
      document: null,
      link: '',
      appearedOn: null,
      place: 'departmentSite' as const,
      findings: null,
      campaignId: null,
      ...given,
    };
    const stamp = { by: this.#account(role), at: noon(writtenOn) };
    const html = await renderText(content.body, 'body');
    await db.transaction().execute(async (trx) => {
      const id = await insertPublication(trx, { ...content, html, ...stamp, territoryId: this.#ground.territoryId });
      if (file !== null) await putFile(trx, id, 1, stamp, await attachmentOf(file));
      let from: PublicationState = 'draft';
      for (const { note = '', ...taken } of steps.filter((each) => each.day <= this.#ground.today)) {
        const by = this.#account(taken.role);
        const version = file === null ? 1 : 2;
        await takeStep(trx, { ...taken, publicationId: id, from, version, at: noon(taken.day), by, note });
        from = taken.to;
      }
    });
  }
}

const noon = (date: string): Date => new Date(`${date}T09:00:00Z`);

/** Fills a demo; days are counted back from its today, and nothing lies after it. */
export async function seedPublications(services: Services, ground: PublicationGround): Promise<void> {
  const press = new Press(services, ground);
  await seedDepartment(press, ground);
  await seedDocuments(press, ground);
  await seedReports(services, press, ground);
  await seedAnswer(services, press, ground);
}

async function seedDepartment(press: Press, { today }: PublicationGround): Promise<void> {
  const { act, draft, media, monthly, monthlyBody, withdrawn } = texts;
  const year = today.slice(0, 4);
  const chief = { role: 'chief' } as const;
  const bytes = await drawPdf({ content: act.lines.map((text) => ({ text, fontSize: 13, margin: [0, 0, 0, 10] })) });
  const actDay = `${year}-01-25` < today ? `${year}-01-25` : dayAfter(today, -1);
  const document = { kind: 'document', document: 'act', title: act.title, body: act.body } as const;
  await press.make('chief', actDay, document, [{ ...PUBLISH, ...chief, day: actDay }], { name: act.file, bytes });
  for (const [index, title] of monthly.entries()) {
    const at = `${year}-${String(index + 1).padStart(2, '0')}-20`;
    if (at > today) break;
    await press.make('chief', at, { kind: 'news', title, body: monthlyBody }, [{ ...PUBLISH, ...chief, day: at }]);
  }
  const elsewhere = { ...media, kind: 'news', place: 'media', appearedOn: dayAfter(today, -24) } as const;
  await press.make('analyst', dayAfter(today, -22), elsewhere, [{ ...PUBLISH, ...chief, day: dayAfter(today, -21) }]);
  const { note, ...taken } = withdrawn;
  await press.make('chief', dayAfter(today, -12), { kind: 'news', ...taken }, [
    { ...PUBLISH, ...chief, day: dayAfter(today, -12) },
    { step: 'withdraw', to: 'withdrawn', ...chief, day: dayAfter(today, -9), note },
  ]);
  await press.make('analyst', dayAfter(today, -2), { kind: 'news', ...draft }, []);
}

/** Of most schools both documents are public; one waits for the tutor, the head's own roadmap for the head. */
async function seedDocuments(press: Press, { schoolIds, today }: PublicationGround): Promise<void> {
  const year = today.slice(0, 4);
  const due = `${year}-04-10`;
  for (const [index, schoolId] of schoolIds.entries()) {
    const published = due < today ? dayAfter(due, -index) : dayAfter(today, -index - 1);
    const way = (at: string): Taken[] => [
      { ...SUBMIT, role: 'coordinator', day: dayAfter(at, -14) },
      { ...TUTOR, day: dayAfter(at, -6) },
      { ...PUBLISH, role: 'head', day: at },
    ];
    const steps = (waits: number) => way(published).slice(0, waits);
    const school = { schoolId, place: 'schoolSite' } as const;
    const roadmap = { ...texts.roadmap, ...school, kind: 'schoolRoadmap' } as const;
    await press.make('coordinator', dayAfter(published, -20), roadmap, steps(index === 0 ? 2 : index === 2 ? 1 : 3));
    const programme = { ...texts.programme, ...school, kind: 'document', document: 'developmentProgramme' } as const;
    await press.make('coordinator', dayAfter(published, -20), programme, steps(index === 5 ? 1 : index === 7 ? 0 : 3));
  }
}

/** Reports of last year are public where the month came; this year's are on their way. */
async function seedReports(services: Services, press: Press, ground: PublicationGround): Promise<void> {
  const { campaigns, schoolIds, today } = ground;
  const stages: { from: number; count: number }[] = [
    { from: 30, count: 4 },
    { from: 16, count: 3 },
    { from: 12, count: 2 },
    { from: 6, count: 1 },
  ];
  for (const [index, { count, from }] of stages.entries()) {
    const schoolId = schoolIds[index];
    const { body, title } = await proposeReport(services, schoolId, campaigns.current);
    const written = body.slice(0, body.lastIndexOf('\n\n', body.length - 2));
    const steps: Taken[] = [
      { ...SUBMIT, role: 'analyst', day: dayAfter(today, -from) },
      { ...TUTOR, day: dayAfter(today, -from + 2) },
      { ...GROUP, day: dayAfter(today, -from + 4) },
      { ...PUBLISH, role: 'chief', day: dayAfter(today, -from + 5) },
    ];
    const report = { kind: 'report', schoolId, title, body: `${written}\n\n${texts.conclusion}\n` } as const;
    await press.make('analyst', dayAfter(today, -from - 3), report, steps.slice(0, count));
  }
}

/** The head of the first school has answered those who filled in last year's questionnaires. */
async function seedAnswer(services: Services, press: Press, ground: PublicationGround): Promise<void> {
  const { campaigns, schoolIds, today } = ground;
  const schoolId = schoolIds[0];
  const { findings, ...proposal } = await proposeAnswer(services, schoolId, campaigns.past);
  const filled = findings.map((each) => ({ ...each, doing: each.doing === '' ? texts.done : each.doing }));
  if (filled.length === 0) return;
  const answer = {
    ...proposal,
    kind: 'answerBack',
    schoolId,
    place: 'schoolSite',
    campaignId: campaigns.past,
  } as const;
  await press.make('head', dayAfter(today, -20), { ...answer, findings: filled }, [
    { ...PUBLISH, role: 'head', day: dayAfter(today, -19) },
  ]);
}
