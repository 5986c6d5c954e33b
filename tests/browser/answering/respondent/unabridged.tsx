/** A form as SurveyJS and React draw it, nothing taken out: what the respondents' page is compared with. */
import { createRoot } from 'react-dom/client';
import { FormView } from '../../../../client/forms/FormView.tsx';
import { createFormModel } from '../../../../client/forms/model.ts';

declare global {
  interface Window {
    drawForm(definition: object): void;
  }
}

window.drawForm = (definition) => {
  const model = createFormModel(definition);
  model.locale = 'ru';
  // The words of the buttons are those of the respondents' page (client/i18n).
  Object.assign(model, { pageNextText: 'Дальше', pagePrevText: 'Назад', completeText: 'Отправить ответы' });
  createRoot(document.body.appendChild(document.createElement('div'))).render(<FormView model={model} />);
};
