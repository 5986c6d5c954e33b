import { Button, Menu } from '@mantine/core';
import { type RefObject, useState } from 'react';
import { offerFile } from '../ui/offerFile.ts';
import { useWords } from '../ui/words.ts';
import { type Caption, pngFile, standalonePicture, svgFile } from './picture.ts';

/** The address of the same data as a file. */
export type DataAddress = (format: 'csv' | 'xlsx') => string;

type DownloadMenuProps = {
  /** Where the chart is drawn; absent while no picture stands there. */
  frame?: RefObject<HTMLElement | null>;
  caption?: Caption;
  data?: DataAddress;
};

/** «Скачать»: the picture as it stands in the page, and its data as the server writes them. */
export function DownloadMenu({ frame, caption, data }: DownloadMenuProps) {
  const { t } = useWords();
  const [failed, setFailed] = useState(false);
  const save = async (kind: 'svg' | 'png') => {
    const chart = frame?.current?.querySelector<SVGSVGElement>('svg.opora-plot');
    if (!chart || !caption) return;
    const picture = standalonePicture(chart, caption);
    try {
      offerFile(kind === 'svg' ? svgFile(picture) : await pngFile(picture), `${fileName(caption.title)}.${kind}`);
      setFailed(false);
    } catch {
      setFailed(true);
    }
  };
  return (
    <>
      <Menu position="bottom-start" withinPortal={false}>
        <Menu.Target>
          <Button variant="subtle" size="compact-sm">
            {t('shell.download')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {frame && <Menu.Item onClick={() => void save('svg')}>{t('shell.picture.svg')}</Menu.Item>}
          {frame && <Menu.Item onClick={() => void save('png')}>{t('shell.picture.png')}</Menu.Item>}
          {data && (
            <>
              <Menu.Item component="a" href={data('csv')} download>
                {t('shell.data.csv')}
              </Menu.Item>
              <Menu.Item component="a" href={data('xlsx')} download>
                {t('shell.data.xlsx')}
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      {failed && <span role="alert">{t('shell.picture.failed')}</span>}
    </>
  );
}

/** Letters and figures alone: a name that every system takes. */
function fileName(title: string): string {
  return title
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .slice(0, 80);
}
