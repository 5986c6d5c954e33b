import { Title } from '@mantine/core';
import type { FactorDetail } from '../../../../../server/profiles/profiles/schemas.ts';
import { sureness } from '../../../../ui/riskWords.ts';
import { useWords } from '../../../../ui/words.ts';

type Divergence = Extract<FactorDetail, { kind: 'estimate' }>['divergences'][number];

export function Divergences({ divergences }: { divergences: Divergence[] }) {
  const words = useWords();
  const { t } = words;
  if (divergences.length === 0) return null;
  return (
    <section aria-labelledby="divergences">
      <Title order={3} size="h5" id="divergences">
        {t('school.divergences.title')}
      </Title>
      <ul>
        {divergences.map(({ a, b, difference, probability }) => {
          const [higher, lower] = difference > 0 ? [a, b] : [b, a];
          return (
            <li key={`${a} ${b}`}>
              {t('school.divergences.text', {
                higher: t(`audience.${higher}`),
                lower: t(`audience.${lower}`),
                points: t('risk.points', { count: Math.round(Math.abs(difference)) }),
                probability: sureness(words, probability),
              })}
            </li>
          );
        })}
      </ul>
      <p className="quiet">{t('school.divergences.note')}</p>
    </section>
  );
}
