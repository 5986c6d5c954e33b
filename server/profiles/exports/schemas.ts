import { Type } from 'typebox';
import { Id } from '../../ground/http/schemas.ts';
import { Quality } from '../disclosure/schemas.ts';

const Taken = {
  format: Type.Optional(Type.Enum(['csv', 'xlsx'])),
  language: Type.Optional(Type.Enum(['ru', 'en'])),
  quality: Type.Optional(Quality),
};

const FactorCode = Type.String({ pattern: '^[A-Za-z0-9]{1,20}$' });

/**
 * GET /api/campaigns/{id}/export: what the page shows, as a table. `schools`: ids in the order of the page, parted by commas, all
 * in scope when absent; ids out of scope are left out. `factor`: that one alone.
 */
export const CampaignExportQuery = Type.Object({
  ...Taken,
  view: Type.Optional(Type.Enum(['risks', 'changes'])),
  factor: Type.Optional(FactorCode),
  schools: Type.Optional(Type.String({ pattern: '^[1-9][0-9]{0,9}(,[1-9][0-9]{0,9}){0,499}$', maxLength: 5500 })),
});

/** GET /api/schools/{id}/export: the factors of a school. */
export const SchoolExportQuery = Type.Object({ ...Taken, campaign: Id });
