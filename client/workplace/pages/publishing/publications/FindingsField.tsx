import { Button, Textarea } from '@mantine/core';
import { useWords } from '../../../../ui/words.ts';
import { type AnswerFinding, MOST_FINDINGS } from './fields.ts';
import styles from './publications.module.css';

type FindingsFieldProps = { findings: AnswerFinding[]; change(findings: AnswerFinding[]): void };

/** For each finding what was said and what the school does about it. */
export function FindingsField({ findings, change }: FindingsFieldProps) {
  const { t } = useWords();
  const put = (index: number, part: Partial<AnswerFinding>) =>
    change(findings.map((each, place) => (place === index ? { ...each, ...part } : each)));
  return (
    <div>
      <p className="quiet">{t('publications.findings.lead')}</p>
      {findings.map((finding, index) => (
        // A finding has no name of its own; its place is what it is known by.
        // biome-ignore lint/suspicious/noArrayIndexKey: findings are few, keep their places and are edited in place.
        <fieldset key={index} className={styles.finding}>
          <legend>{t('publications.findings.number', { number: index + 1 })}</legend>
          <Textarea
            label={t('publications.findings.said')}
            autosize
            minRows={2}
            maxLength={400}
            value={finding.said}
            onChange={({ currentTarget }) => put(index, { said: currentTarget.value })}
          />
          <Textarea
            label={t('publications.findings.doing')}
            autosize
            minRows={2}
            mt={6}
            maxLength={600}
            value={finding.doing}
            onChange={({ currentTarget }) => put(index, { doing: currentTarget.value })}
          />
          <Button
            variant="subtle"
            size="compact-sm"
            mt={4}
            onClick={() => change(findings.filter((_, place) => place !== index))}
          >
            {t('publications.findings.remove', { number: index + 1 })}
          </Button>
        </fieldset>
      ))}
      {findings.length < MOST_FINDINGS && (
        <Button
          variant="default"
          size="compact-md"
          mb="md"
          onClick={() => change([...findings, { factor: '', said: '', doing: '' }])}
        >
          {t('publications.findings.add')}
        </Button>
      )}
    </div>
  );
}
