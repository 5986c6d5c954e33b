import { Button, Group } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { RegisterQuery, RegisterResponse } from '../../../../../server/people/schools/register/schemas.ts';
import { useWords } from '../../../../ui/words.ts';

/** The way to the rows before and after; nothing where all are shown. */
export function RegisterPages({ data, search }: { data: RegisterResponse; search: RegisterQuery }) {
  const { number, t } = useWords();
  const navigate = useNavigate({ from: '/schools' });
  const { page, pageSize, total } = data;
  const pages = Math.ceil(total / pageSize);
  if (pages <= 1 && page === 1) return null;
  const turn = (to: number) => void navigate({ search: { ...search, page: to === 1 ? undefined : to } });
  return (
    <nav aria-label={t('schoolRegister.pages')}>
      <Group my="md">
        <Button variant="default" disabled={page <= 1} onClick={() => turn(Math.min(page - 1, Math.max(pages, 1)))}>
          {t('schoolRegister.earlier')}
        </Button>
        <span>{t('schoolRegister.page', { page: number(page), pages: number(pages) })}</span>
        <Button variant="default" disabled={page >= pages} onClick={() => turn(page + 1)}>
          {t('schoolRegister.later')}
        </Button>
      </Group>
    </nav>
  );
}
