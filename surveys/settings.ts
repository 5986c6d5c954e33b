/** Shape of `settings.json`: words of the district that stand in several forms at once. */
import { type Static, Type } from 'typebox';
import { Localized } from './schema.ts';

export const Settings = Type.Object({
  /** The children's helpline on the closing pages: `{helplinePhone}` and `{helplineNote}` in the texts of the forms. */
  helpline: Type.Object({ phone: Type.String({ pattern: '^[0-9+() -]{3,20}$' }), note: Localized }),
});
export type Settings = Static<typeof Settings>;
