/** The one loader of content: every file is parsed by its schema and checked against the others; nothing half-loads. */
import { basename } from 'node:path';
import type { TSchema } from 'typebox';
import { AnonymousDefinition, ReturnDefinition, WorkDefinition } from './definition.ts';
import { ExitCriteria } from './exit.ts';
import { ContentError, type ContentFault } from './fault.ts';
import { type FileWords, readFileWords } from './file-words.ts';
import { type ContentFolder, contentFolder, folderFaults } from './folder.ts';
import { formFacts, formItems } from './form.ts';
import { formFaults, workFormFaults } from './form-rules.ts';
import { type Measure, MeasureFile } from './measure.ts';
import { modelFaults } from './model-rules.ts';
import { ObjectivityRules } from './objectivity.ts';
import { parseFile } from './parse.ts';
import { fillPlaceholders } from './placeholder.ts';
import { exitFaults, measureFaults, roadmapFaults, vprFaults } from './register-rules.ts';
import { Roadmap } from './roadmap.ts';
import { type Audience, audiences, type FormFact, type FormItem, RiskModel, type SurveyDefinition } from './schema.ts';
import { Settings } from './settings.ts';
import { VprYear } from './vpr.ts';

export type Questionnaire = { definition: SurveyDefinition; items: FormItem[]; facts: FormFact[] };

export type Content = {
  questionnaires: Record<Audience, Questionnaire>;
  riskModel: RiskModel;
  measures: Measure[];
  /** By the name of the file without its ending, usually the year. */
  roadmaps: Record<string, Roadmap>;
  vpr: Record<string, VprYear>;
  /** Working forms: lesson observation, document review by kind, visit report, staff analysis. */
  forms: Record<string, SurveyDefinition>;
  exitCriteria: ExitCriteria;
  objectivityRules: ObjectivityRules;
  settings: Settings;
  /** By which words files of a district are known. */
  fileWords: FileWords;
};

/** What the files hold after parsing; pieces of which there may be several are keyed by their file. */
type ContentFiles = {
  questionnaires: Record<Audience, SurveyDefinition>;
  riskModel: RiskModel;
  measures: Record<string, Measure[]>;
  roadmaps: Record<string, Roadmap>;
  vpr: Record<string, VprYear>;
  forms: Record<string, SurveyDefinition>;
  exitCriteria: ExitCriteria;
  objectivityRules: ObjectivityRules;
  settings: Settings;
  fileWords: FileWords;
};

/**
 * Loads all content; files of `override` (a district's folder, `OPORA_CONTENT`) replace the built-in ones piece by piece, those of
 * `file-words` add to them.
 * Throws `ContentError` with the complete list of faults.
 */
export function loadContent(override?: string): Content {
  const faults = override === undefined ? [] : folderFaults(override);
  const files = readFiles(contentFolder(override), override, faults);
  if (faults.length === 0) faults.push(...crossFaults(files));
  if (faults.length > 0) throw new ContentError(distinct(faults));
  return assemble(files);
}

function readFiles(folder: ContentFolder, override: string | undefined, faults: ContentFault[]): ContentFiles {
  const known = readFileWords(override);
  faults.push(...known.faults);
  const read = <T>(file: string, schema: TSchema): T => {
    const parsed = parseFile(folder.place(file), file, schema);
    faults.push(...parsed.faults);
    return parsed.value as T;
  };
  const readAll = <T>(name: string, schema: TSchema): Record<string, T> =>
    Object.fromEntries(folder.list(name).map((file) => [file, read<T>(file, schema)]));
  const form = (audience: Audience): SurveyDefinition =>
    read(`questionnaires/${audience}.json`, audience === 'director' ? ReturnDefinition : AnonymousDefinition);
  return {
    questionnaires: byAudience(form),
    riskModel: read('risk-model.json', RiskModel),
    measures: readAll('measures', MeasureFile),
    roadmaps: readAll('roadmaps', Roadmap),
    vpr: readAll('vpr', VprYear),
    forms: readAll('forms', WorkDefinition),
    exitCriteria: read('exit-criteria.json', ExitCriteria),
    objectivityRules: read('objectivity-rules.json', ObjectivityRules),
    settings: read('settings.json', Settings),
    fileWords: known.words,
  };
}

/** Faults that only show when the files are laid side by side. */
function crossFaults(files: ContentFiles): ContentFault[] {
  return [
    ...audiences.flatMap((audience) => formFaults(audience, files.questionnaires[audience])),
    ...modelFaults(files.riskModel, files.questionnaires),
    ...measureFaults(files.measures, files.riskModel, files.roadmaps),
    ...Object.entries(files.roadmaps).flatMap(([file, roadmap]) => roadmapFaults(file, roadmap)),
    ...Object.entries(files.vpr).flatMap(([file, year]) => vprFaults(file, year)),
    ...Object.entries(files.forms).flatMap(([file, form]) => workFormFaults(file, form)),
    ...exitFaults(files.exitCriteria, files.riskModel),
  ];
}

function assemble(files: ContentFiles): Content {
  const filled = (definition: SurveyDefinition) => fillPlaceholders(definition, files.settings);
  return {
    questionnaires: byAudience((audience) => {
      const definition = filled(files.questionnaires[audience]);
      return { definition, items: formItems(definition), facts: formFacts(definition) };
    }),
    riskModel: files.riskModel,
    measures: Object.values(files.measures).flat(),
    roadmaps: byName(files.roadmaps),
    vpr: byName(files.vpr),
    forms: byName(mapValues(files.forms, filled)),
    exitCriteria: files.exitCriteria,
    objectivityRules: files.objectivityRules,
    settings: files.settings,
    fileWords: files.fileWords,
  };
}

function byAudience<T>(make: (audience: Audience) => T): Record<Audience, T> {
  return Object.fromEntries(audiences.map((audience) => [audience, make(audience)])) as Record<Audience, T>;
}

function byName<T>(files: Record<string, T>): Record<string, T> {
  return Object.fromEntries(Object.entries(files).map(([file, value]) => [basename(file, '.json'), value]));
}

function mapValues<T>(record: Record<string, T>, change: (value: T) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}

function distinct(faults: ContentFault[]): ContentFault[] {
  const seen = new Map(faults.map((fault) => [`${fault.file} ${fault.path} ${fault.expected.en}`, fault]));
  return [...seen.values()];
}
