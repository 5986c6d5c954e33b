import type { Role } from '../../../../server/people/identity/schemas.ts';

export const roles = {
  administrator: 'Администратор',
  chief: 'Главный специалист управления',
  analyst: 'Аналитик методкабинета',
  tutor: 'Муниципальный тьютор',
  mentor: 'Наставник',
  workingGroup: 'Член рабочей группы',
  head: 'Директор школы',
  coordinator: 'Школьный координатор',
  psychologist: 'Педагог-психолог',
  viewer: 'Наблюдатель',
} satisfies Record<Role, string>;
