import { Button, FileButton } from '@mantine/core';
import { useEffect, useState } from 'react';
import { smallerPhoto } from '../../../../photo.ts';
import { useWords } from '../../../../ui/words.ts';
import styles from './work.module.css';

type PhotoFieldProps = { photos: File[]; change(photos: File[]): void };

/** Photos that go along with a report, made small on the device. */
export function PhotoField({ change, photos }: PhotoFieldProps) {
  const { t } = useWords();
  const [unreadable, setUnreadable] = useState<string[]>([]);
  const [isReading, setReading] = useState(false);
  const add = async (files: File[]) => {
    setReading(true);
    const read = await Promise.allSettled(files.map((file) => smallerPhoto(file)));
    setReading(false);
    setUnreadable(files.filter((_, index) => read[index].status === 'rejected').map(({ name }) => name));
    change([...photos, ...read.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []))]);
  };
  return (
    <fieldset style={{ border: 0, padding: 0, margin: '16px 0' }}>
      <legend>
        <strong>{t('work.report.photos')}</strong>
      </legend>
      <p className="quiet">{t('work.report.photosHint')}</p>
      {photos.length > 0 && (
        <ul className={styles.photos}>
          {photos.map((photo, index) => (
            <li key={`${photo.name}/${photo.size}/${photo.lastModified}`}>
              <Preview photo={photo} name={t('work.report.photo', { number: index + 1 })} />
              <Button
                size="compact-sm"
                variant="default"
                mt={4}
                aria-label={t('work.report.removePhoto', { number: index + 1 })}
                onClick={() => change(photos.filter((each) => each !== photo))}
              >
                {t('work.schedule.remove')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {unreadable.length > 0 && <p role="alert">{t('work.report.unreadable', { names: unreadable.join(', ') })}</p>}
      <FileButton multiple accept="image/*" onChange={(files) => void add(files)}>
        {(props) => (
          <Button variant="default" loading={isReading} {...props}>
            {t('work.report.add')}
          </Button>
        )}
      </FileButton>
    </fieldset>
  );
}

/** The policy of the pages allows pictures inside addresses of the kind `data:`. */
function Preview({ name, photo }: { photo: File; name: string }) {
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    const reader = new FileReader();
    reader.onload = () => setAddress(String(reader.result));
    reader.readAsDataURL(photo);
    return () => reader.abort();
  }, [photo]);
  return <img src={address} alt={name} />;
}
