import { Title } from '@mantine/core';
import type { FactorDetail } from '../../../../../server/profiles/profiles/schemas.ts';
import { cellName } from '../../../../ui/riskWords.ts';
import { useWords, type Words } from '../../../../ui/words.ts';

type Warning = Extract<FactorDetail, { kind: 'estimate' }>['warnings'][number];

export function Warnings({ warnings }: { warnings: Warning[] }) {
  const words = useWords();
  if (warnings.length === 0) return null;
  const sentences = [...new Set(warnings.map((warning) => sentence(words, warning)))];
  return (
    <section aria-labelledby="warnings">
      <Title order={3} size="h5" id="warnings">
        {words.t('school.warnings.title')}
      </Title>
      <ul>
        {sentences.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </section>
  );
}

function sentence(words: Words, { audience, grade, kind, rate, schools }: Warning): string {
  const { number, percent, t } = words;
  const cell = audience ? cellName(words, audience, grade ?? null) : '';
  if (kind === 'nonResponse') return t('school.warnings.nonResponse', { cell, rate: percent(rate ?? 0) });
  if (kind === 'noPooling') return t('school.warnings.noPooling', { schools: number(schools ?? 0) });
  if (kind === 'rollUnknown' || kind === 'groupMissing') return t(`school.warnings.${kind}`, { cell });
  return t('school.warnings.other', { kind });
}
