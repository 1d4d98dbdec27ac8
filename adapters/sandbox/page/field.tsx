import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { safeText } from '../safe-text.js';
import { usePage } from './context.js';

interface FieldProps {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly required?: boolean | undefined;
  readonly fault?: string | undefined;
  /** Makes the control, given what ties it to its label, hint and fault. */
  readonly control: (ties: FieldTies) => ComponentChildren;
}

export interface FieldTies {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': boolean;
  readonly 'aria-required': boolean;
}

/** A labelled control with its hint and what is wrong with it. */
export function FieldRow({ label, hint, required = false, fault, control }: FieldProps) {
  const { text } = usePage();
  const id = useId();
  const described = [hint === undefined ? '' : `${id}-hint`, fault === undefined ? '' : `${id}-fault`].filter((one) => one !== '').join(' ');
  return (
    <div class="field">
      <label for={id}>
        {safeText(label)}
        {required && <span class="required"> ({text.required})</span>}
      </label>
      {hint !== undefined && <p class="hint" id={`${id}-hint`}>{safeText(hint)}</p>}
      {control({ id, 'aria-describedby': described === '' ? undefined : described, 'aria-invalid': fault !== undefined, 'aria-required': required })}
      {fault !== undefined && <p class="fault" id={`${id}-fault`}>{fault}</p>}
    </div>
  );
}

/** Moves the focus to the first control marked as wrong, once it is drawn. */
export function focusFirstFault(form: HTMLFormElement | null): void {
  requestAnimationFrame(() => form?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
}
