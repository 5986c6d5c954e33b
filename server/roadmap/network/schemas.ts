import { type Static, Type } from 'typebox';
import { Id, Localized, orNull } from '../../ground/http/schemas.ts';

export const LinkKind = Type.Enum(['tutor', 'mentor', 'agreement', 'mentoring', 'seminar', 'association']);
export type LinkKind = Static<typeof LinkKind>;

/** Whoever helps: a person by number, a school, or a district association of subject teachers. */
export const Supporter = Type.Object({
  key: Type.String(),
  kind: Type.Enum(['tutor', 'mentor', 'school', 'association']),
  /** Counts people of one kind from 1 on. */
  number: orNull(Type.Integer()),
  /** A school's name. */
  school: orNull(Localized),
  /** A person's name, for those alone who see it among the accounts; or what an association is called. */
  name: orNull(Type.String()),
});
export type Supporter = Static<typeof Supporter>;

export const SupportLink = Type.Object({ from: Type.String(), schoolId: Id, kinds: Type.Array(LinkKind) });
export type SupportLink = Static<typeof SupportLink>;

/** GET /api/network: who helps which of the schools in scope that hold a status this year. */
export const NetworkResponse = Type.Object({
  year: Type.Integer(),
  schools: Type.Array(Type.Object({ id: Id, name: Localized })),
  supporters: Type.Array(Supporter),
  links: Type.Array(SupportLink),
});
export type NetworkResponse = Static<typeof NetworkResponse>;
