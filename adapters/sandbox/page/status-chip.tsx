import type { ItemStatus } from '../../../src/domain/types.js';
import { safeText } from '../safe-text.js';
import { StatusIcon } from './icons.js';

/** A status as colour, shape and word. */
export function StatusChip({ status, label }: { status: ItemStatus; label: string }) {
  return (
    <span class={`chip status-${status}`}>
      <StatusIcon status={status} />
      {safeText(label)}
    </span>
  );
}
