import { SCHOOLS_PATH } from '../../../../api/people/registerQueries.ts';
import { useWords } from '../../../../ui/words.ts';

/** An empty table with the headings that are known for sure. */
export function TemplateLink() {
  const { t } = useWords();
  return (
    <a href={`${SCHOOLS_PATH}/template`} download>
      {t('schoolRegister.template')}
    </a>
  );
}
