import { ActionIcon, Button, FileButton, Group } from '@mantine/core';
import { useWords } from '../../../../ui/words.ts';

type NewFilesProps = { files: File[]; change(files: File[]): void };

/** Files that go along with a record that is not yet saved. */
export function NewFiles({ change, files }: NewFilesProps) {
  const { number, t } = useWords();
  return (
    <>
      <p>
        <strong>{t('evidence.files.title')}</strong>
      </p>
      {files.length > 0 && (
        <ul aria-label={t('evidence.files.chosen')}>
          {files.map((file) => (
            <li key={`${file.name}/${file.size}/${file.lastModified}`}>
              <Group gap="xs">
                {file.name}
                <span className="quiet">{t('evidence.files.size', { size: number(Math.ceil(file.size / 1024)) })}</span>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={t('evidence.files.remove', { name: file.name })}
                  onClick={() => change(files.filter((each) => each !== file))}
                >
                  ×
                </ActionIcon>
              </Group>
            </li>
          ))}
        </ul>
      )}
      <FileButton multiple onChange={(added) => change([...files, ...added])}>
        {(props) => (
          <Button variant="default" {...props}>
            {t('evidence.files.add')}
          </Button>
        )}
      </FileButton>
      <p className="quiet">{t('evidence.files.kinds')}</p>
    </>
  );
}
