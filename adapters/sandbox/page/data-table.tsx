import type { Cell, Table } from '../../../src/domain/message.js';
import { safeText } from '../safe-text.js';
import { StatusChip } from './status-chip.js';

/** Rows under columns; the first cell of a row names it. Wider than the page, it scrolls, also by keyboard. */
export function DataTable({ table }: { table: Table }) {
  return (
    <div class="data-table" tabIndex={0} role="group" aria-label={safeText(table.caption)}>
      <table>
        <caption dir="auto">{safeText(table.caption)}</caption>
        <thead>
          <tr>
            {table.columns.map((column, index) => (
              <th key={index} scope="col" class={table.rows.some((row) => isNumber(row[index])) ? 'number' : undefined} dir="auto">
                {safeText(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, index) => (
            <tr key={index}>
              {row.map((cell, column) =>
                column === 0 ? (
                  <th key={column} scope="row" dir="auto"><CellWords cell={cell} /></th>
                ) : (
                  <td key={column} class={isNumber(cell) ? 'number' : undefined} dir="auto"><CellWords cell={cell} /></td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function isNumber(cell: Cell | undefined): boolean {
  return typeof cell === 'object' && 'value' in cell;
}

function CellWords({ cell }: { cell: Cell }) {
  if (typeof cell === 'object' && 'status' in cell) return <StatusChip status={cell.status} label={cell.text} />;
  return <>{safeText(typeof cell === 'string' ? cell : cell.text)}</>;
}
