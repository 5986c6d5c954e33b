/** What a row of a register of schools says, each fault by its cell. Pure. */
import { clean, fold, foldHeading } from '../../../../surveys/fold.ts';
import { readDay } from '../../../../surveys/written-day.ts';
import { cellFault, type FaultCode } from '../../imports/fault.ts';
import { placeOf, type ReadRegister, type RegisterRow, textAt } from '../../imports/register-file.ts';
import type { CellFault } from '../../imports/schemas.ts';
import { isCode, isEmail, isLogin, isSite, tidyCode, tidyLogin } from '../register/fields.ts';
import { LIMITS } from '../register/schemas.ts';
import taxHeadings from './tax-headings.json' with { type: 'json' };

/** Empty texts and null say nothing, and leave what is known. */
export type SaidOfSchool = {
  line: number;
  /** As the file writes them; one of the two may be missing. */
  name: string;
  shortName: string;
  schoolType: string;
  address: string;
  login: string | null;
  code: string | null;
  aliases: string[];
  person: string;
  phone: string;
  email: string;
  site: string;
  openedOn: string | null;
  closedOn: string | null;
  /** Of the municipality that the row names, folded. */
  territory: string;
};

const TEXTS = {
  name: LIMITS.name,
  shortName: LIMITS.shortName,
  schoolType: LIMITS.schoolType,
  address: LIMITS.address,
  contactPerson: LIMITS.person,
  phone: LIMITS.phone,
  email: LIMITS.email,
  site: LIMITS.site,
  territory: LIMITS.name,
} as const;
type TextColumn = keyof typeof TEXTS;

/** What Excel shows where a formula has failed. */
const FORMULA_ERROR = /^#(REF!|N\/A|VALUE!|DIV\/0!|NAME\?|NULL!|NUM!)$/;
/** A tax number of an organisation; a shorter one has lost its zeros, and none are made up. */
const TAX_NUMBER = /^\d{10}$/;
const ALIAS_SEPARATOR = /[|;]/;

export function readSchoolRow(row: RegisterRow, { table }: Pick<ReadRegister, 'table'>) {
  const faults: CellFault[] = [];
  const accuse = (column: string, code: FaultCode, value: string): null => {
    faults.push(cellFault(placeOf(table, row, column), code, value));
    return null;
  };
  for (const column of Object.keys(row.cells)) {
    if (FORMULA_ERROR.test(textAt(row, column))) accuse(column, 'formulaError', textAt(row, column));
  }
  const text = (column: TextColumn): string => {
    const said = clean(textAt(row, column));
    if (said.length > TEXTS[column]) accuse(column, 'tooLong', said);
    return said;
  };
  const checked = (column: 'login' | 'code', value: string | null, isRight: (value: string) => boolean) =>
    value === null || isRight(value) ? value : accuse(column, column === 'login' ? 'wrongLogin' : 'wrongCode', value);
  const day = (column: 'openedOn' | 'closedOn'): string | null => {
    const said = clean(textAt(row, column));
    if (said === '') return null;
    return row.cells[column]?.day ?? readDay(said) ?? accuse(column, 'notDay', said);
  };
  const heading = ` ${foldHeading(table.titles[table.columns.code] ?? '')} `;
  const isTaxNumber = taxHeadings.some((words) => heading.includes(` ${words} `));
  const isRightCode = (code: string) => isCode(code) && (!isTaxNumber || !/^\d+$/.test(code) || TAX_NUMBER.test(code));
  const said: SaidOfSchool = {
    line: row.line,
    name: text('name'),
    shortName: text('shortName'),
    schoolType: text('schoolType'),
    address: text('address'),
    login: checked('login', tidyLogin(textAt(row, 'login')), isLogin),
    code: checked('code', tidyCode(textAt(row, 'code')), isRightCode),
    aliases: textAt(row, 'aliases').split(ALIAS_SEPARATOR).map(clean).filter(Boolean),
    person: text('contactPerson'),
    phone: text('phone'),
    email: text('email'),
    site: text('site'),
    openedOn: day('openedOn'),
    closedOn: day('closedOn'),
    territory: fold(text('territory')),
  };
  if (said.name === '' && said.shortName === '') accuse(nameColumn(table), 'missing', '');
  if (said.email !== '' && !isEmail(said.email)) accuse('email', 'notEmail', said.email);
  if (said.site !== '' && !isSite(said.site)) accuse('site', 'notSite', said.site);
  if (said.openedOn !== null && said.closedOn !== null && said.openedOn > said.closedOn) {
    accuse('closedOn', 'closedBeforeOpened', textAt(row, 'closedOn'));
  }
  if (said.aliases.length > LIMITS.aliases || said.aliases.some((alias) => alias.length > LIMITS.alias)) {
    accuse('aliases', 'tooLong', textAt(row, 'aliases'));
  }
  return { said, faults };
}

/** The column by which rows are named: that of short names where there is one. */
export const nameColumn = ({ columns }: ReadRegister['table']): 'shortName' | 'name' =>
  columns.shortName === undefined ? 'name' : 'shortName';
