import { type Static, Type } from 'typebox';
import { Rounded } from '../../../../surveys/rounded.ts';
import { Id, Localized } from '../../../ground/http/schemas.ts';

/** GET /api/evidence/{id}/agreement: the newest review of the same document of the same year by the other reviewer beside this one. */
export const AgreementResponse = Type.Object({
  /** The other's record; null while the other has not reviewed it. */
  otherId: Type.Union([Id, Type.Null()]),
  criteria: Type.Array(
    Type.Object({ name: Type.String(), title: Localized, own: Localized, other: Localized, isSame: Type.Boolean() }),
  ),
  same: Type.Integer(),
  /** Cohen's kappa with linear weights; null where it cannot be told. */
  kappa: Type.Union([Rounded(2), Type.Null()]),
});
export type AgreementResponse = Static<typeof AgreementResponse>;
