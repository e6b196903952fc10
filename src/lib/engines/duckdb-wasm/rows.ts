import { tableFromIPC, Type, type Column } from '@uwdata/flechette';
import type { Row } from '#lib/core/engine';
import type { SqlValue } from '#lib/core/sql';
import { decodeText } from './decode-text';

/** Names of the columns of a result. */
export const decodeColumnNames = (bytes: Uint8Array): string[] =>
  tableFromIPC(bytes).schema.fields.map((field) => field.name);

type Cells = ArrayLike<unknown>;

/** Rows of the Arrow IPC messages of a result. Throws when a value has no exact counterpart among null, boolean, number and string. */
export function decodeRows(messages: Uint8Array[]): Row[] {
  const table = tableFromIPC(messages, { useDecimalInt: true });
  const names = table.schema.fields.map((field) => field.name);
  const columns = table.children.map((column, index) => cells(names[index]!, column));
  const rows = new Array<Row>(table.numRows);
  for (let row = 0; row < rows.length; row++) {
    const values: Row = {};
    for (let index = 0; index < names.length; index++)
      values[names[index]!] = columns[index]![row] as SqlValue;
    rows[row] = values;
  }
  return rows;
}

function cells(name: string, column: Column<unknown>): Cells {
  const { type } = column;
  switch (type.typeId) {
    case Type.Null:
    case Type.Bool:
    case Type.Int:
    case Type.Float:
      return column.toArray() as Cells;
    case Type.Utf8:
      return decodeText(column);
    case Type.Decimal:
      return map(column, (value) => fromDecimal(value as bigint, type.scale));
    case Type.Date:
      return map(column, (value) => new Date(value as number).toISOString().slice(0, 10));
    case Type.Timestamp:
      return map(column, (value) => new Date(Math.floor(value as number)).toISOString());
    default:
      throw new TypeError(`column ${name} has a type rows cannot hold; cast it`);
  }
}

const map = (column: Column<unknown>, convert: (value: unknown) => SqlValue): Cells =>
  Array.from(column, (value) => (value === null ? null : convert(value)));

/** HUGEINT (what sum() of integers yields) comes as a decimal of scale 0. */
function fromDecimal(unscaled: bigint, scale: number): number {
  const digits = Number(unscaled);
  if (!Number.isSafeInteger(digits)) throw new RangeError(`${unscaled} is beyond ±2^53`);
  return digits / 10 ** scale;
}
