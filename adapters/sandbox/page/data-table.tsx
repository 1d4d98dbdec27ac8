import type { Block, Cell } from '../../../src/domain/message.js';
import { safeText } from '../safe-text.js';

/** Rows under columns; the first cell of a row names it. Wider than the page, it scrolls, also by keyboard. */
export function DataTable({ table }: { table: Extract<Block, { type: 'table' }> }) {
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
                  <th key={column} scope="row" dir="auto">{words(cell)}</th>
                ) : (
                  <td key={column} class={isNumber(cell) ? 'number' : undefined} dir="auto">{words(cell)}</td>
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
  return typeof cell === 'object';
}

function words(cell: Cell): string {
  return safeText(typeof cell === 'string' ? cell : cell.text);
}
