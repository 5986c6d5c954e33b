/** SurveyJS as respondents' phones get it: drawn by Preact, with what the questionnaires' one kind of question needs and no more. */
import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';
import { pruneModule } from './survey-pruning.ts';

/** The environment (vite.config.ts) that builds their page. */
export const RESPONDENT = 'respondent';

/** Preact's own names for React's modules. */
const PREACT: Record<string, string> = {
  react: 'preact/compat',
  'react-dom': 'preact/compat',
  'react-dom/client': 'preact/compat/client',
  'react/jsx-runtime': 'preact/jsx-runtime',
};

/**
 * The names under which SurveyJS registers what pages of `radiogroup` questions need, the only ones that an anonymous questionnaire may
 * have (`surveys/definition.ts`): what draws, and what the model is made of. A questionnaire may still say that something depends on
 * something else, be it a page or a question, and how progress is shown.
 */
const DRAWN = [
  [
    'survey',
    'sv-page',
    'panel',
    'question',
    'element',
    'sv-components-container',
    'sv-question-error',
    'sv-title-actions',
  ],
  [
    'radiogroup',
    'survey-radiogroup-item',
    'sv-svg-icon',
    'sv-action-bar',
    'sv-action-bar-item',
    'sv-action-bar-separator',
  ],
  ['sv-progress-pages', 'sv-progress-questions', 'sv-progress-requiredquestions', 'sv-progress-buttons', 'svc-scroll'],
].flat();
const MODELLED = [
  [
    'survey',
    'panelbase',
    'panel',
    'page',
    'question',
    'selectbase',
    'checkboxbase',
    'radiogroup',
    'itemvalue',
    'choiceitem',
  ],
  ['surveyvalidator', 'expressionvalidator', 'calculatedvalue', 'expressionitem', 'panellayoutcolumn'],
  [
    'trigger',
    'surveytrigger',
    'visibletrigger',
    'completetrigger',
    'setvaluetrigger',
    'copyvaluetrigger',
    'skiptrigger',
  ],
].flat();

/** What `client/forms` and the Russian texts of SurveyJS import. */
const USED_DRAWN = ['Survey'];
const USED_MODELLED = ['Model', 'settings', 'setupLocale'];

export function respondentSurvey(): Plugin {
  let pruned = new Map<string, string>();
  return {
    name: 'opora-respondent-survey',
    enforce: 'pre',
    applyToEnvironment: ({ name }) => name === RESPONDENT,
    async buildStart() {
      const [drawing, model] = await Promise.all([this.resolve('survey-react-ui'), this.resolve('survey-core')]);
      if (!drawing || !model) throw new Error('SurveyJS is not there');
      pruned = pruneSurvey(drawing.id, model.id);
    },
    resolveId(id) {
      const name = PREACT[id];
      return name === undefined ? null : this.resolve(name);
    },
    load(id) {
      return pruned.get(id) ?? null;
    },
  };
}

/** What draws is pruned first, because it says what it needs of the model. Returns both modules by their paths. */
function pruneSurvey(drawingPath: string, modelPath: string): Map<string, string> {
  const drawing = pruneModule(readFileSync(drawingPath, 'utf8'), new Set(DRAWN), USED_DRAWN);
  const wanted = [...USED_MODELLED, ...drawing.imports];
  const model = pruneModule(readFileSync(modelPath, 'utf8'), new Set(MODELLED), wanted);
  return new Map([
    [drawingPath, drawing.code],
    [modelPath, model.code],
  ]);
}
