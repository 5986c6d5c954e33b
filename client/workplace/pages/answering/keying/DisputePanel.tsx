import { Button, Title } from '@mantine/core';
import { useWords } from '../../../../ui/words.ts';
import type { Action, Dispute } from './desk.ts';
import styles from './KeyingPage.module.css';
import type { KeyingItem } from './sheetAnswers.ts';

type DisputePanelProps = { dispute: Dispute; items: KeyingItem[]; act: (action: Action) => void };

/** Lines in which the two keyings differ: the paper decides. */
export function DisputePanel({ dispute, items, act }: DisputePanelProps) {
  const { say, t } = useWords();
  const [line] = dispute.lines;
  const item = items[line.at];
  const nameOf = (digit: number) => (digit === 0 ? t('keying.none') : say(item.choices[digit - 1].text));
  return (
    <section className={styles.desk} aria-label={t('keying.disputeTitle', { number: dispute.number })}>
      <Title order={2} size="h4">
        {t('keying.disputeTitle', { number: dispute.number })}
      </Title>
      <p className="quiet">{t('keying.disputeLead')}</p>
      <p className={styles.question}>
        <span className="quiet">{t('keying.question', { number: line.at + 1, all: items.length })}</span>
        <br />
        {say(item.title)}
      </p>
      <div className={styles.answers}>
        {[line.first, line.second].map((digit, index) => (
          <Button
            key={`${line.at} ${digit}`}
            variant="default"
            data-autofocus={index === 0}
            autoFocus={index === 0}
            onClick={() => act({ kind: 'settle', at: line.at, digit })}
          >
            <strong>{digit === 0 ? '–' : digit}</strong>&nbsp;{nameOf(digit)}
          </Button>
        ))}
      </div>
    </section>
  );
}
