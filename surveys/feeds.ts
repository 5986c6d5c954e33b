/** Which factor each question of a form feeds, and how: the panel of the preview and the coverage matrix. */
import type { Content } from './load.ts';
import { type Audience, audiences, type Localized, type RiskModel } from './schema.ts';

export type Feed = {
  factor: string;
  title: Localized | null;
  /** A rating raises or lowers the risk; a figure is mapped by points, or divides other figures. */
  role: 'raises' | 'lowers' | 'figure' | 'denominator';
};

/** Every question of the audience's form by name, with the factors it feeds (a denominator may serve several). */
export function questionFeeds(model: RiskModel, audience: Audience): Record<string, Feed[]> {
  const feeds: Record<string, Feed[]> = {};
  const add = (name: string, feed: Feed): void => {
    feeds[name] = [...(feeds[name] ?? []), feed];
  };
  for (const { code, title, informants } of model.factors) {
    const base = { factor: code, title: title ?? null };
    for (const item of informants[audience]?.items ?? []) {
      add(item.name, { ...base, role: item.reversed ? 'lowers' : 'raises' });
    }
    for (const fact of informants[audience]?.facts ?? []) {
      add(fact.ratio?.numerator ?? fact.name, { ...base, role: 'figure' });
      if (fact.ratio !== undefined) add(fact.ratio.denominator, { ...base, role: 'denominator' });
    }
  }
  return feeds;
}

/** Number of items (for the director: facts) by factor and audience; an audience that is not asked has no entry. */
export function coverageMatrix(model: RiskModel): Record<string, Partial<Record<Audience, number>>> {
  return Object.fromEntries(
    model.factors.map(({ code, informants }) => [
      code,
      Object.fromEntries(
        audiences
          .filter((audience) => informants[audience] !== undefined)
          .map((audience) => {
            const { items, facts } = informants[audience]!;
            return [audience, (items?.length ?? 0) + (facts?.length ?? 0)];
          }),
      ),
    ]),
  );
}

export type QuestionnaireSummary = { items: number; reversed: number; languages: string[] };

/** Questions, reversed items and complete languages of each questionnaire. */
export function questionnaireSummaries(content: Content): Record<Audience, QuestionnaireSummary> {
  const entries = audiences.map((audience) => {
    const { items, facts, definition } = content.questionnaires[audience];
    const reversed = content.riskModel.factors.flatMap(
      (factor) => factor.informants[audience]?.items?.filter((item) => item.reversed) ?? [],
    );
    const summary = {
      items: items.length + facts.length,
      reversed: reversed.length,
      languages: completeLanguages(definition),
    };
    return [audience, summary] as const;
  });
  return Object.fromEntries(entries) as Record<Audience, QuestionnaireSummary>;
}

export type MeasureSummary = {
  total: number;
  byFactor: Record<string, number>;
  byActivity: Record<string, number>;
};

/** How many measures answer each factor and belong to each roadmap row; rows without a measure count 0. */
export function measureSummary(content: Content): MeasureSummary {
  const rows = Object.values(content.roadmaps).flatMap((roadmap) => roadmap.activities.map(({ no }) => String(no)));
  const count = (keys: string[], of: (measure: Content['measures'][number]) => string[]) =>
    Object.fromEntries(
      [...new Set(keys)].map((key) => [key, content.measures.filter((measure) => of(measure).includes(key)).length]),
    );
  return {
    total: content.measures.length,
    byFactor: count(
      content.riskModel.factors.map(({ code }) => code),
      (measure) => measure.factors,
    ),
    byActivity: count(rows, (measure) => measure.activities.map(String)),
  };
}

/** The languages in which every text of the value is filled in. */
export function completeLanguages(value: unknown): string[] {
  const complete = new Map([
    ['ru', true],
    ['en', true],
  ]);
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const record = node as Record<string, unknown>;
    if ('ru' in record || 'en' in record) {
      for (const language of complete.keys()) {
        if (typeof record[language] !== 'string' || record[language] === '') complete.set(language, false);
      }
    }
    Object.values(record).forEach(visit);
  };
  visit(value);
  return [...complete].filter(([, whole]) => whole).map(([language]) => language);
}
