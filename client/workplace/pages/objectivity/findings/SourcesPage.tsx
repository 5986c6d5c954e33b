import { useWords } from '../../../../ui/words.ts';
import { may, useSession } from '../../../shell/session.ts';
import { BaselineSection } from './BaselineSection.tsx';
import { Frame } from './Frame.tsx';
import { ListSection } from './ListSection.tsx';
import { OfficialSection } from './OfficialSection.tsx';

/** What the findings and profiles are compared with: the outside list, official risk profiles, a region's baseline. */
export function SourcesPage() {
  const { t } = useWords();
  const mayImport = may(useSession(), 'vpr:import');
  return (
    <Frame title={t('objectivitySources.title')} lead={<p>{t('objectivitySources.lead')}</p>}>
      <ListSection />
      {mayImport && <OfficialSection />}
      <BaselineSection />
    </Frame>
  );
}
