import { Link } from '@tanstack/react-router';
import type { PracticeResponse, MeasureUse as Use } from '../../../../../server/roadmap/practice/schemas.ts';
import { useWords } from '../../../../ui/words.ts';
import { effectText } from '../../roadmap/practice/changeText.ts';

type MeasureUseProps = { use: Use | undefined; factor: string; schools: PracticeResponse['schools'] };

/** Who in the district takes a measure against the factor, and how it went there, as far as that can be told. */
export function MeasureUse({ use, factor, schools }: MeasureUseProps) {
  const words = useWords();
  const { say, t } = words;
  const names = new Map(schools.map(({ id, name }) => [id, say(name)]));
  const list = (ids: number[]) => ids.map((id) => names.get(id) ?? id).join(', ');
  return (
    <>
      <dt>{t('practice.use.title')}</dt>
      <dd>
        {use === undefined ? (
          t('practice.use.none')
        ) : (
          <ul>
            {(['done', 'underWay', 'planned'] as const).map(
              (state) =>
                use[state].length > 0 && (
                  <li key={state}>{t(`practice.use.${state}`, { schools: list(use[state]) })}</li>
                ),
            )}
            {use.done.length > 0 && <li>{t('practice.use.outcome', use)}</li>}
            {use.done.length > 0 && <li>{effectText(words, use)}</li>}
          </ul>
        )}
        <Link to="/practice" search={{ factor }}>
          {t('practice.use.toPractice')}
        </Link>
      </dd>
    </>
  );
}
