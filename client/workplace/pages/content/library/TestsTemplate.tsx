import { useWords } from '../../../../ui/words.ts';

/** The table of tests to fill in: it holds no figure of any test. */
export function TestsTemplate() {
  const { language, t } = useWords();
  return (
    <a href={`/api/vpr-tests/template?language=${language}`} download>
      {t('content.upload.template')}
    </a>
  );
}
