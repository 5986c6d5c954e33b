/** What `objectivity` prints: JSON as documented, or a table for people. */
import { checksOf, whyNot } from '../../../../analytics/objectivity/checks.ts';
import type { ObjectivityReport, SchoolFinding, SignalResult } from '../../../../analytics/objectivity/types.ts';
import { objectivityTexts as words } from '../../../../surveys/objectivity-texts.ts';
import type { Language } from '../../../../surveys/schema.ts';
import { decimal, textTable } from '../statistics/readable.ts';

type Estimate = Extract<SignalResult, { kind: 'estimate' }>;
type Missing = Extract<SignalResult, { kind: 'unavailable' }>;

function fill(template: string, values: Record<string, string>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
}

/** What was seen, in a sentence; a sign that is flagged also names what else may explain it. */
function sentence(own: Estimate, language: Language): string {
  const seen = fill(words.effects[own.signal][language], {
    statistic: decimal(own.statistic, own.signal === 'cutoffHeap' ? 0 : 1),
    value: decimal(own.effect.value, own.effect.unit === 'pairs' ? 0 : 2),
    visible: decimal(own.visible, 2),
  });
  const innocent = own.flag ? own.innocent.map((code) => words.innocent[code][language]) : [];
  return [seen, ...innocent].join(' ');
}

const whyText = ({ reason, signal }: Missing, language: Language): string =>
  words.missing[whyNot(signal, reason)][language];

function signalJson(own: SignalResult, language: Language) {
  if (own.kind === 'unavailable') {
    const empty = { statistic: null, p: null, q: null, flag: false, effect: null };
    return { signal: own.signal, ...empty, text: whyText(own, language), unavailable: own.reason };
  }
  const { signal, statistic, p, q, flag, effect, visible, parts, innocent } = own;
  return { signal, statistic, p, q, flag, effect, text: sentence(own, language), visible, parts, innocent };
}

function districtSignals({ district: { lifted } }: ObjectivityReport, language: Language) {
  if (lifted.kind === 'unavailable') {
    const empty = { statistic: null, p: null, q: null, flag: false, effect: null };
    return [
      {
        signal: 'cutoffHeap',
        ...empty,
        text: words.missing[whyNot('cutoffHeap', lifted.reason)][language],
        unavailable: lifted.reason,
      },
    ];
  }
  const { share, standardError, p, pupils } = lifted;
  const percent = { share: decimal(100 * share), error: decimal(100 * standardError), value: decimal(pupils, 0) };
  const text = fill(words.effects.lifted[language], percent);
  const effect = { value: pupils, unit: 'pupils' };
  return [{ signal: 'cutoffHeap', statistic: share, standardError, p, q: p, flag: p < 0.05, effect, text }];
}

/** The report as JSON. */
export function reportJson(report: ObjectivityReport, language: Language): string {
  const schools = report.schools.map(({ school, n, level, families, signals }) => ({
    school,
    n,
    level,
    checks: checksOf({ n, signals }),
    families,
    signals: signals.map((own) => signalJson(own, language)),
  }));
  return JSON.stringify({
    tests: report.tests,
    reference: report.reference,
    schools,
    district: { signals: districtSignals(report, language) },
  });
}

/** "No sign" is said of the checks that were made. */
function levelWord(own: SchoolFinding, language: Language): string {
  const { kind, made, missing } = checksOf(own);
  if (own.level !== 'none' || kind === 'all') return words.levels[own.level][language];
  const counts = { made: String(made.length), all: String(made.length + missing.length) };
  return fill(words.levels.noneOf[language], counts);
}

function signs({ signals }: SchoolFinding, language: Language): string {
  const seen = signals.filter((own) => own.kind === 'estimate').filter(({ p, flag }) => flag || p < 0.01);
  return seen.map(({ signal, p }) => `${words.signals[signal][language]} (p ${p.toPrecision(2)})`).join('; ');
}

/** The report for a terminal: schools from the most to the least remarkable, then what was not available. */
export function readable(report: ObjectivityReport, language: Language): string {
  const order = ['look', 'watch', 'none', 'tooFew', 'notChecked'];
  const sorted = report.schools.toSorted((a, b) => order.indexOf(a.level) - order.indexOf(b.level));
  const rows = sorted.map((own) => [own.school, String(own.n), levelWord(own, language), signs(own, language)]);
  const missing = new Map<string, string>();
  for (const own of report.schools.flatMap(({ signals }) => signals)) {
    if (own.kind === 'unavailable') missing.set(own.signal, whyText(own, language));
    else missing.delete(own.signal);
  }
  const absent = report.schools[0].signals.flatMap(({ signal }) => {
    const reason = missing.get(signal);
    return reason === undefined ? [] : [`${words.signals[signal][language]}: ${reason}`];
  });
  const [district] = districtSignals(report, language);
  const table = textTable([words.header[language].split('|'), ...rows]);
  return [words.reference[report.reference][language], table, ...absent, district.text].join('\n');
}
