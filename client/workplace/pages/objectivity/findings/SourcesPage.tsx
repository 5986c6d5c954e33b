import { useWords } from '../../../../ui/words.ts';
import { BaselineSection } from './BaselineSection.tsx';
import { Frame } from './Frame.tsx';
import { ListSection } from './ListSection.tsx';

/** What the findings are compared with: the outside list, and a region's baseline. */
export function SourcesPage() {
  const { t } = useWords();
  return (
    <Frame title={t('objectivitySources.title')} lead={<p>{t('objectivitySources.lead')}</p>}>
      <ListSection />
      <BaselineSection />
    </Frame>
  );
}
