/** Why a file cannot be read as a table, and where one was found in it, as routes tell it. */
import { type Static, Type } from 'typebox';
import { TABLE_FAULT_CODES } from './table-fault.ts';

export const TableFaultCode = Type.Enum([...TABLE_FAULT_CODES]);

export const Unreadable = Type.Object({ code: TableFaultCode, detail: Type.String() });
export type Unreadable = Static<typeof Unreadable>;

/** Where a table was found: its sheet by its name, the line of its (upper) heading row. */
export const TablePlace = Type.Object({ sheet: Type.String(), line: Type.Integer() });

/** All sheets of a file with their numbers of rows; a text or a Word document is one without a name. */
export const FileSheets = Type.Array(Type.Object({ name: Type.String(), rows: Type.Integer() }));
