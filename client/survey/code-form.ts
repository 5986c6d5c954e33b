/** Where a code from a printed card is typed in. */
import { button, element, heading } from './element.ts';
import type { Screen, SurveyTexts } from './page.ts';

/** @param code what was typed before, to be corrected */
export function codeForm(texts: SurveyTexts, code: string): HTMLElement {
  const input = element('input', {
    id: 'code',
    class: 'code',
    name: 'code',
    autocapitalize: 'characters',
    autocomplete: 'off',
    spellcheck: 'false',
    maxlength: '40',
    required: true,
    value: code,
    'aria-describedby': 'code-hint',
  }) as HTMLInputElement;
  const open = (event: Event) => {
    event.preventDefault();
    const typed = input.value.replaceAll(/[\s-]/g, '');
    if (typed !== '') location.assign(`/s/${encodeURIComponent(typed)}`);
  };
  const submit = button(texts.codeOpen, () => undefined);
  submit.setAttribute('type', 'submit');
  return element(
    'form',
    { class: 'code-form', submit: open },
    element('label', { for: 'code' }, texts.codeLabel),
    input,
    element('p', { id: 'code-hint', class: 'quiet' }, texts.codeHint),
    submit,
  );
}

/** The page /s, for whoever has a card and no camera. */
export const codeScreen: Screen = (texts) => [heading(texts.codeTitle), codeForm(texts, '')];
