/** `scales DATA.csv --model SCALES.json`: scale scores and reliability of any item data, to be checked against R. */
import { type Static, Type } from 'typebox';
import {
  type Answers,
  personScore,
  type ScaleSummary,
  summarizeScale,
  summary,
} from '../../../../analytics/raw-scale.ts';
import { UsageError } from '../usage-error.ts';
import { type CsvTable, numberIn, readCsv, requireColumns } from './csv-table.ts';
import { readJson } from './json-file.ts';
import { decimal, textTable } from './readable.ts';

const Scale = Type.Object({
  name: Type.String({ minLength: 1 }),
  min: Type.Number(),
  max: Type.Number(),
  minAnswered: Type.Optional(Type.Integer({ minimum: 1 })),
  items: Type.Array(Type.Object({ name: Type.String({ minLength: 1 }), reversed: Type.Optional(Type.Boolean()) }), {
    minItems: 1,
  }),
});
type Scale = Static<typeof Scale>;

const Scales = Type.Object({
  missing: Type.Optional(Type.Array(Type.String())),
  scales: Type.Array(Scale, { minItems: 1 }),
});

type Options = { model: string; by?: string; json?: boolean };
type Group = { value: string; n: number; mean: number | null; se: number | null };
type Warning = { kind: 'negativeItemRest'; items: string[] };
type Report = { name: string } & ScaleSummary & { groups: Group[]; warnings: Warning[] };

function checkScale(file: string, { name, min, max, minAnswered = 1, items }: Scale): void {
  if (min >= max) throw new UsageError(`${file}: scale ${name} expected min < max, got ${min} and ${max}`);
  if (minAnswered > items.length) throw new UsageError(`${file}: scale ${name} has fewer items than minAnswered`);
}

function answersOf(table: CsvTable, { min, max, items }: Scale, missing: string[]): Answers[] {
  return table.rows.map((row) =>
    items.map(({ name, reversed }) => {
      const value = numberIn(table, row, name, missing);
      if (value !== null && (value < min || value > max)) {
        throw new UsageError(
          `${table.file}, line ${row.line}, column "${name}": ${value} is not from ${min} to ${max}`,
        );
      }
      return value !== null && reversed ? min + max - value : value;
    }),
  );
}

function groupsBy(table: CsvTable, column: string, missing: string[], scores: (number | null)[]): Group[] {
  const groups = new Map<string, number[]>();
  table.rows.forEach(({ cells }, i) => {
    const score = scores[i];
    if (missing.includes(cells[column])) return;
    const own = groups.get(cells[column]) ?? [];
    if (score !== null) own.push(score);
    groups.set(cells[column], own);
  });
  const sorted = [...groups].toSorted(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }));
  return sorted.map(([value, own]) => {
    const { n, mean, se } = summary(own);
    return { value, n, mean, se };
  });
}

function analyse(table: CsvTable, scale: Scale, missing: string[], by: string | undefined): Report {
  const least = scale.minAnswered ?? Math.ceil(scale.items.length / 2);
  const persons = answersOf(table, scale, missing);
  const names = scale.items.map((item) => item.name);
  const result = summarizeScale(names, persons, least);
  const scores = persons.map((person) => personScore(person, least));
  const turned = result.items.filter((item) => (item.itemRestCorrelation ?? 0) < 0).map((item) => item.name);
  return {
    name: scale.name,
    ...result,
    groups: by === undefined ? [] : groupsBy(table, by, missing, scores),
    warnings: turned.length === 0 ? [] : [{ kind: 'negativeItemRest', items: turned }],
  };
}

function readable(reports: Report[]): string {
  return reports
    .map(({ name, n, mean, sd, se, alpha, items, groups, warnings }) => {
      const head = `${name}: n ${n}, mean ${decimal(mean, 3)}, sd ${decimal(sd, 3)}, se ${decimal(se, 3)}`;
      const interval = alpha.ci95?.map((end) => decimal(end, 3)).join('…') ?? '–';
      const reliability = `alpha ${decimal(alpha.raw, 3)} (95 % ${interval}), standardized ${decimal(alpha.standardized, 3)}`;
      const rows = items.map((item) => [
        item.name,
        String(item.n),
        decimal(item.mean, 3),
        decimal(item.sd, 3),
        decimal(item.itemRestCorrelation, 3),
      ]);
      const byGroup = groups.map((group) => [
        group.value,
        String(group.n),
        decimal(group.mean, 3),
        decimal(group.se, 3),
      ]);
      return [
        head,
        reliability,
        textTable([['item', 'n', 'mean', 'sd', 'item–rest'], ...rows]),
        ...(groups.length === 0 ? [] : [textTable([['group', 'n', 'mean', 'se'], ...byGroup])]),
        ...warnings.map((warning) => `Warning: negative item–rest correlation, reversed? ${warning.items.join(', ')}`),
      ].join('\n');
    })
    .join('\n\n');
}

/** What the command does. @throws UsageError for files that cannot be read so */
export function reportScales(data: string, options: Options): void {
  const { scales, missing = ['', 'NA'] } = readJson(options.model, Scales);
  for (const scale of scales) checkScale(options.model, scale);
  const table = readCsv(data);
  const items = scales.flatMap((scale) => scale.items.map((item) => item.name));
  requireColumns(table, options.by === undefined ? items : [...items, options.by]);
  const reports = scales.map((scale) => analyse(table, scale, missing, options.by));
  process.stdout.write(`${options.json ? JSON.stringify({ scales: reports }) : readable(reports)}\n`);
}
