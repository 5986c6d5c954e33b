import { useEffect, useRef, useState } from 'react';
import type { Language } from '../../surveys/schema.ts';
import { FormView } from '../forms/FormView.tsx';
import { createFormModel } from '../forms/model.ts';
import { formats } from '../ui/format.ts';
import type { Desk } from './desk.ts';
import type { Draft } from './draft.ts';
import { TEXTS } from './texts.ts';

type FormScreenProps = {
  desk: Desk;
  language: Language;
  draft: Draft;
  change(draft: Draft): void;
  back(): void;
  complete(draft: Draft): void;
};

/** The questions of the sheet; every answer is on the device at once. */
export function FormScreen({ back, change, complete, desk, draft, language }: FormScreenProps) {
  const texts = TEXTS[language];
  const latest = useRef({ change, complete, draft });
  latest.current = { change, complete, draft };
  const [model] = useState(() => {
    const made = createFormModel(desk.form);
    made.data = draft.answers;
    made.currentPageNo = draft.page;
    if (desk.observers.length === 1) {
      // Who observes is known then: nobody has to be asked.
      made.setValue('observer', desk.observers[0]);
      const asked = made.getQuestionByName('observer');
      if (asked) asked.visible = false;
      made.clearInvisibleValues = 'none';
    }
    const current = (): Draft => ({ ...latest.current.draft, answers: { ...made.data }, page: made.currentPageNo });
    const remember = () => latest.current.change(current());
    made.onValueChanged.add(remember);
    made.onCurrentPageChanged.add(() => {
      remember();
      window.scrollTo(0, 0);
    });
    made.onComplete.add(() => latest.current.complete(current()));
    return made;
  });
  useEffect(() => {
    model.locale = language;
    model.pageNextText = texts.next;
    model.pagePrevText = texts.previous;
    model.completeText = texts.save;
  }, [language, model, texts]);
  return (
    <>
      <p className="place">
        {draft.school[language]}, {formats(language).day(draft.occursOn)}
      </p>
      <p className="quiet">{texts.kept}</p>
      <FormView model={model} />
      <button type="button" className="button secondary" onClick={back}>
        {texts.back}
      </button>
    </>
  );
}
