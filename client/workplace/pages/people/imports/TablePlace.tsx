import type { RecogniseResponse } from '../../../../../server/operation/files/schemas.ts';
import type { Place } from '../../../../api/people/importQueries.ts';
import { useWords } from '../../../../ui/words.ts';
import { PlaceForm } from './PlaceForm.tsx';

type TablePlaceProps = {
  /** `place` is null where no heading was found. */
  seen: { sheets: RecogniseResponse['sheets']; place: { sheet: string; line: number } | null };
  /** What somebody has chosen; empty where the table was found by itself. */
  chosen: Place;
  /** It has to be chosen before anything can be taken. */
  isAsked?: boolean;
  goTo(place: Place): void;
};

/** Where the table of a file was found, and the way to another place; nothing of a file that cannot be read. */
export function TablePlace({ chosen, goTo, isAsked = false, seen: { place, sheets } }: TablePlaceProps) {
  const { t } = useWords();
  if (sheets.length === 0) return null;
  const at = place ?? chosen;
  const others = sheets.filter(({ name, rows }) => rows > 0 && name !== at.sheet);
  return (
    <div>
      <p>
        {place === null
          ? t('tablePlace.notFound')
          : t(place.sheet === '' ? 'tablePlace.onLine' : 'tablePlace.onSheet', place)}{' '}
        {others.length > 0 &&
          sheets.length > 1 &&
          t('tablePlace.others', { names: others.map(({ name }) => `«${name}»`).join(', ') })}
      </p>
      <PlaceForm
        key={`${at.sheet} ${at.line}`}
        sheets={sheets}
        place={at}
        isOpen={place === null || isAsked}
        isChanged={chosen.sheet !== undefined || chosen.line !== undefined}
        goTo={goTo}
      />
    </div>
  );
}
