import './survey.css';
import { codeScreen } from './code-form.ts';
import { createPage } from './page.ts';
import { loadingScreen, troubleScreen } from './screens.ts';
import { whyPartFailed } from './service.ts';
import { startVisit } from './visit.ts';

/** Addresses of this page: /s/CODE a questionnaire, /s a field for a code, /privacy what is stored. */
function start(root: HTMLElement): void {
  const [, place, code = ''] = location.pathname.split('/');
  if (place === 'privacy') void showPrivacy(root);
  else if (code === '') createPage(root).show(codeScreen);
  else void startVisit(root, decode(code));
}

async function showPrivacy(root: HTMLElement): Promise<void> {
  const page = createPage(root);
  page.show(loadingScreen('loading'));
  try {
    page.show((await import('./privacy.ts')).privacyScreen);
  } catch {
    page.show(troubleScreen(await whyPartFailed(), '', () => location.reload()));
  }
}

/** A broken escape is no code that anybody printed: it is shown as it is, to be corrected. */
function decode(code: string): string {
  try {
    return decodeURIComponent(code);
  } catch {
    return code;
  }
}

const root = document.getElementById('survey');
if (root) start(root);
