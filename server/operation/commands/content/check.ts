/** `content check`: every fault of a content folder, and what the content covers. */
import { commandTexts as words } from '../../../../surveys/command-texts.ts';
import { ContentError, type ContentFault, describeFault } from '../../../../surveys/fault.ts';
import { coverageMatrix, measureSummary, questionnaireSummaries } from '../../../../surveys/feeds.ts';
import { type Content, loadContent } from '../../../../surveys/load.ts';
import { audiences, type Language } from '../../../../surveys/schema.ts';
import { textTable } from '../statistics/readable.ts';
import { FaultsFound, UsageError } from '../usage-error.ts';
import { likenessReport, readabilityReport } from './quality.ts';
import { surveyFaults } from './survey-faults.ts';

type Options = { json?: boolean; lang: Language };
type Checked = { faults: ContentFault[]; content: Content | null };

/** Prints the report of `folder`. @throws FaultsFound when there is any fault */
export function checkContent(folder: string | undefined, { json, lang }: Options): void {
  const { faults, content } = check(folder);
  const report = json === true ? jsonReport(faults, content, lang) : readable(faults, content, lang);
  process.stdout.write(`${report}\n`);
  if (faults.length > 0) throw new FaultsFound();
}

function check(folder: string | undefined): Checked {
  try {
    const content = loadContent(folder);
    const faults = surveyFaults(content);
    return { faults, content: faults.length === 0 ? content : null };
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    const missing = error.faults.find((fault) => fault.file === folder);
    if (missing !== undefined) throw new UsageError(describeFault(missing, 'en'));
    return { faults: error.faults, content: null };
  }
}

/** Nothing half-loads: with any fault the summaries are empty. */
function jsonReport(faults: ContentFault[], content: Content | null, language: Language): string {
  return JSON.stringify({
    faults: faults.map((fault) => ({ ...fault, expected: fault.expected[language] })),
    questionnaires: content === null ? {} : questionnaireSummaries(content),
    matrix: content === null ? {} : coverageMatrix(content.riskModel),
    measures: content === null ? { total: 0, byFactor: {}, byActivity: {} } : measureSummary(content),
  });
}

function readable(faults: ContentFault[], content: Content | null, language: Language): string {
  if (content === null) {
    const lines = faults.map((fault) => describeFault(fault, language));
    return [`${words.faultCount[language]} ${faults.length}`, ...lines].join('\n');
  }
  return [
    words.noFaults[language],
    `${words.matrix[language]}\n${matrixTable(content, language)}`,
    measureLines(content, language),
    readabilityReport(content, language),
    likenessReport(content, language),
  ].join('\n\n');
}

function matrixTable(content: Content, language: Language): string {
  const summaries = questionnaireSummaries(content);
  const measures = measureSummary(content).byFactor;
  const names = audiences.map((audience) => words.audiences[audience][language]);
  const rows = Object.entries(coverageMatrix(content.riskModel)).map(([code, counts]) => [
    code,
    ...audiences.map((audience) => String(counts[audience] ?? '–')),
    String(measures[code]),
  ]);
  const foot = audiences.map((audience) => String(summaries[audience].items));
  const turned = audiences.map((audience) => String(summaries[audience].reversed));
  return textTable([
    [words.factor[language], ...names, words.measures[language]],
    ...rows,
    [words.total[language], ...foot, String(content.measures.length)],
    [words.reversed[language], ...turned, ''],
  ]);
}

function measureLines(content: Content, language: Language): string {
  const { byActivity } = measureSummary(content);
  const rows = Object.entries(byActivity).map(([no, count]) => `${no}: ${count}`);
  return `${words.measures[language]} (${words.activity[language]}: n)  ${rows.join('  ')}`;
}
