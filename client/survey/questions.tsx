/** The questions, behind the introduction: SurveyJS and React come only with this chunk. */
import { createRoot } from 'react-dom/client';
import type { SurveyResponse } from '../../server/submissions/schemas.ts';
import { FormView } from '../forms/FormView.tsx';
import type { Answers, Memory } from '../forms/memory.ts';
import { createFormModel } from '../forms/model.ts';
import { element } from './element.ts';
import { createPace } from './pace.ts';
import type { Screen } from './page.ts';
import { formTexts, heading } from './screens.ts';

/** @returns the screen of the questions; every answer is remembered on this phone at once */
export function askQuestions(
  survey: SurveyResponse,
  memory: Memory,
  finish: (answers: Answers, hurried: boolean) => void,
): Screen {
  const { draft } = memory.read();
  const model = createFormModel(survey.form);
  if (draft) {
    model.data = draft.answers;
    model.currentPageNo = draft.page;
  }
  const pace = createPace(() => performance.now(), draft !== undefined);
  const remember = () => memory.write({ draft: { answers: model.data, page: model.currentPageNo } });
  model.onValueChanged.add(remember);
  model.onValueChanged.add(() => pace.note());
  model.onCurrentPageChanged.add(remember);
  const container = element('div', { class: 'questions' });
  const root = createRoot(container);
  model.onComplete.add(({ data }) => {
    root.unmount();
    finish(data, pace.isHurried(Object.keys(data).length));
  });
  root.render(<FormView model={model} />);
  return (texts, language) => {
    model.locale = language;
    model.pageNextText = texts.next;
    model.pagePrevText = texts.back;
    model.completeText = texts.finish;
    const title = heading(formTexts(survey).title[language]);
    title.className = 'running';
    return [title, container];
  };
}
