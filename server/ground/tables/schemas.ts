/** Why a file cannot be read as a table, as routes tell it. */
import { type Static, Type } from 'typebox';
import { TABLE_FAULT_CODES } from './table-fault.ts';

export const TableFaultCode = Type.Enum([...TABLE_FAULT_CODES]);

export const Unreadable = Type.Object({ code: TableFaultCode, detail: Type.String() });
export type Unreadable = Static<typeof Unreadable>;
