import { Alert, Button } from '@mantine/core';
import type { ReadingTrouble } from '../../../../../server/people/imports/schemas.ts';
import type { TableChoice } from '../../../../api/people/importQueries.ts';
import { useWords } from '../../../../ui/words.ts';
import { HeadingChoice } from './HeadingChoice.tsx';

type TroublePanelProps = { trouble: ReadingTrouble; choice: TableChoice; choose(choice: TableChoice): void };

/** Why no table was found, and where a person can point at it, the first rows of each sheet. */
export function TroublePanel({ choice, choose, trouble }: TroublePanelProps) {
  const { say, t } = useWords();
  if (trouble.code !== 'noHeading') {
    return (
      <Alert color="red" variant="light" role="alert" mb="md">
        {t(`tableFault.${trouble.code}`, { detail: trouble.detail })}
      </Alert>
    );
  }
  const needed = trouble.needed.map((title) => `«${say(title)}»`).join(', ');
  return (
    <>
      <Alert color="gray" variant="light" role="alert" mb="md" title={t('registerImport.noHeading.title')}>
        <p>{t('registerImport.noHeading.lead', { needed })}</p>
        {Object.keys(choice).length > 0 && (
          <Button variant="default" size="compact-md" onClick={() => choose({})}>
            {t('registerImport.findAgain')}
          </Button>
        )}
      </Alert>
      <HeadingChoice sheets={trouble.sheets} meanings={trouble.meanings} choice={choice} choose={choose} />
    </>
  );
}
