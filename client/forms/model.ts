/** SurveyJS with our look, for the respondents' questions and for the director's return. */
import { Model, settings } from 'survey-core';
import 'survey-core/i18n/russian';

// Nothing has to move: some people are made ill by it, and slow phones stutter.
settings.animationEnabled = false;

/** SurveyJS's own teal has too little contrast on white; every colour of its theme follows from this one. */
const THEME = {
  cssVariables: { '--sjs2-color-project-brand-600': '#0b6b61' },
};

/**
 * @param definition the frozen SurveyJS definition; its introduction and closing page are ours to show
 * @returns the model, without a page of its own after the last question
 */
export function createFormModel(definition: object): Model {
  const questions = { ...definition, title: undefined, description: undefined, completedHtml: undefined };
  const model = new Model(questions);
  // A style element would need 'unsafe-inline': FormView hands the same rules over as a constructed stylesheet.
  model.generateStylesheet = false;
  model.applyTheme(THEME);
  model.showCompletePage = false;
  model.widthMode = 'static';
  model.width = '100%';
  return model;
}
