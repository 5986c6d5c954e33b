/** `shrink DATA.csv --value COLUMN --group COLUMN`: variance components and shrunken group means of raw data. */
import { type RawGroup, randomIntercept } from '../../../../analytics/random-intercept.ts';
import { UsageError } from '../usage-error.ts';
import { numberIn, readCsv, requireColumns } from './csv-table.ts';
import { decimal, textTable } from './readable.ts';

type Options = { value: string; group: string; estimator: 'reml' | 'anova'; json?: boolean };

const Z95 = 1.959963984540054;
const MISSING = ['', 'NA'];

function readGroups(data: string, { value, group }: Options): Map<string, RawGroup> {
  const table = readCsv(data);
  requireColumns(table, [value, group]);
  const groups = new Map<string, RawGroup>();
  for (const row of table.rows) {
    const number = numberIn(table, row, value, MISSING);
    const name = row.cells[group];
    if (number === null || MISSING.includes(name)) continue;
    const own = groups.get(name) ?? { values: [] };
    own.values.push(number);
    groups.set(name, own);
  }
  return groups;
}

function fitGroups(data: string, groups: Map<string, RawGroup>, estimator: Options['estimator']) {
  try {
    return randomIntercept([...groups.values()], estimator);
  } catch (error) {
    if (error instanceof RangeError) throw new UsageError(`${data}: not enough data: ${error.message}`);
    throw error;
  }
}

function report(data: string, options: Options) {
  const groups = readGroups(data, options);
  const { estimator, beta, betaVariance, betweenVariance, withinVariance, effects } = fitGroups(
    data,
    groups,
    options.estimator,
  );
  const total = betweenVariance + withinVariance;
  const [mean] = beta;
  const rows = [...groups].map(([value, { values }], i) => {
    const { effect, variance, share } = effects[i];
    const shrunken = mean + effect;
    const reach = Z95 * Math.sqrt(variance + (1 - share) ** 2 * betaVariance[0][0]);
    const ci95: [number, number] = [shrunken - reach, shrunken + reach];
    return { value, n: values.length, raw: values.reduce((a, b) => a + b, 0) / values.length, shrunken, ci95 };
  });
  return {
    estimator,
    mean,
    betweenVariance,
    withinVariance,
    icc: total > 0 ? betweenVariance / total : 0,
    groups: rows,
  };
}

function readable({
  estimator,
  mean,
  betweenVariance,
  withinVariance,
  icc,
  groups,
}: ReturnType<typeof report>): string {
  const components = `between ${decimal(betweenVariance, 4)}, within ${decimal(withinVariance, 4)}, icc ${decimal(icc, 4)}`;
  const rows = groups.map(({ value, n, raw, shrunken, ci95 }) => [
    value,
    String(n),
    decimal(raw, 3),
    decimal(shrunken, 3),
    ci95.map((end) => decimal(end, 3)).join('…'),
  ]);
  return `${estimator}: mean ${decimal(mean, 4)}, ${components}\n${textTable([['group', 'n', 'raw', 'shrunken', '95 % interval'], ...rows])}`;
}

/** What the command does. @throws UsageError for files that cannot be read so */
export function reportShrunken(data: string, options: Options): void {
  const result = report(data, options);
  process.stdout.write(`${options.json ? JSON.stringify(result) : readable(result)}\n`);
}
