import { useEffect, useState } from 'react';
import { FormView } from '../../../../forms/FormView.tsx';
import type { Memory } from '../../../../forms/memory.ts';
import { createFormModel } from '../../../../forms/model.ts';
import { AskPanel } from '../../../../ui/AskPanel.tsx';
import { useWords } from '../../../../ui/words.ts';
import { type Facts, factsOf, questionsOf } from './facts.ts';

type ReturnFormProps = {
  form: object;
  signed: Facts;
  memory: Memory;
  sign(facts: Facts): void;
  isSigning: boolean;
};

/** The form of facts. Its last button asks before anything is signed; until then the draft stays in this browser. */
export function ReturnForm({ form, signed, memory, sign, isSigning }: ReturnFormProps) {
  const { language, t } = useWords();
  const [toSign, setToSign] = useState<Facts | null>(null);
  const [model] = useState(() => createReturnModel(form, memory, signed, setToSign));
  useEffect(() => {
    model.locale = language;
    model.pageNextText = t('directorReturn.next');
    model.pagePrevText = t('directorReturn.back');
    model.completeText = t('directorReturn.toSigning');
  }, [language, model, t]);
  const confirm = () => {
    if (toSign) sign(toSign);
    setToSign(null);
  };
  const count = toSign ? Object.keys(toSign).length : 0;
  return (
    <>
      <p className="quiet">{t('directorReturn.draftKept')}</p>
      <FormView model={model} />
      <AskPanel
        isOpen={toSign !== null}
        title={t('directorReturn.confirmTitle')}
        yes={t('directorReturn.sign')}
        no={t('directorReturn.cancel')}
        isPending={isSigning}
        answer={(isYes) => (isYes ? confirm() : setToSign(null))}
      >
        <p>{t('directorReturn.confirm', { count, all: questionsOf(form).length })}</p>
        <p>{t('directorReturn.signedNotAnonymous')}</p>
      </AskPanel>
    </>
  );
}

/** Begins with the draft, else with the facts in force; completing never ends the form, it asks for the signature. */
function createReturnModel(form: object, memory: Memory, signed: Facts, ask: (facts: Facts) => void) {
  const model = createFormModel(form);
  const { draft } = memory.read();
  model.data = draft?.answers ?? signed;
  if (draft) model.currentPageNo = draft.page;
  model.onValueChanged.add(() => memory.write({ draft: { answers: model.data, page: model.currentPageNo } }));
  model.onCompleting.add((_, options) => {
    options.allow = false;
    ask(factsOf(model.data));
  });
  return model;
}
