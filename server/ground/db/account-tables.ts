/** The tables of people with accounts: better-auth's own under our names, and ours beside them. */
import type { ColumnType, Generated } from 'kysely';
import type { Day, Fixed } from './columns.ts';

/** better-auth's table under our name; its own columns are in camelCase. */
type AccountTable = {
  id: Fixed<string>;
  /** Empty once the account was deleted. */
  name: string;
  email: string;
  emailVerified: boolean;
  username: string | null;
  displayUsername: string | null;
  createdAt: ColumnType<Date, Date | undefined, never>;
  updatedAt: ColumnType<Date, Date | undefined, Date>;
  twoFactorEnabled: Generated<boolean>;
  disabled_at: ColumnType<Date | null, undefined, Date | null>;
  deleted_at: ColumnType<Date | null, undefined, Date>;
};
type AccountSessionTable = {
  id: Fixed<string>;
  userId: Fixed<string>;
  createdAt: Fixed<Date>;
  updatedAt: Fixed<Date>;
  expiresAt: Fixed<Date>;
  /** One coarse word for the device, never the browser's own account of itself. */
  userAgent: Fixed<string | null>;
};
type AccountCredentialTable = {
  id: Fixed<string>;
  accountId: Fixed<string>;
  providerId: Fixed<'credential'>;
  userId: Fixed<string>;
  password: string | null;
  updatedAt: Date;
};
type AccountVerificationTable = { identifier: Fixed<string>; value: Fixed<string> };
type AccountSecondFactorTable = { id: Fixed<string>; userId: Fixed<string>; verified: boolean };
export type LinkKind = 'setup' | 'invitation' | 'password';
type AccountLinkTable = {
  id: Generated<number>;
  kind: Fixed<LinkKind>;
  token_hash: Fixed<Buffer>;
  account_id: Fixed<string | null>;
  created_at: Fixed<Date>;
  expires_at: Fixed<Date>;
  used_at: ColumnType<Date | null, never, Date>;
  withdrawn_at: ColumnType<Date | null, never, Date>;
};
/** The newest letter with an invitation; the link is made when it leaves. */
type InvitationLetterTable = {
  account_id: Fixed<string>;
  state: 'waiting' | 'sent' | 'failed';
  days: number;
  tries: number;
  /** Why the last try failed: the mail server refused the letter, or was away. */
  fault: 'refused' | 'away' | null;
  asked_by: string | null;
  tried_at: Date | null;
  changed_at: Date;
};
type SignInDelayTable = { name_hash: Fixed<Buffer>; failures: number; last_failed_at: Date };
type MembershipTable = {
  id: Generated<number>;
  account_id: Fixed<string>;
  /** One of the table of roles, `people/identity/roles.ts`. */
  role: Fixed<string>;
  territory_id: Fixed<number | null>;
  school_id: Fixed<number | null>;
  /** The first and the last day; null means since ever, and without an end. */
  starts_on: Fixed<Day | null>;
  ends_on: Day | null;
};

export type AccountTables = {
  account: AccountTable;
  account_session: AccountSessionTable;
  account_credential: AccountCredentialTable;
  account_verification: AccountVerificationTable;
  account_second_factor: AccountSecondFactorTable;
  account_link: AccountLinkTable;
  invitation_letter: InvitationLetterTable;
  sign_in_delay: SignInDelayTable;
  membership: MembershipTable;
};
