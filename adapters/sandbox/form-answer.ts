import { Temporal } from 'temporal-polyfill';
import type { Form, InputField } from '../../src/domain/message.js';
import { Fault } from './fault.js';
import type { FieldFault } from './fault.js';
import { acceptedText } from './inbound-text.js';

/** The values of a form's fields by name, and the files attached to it. */
export interface FormAnswer {
  readonly values: Readonly<Record<string, string>>;
  /** File ids. */
  readonly files: readonly string[];
}

/**
 * Checks an answer against the form that was shown: nothing but its fields, each as it asks.
 * Throws `Fault` `form-invalid` that names every field to mend.
 */
export function checkValues(form: Form, values: Readonly<Record<string, string>>, files: Readonly<Record<string, readonly string[]>>): FormAnswer {
  const faults: Record<string, FieldFault> = {};
  const kept: Record<string, string> = {};
  const sent: string[] = [];
  for (const field of form.fields) {
    if (field.type === 'notice') continue;
    if (field.type === 'file') {
      const ids = files[field.name] ?? [];
      if (field.required === true && ids.length === 0) faults[field.name] = (text) => text.fieldErrors.required;
      sent.push(...(field.multiple === true ? ids : ids.slice(0, 1)));
      continue;
    }
    const value = acceptedText(values[field.name] ?? '').trim();
    const fault = faultOf(field, value);
    if (fault === undefined) kept[field.name] = value;
    else faults[field.name] = fault;
  }
  if (Object.keys(faults).length > 0) throw new Fault('form-invalid', { fields: faults });
  return { values: kept, files: sent };
}

function faultOf(field: Exclude<InputField, { type: 'file' }>, value: string): FieldFault | undefined {
  if (value === '') return field.required === true ? (text) => text.fieldErrors.required : undefined;
  if (field.type === 'select') {
    return field.options.some((option) => option.value === value) ? undefined : (text) => text.fieldErrors.choice;
  }
  const { maxLength } = field;
  if (maxLength !== undefined && value.length > maxLength) return (text) => text.fieldErrors['too-long'](maxLength);
  if (field.type === 'number' && !/^[+-]?\d+(?:[.,]\d+)?$/u.test(value)) return (text) => text.fieldErrors.number;
  if (field.type === 'date' && !isDate(value)) return (text) => text.fieldErrors.date;
  return undefined;
}

/** Whether a text is a day of the calendar, `YYYY-MM-DD`. */
function isDate(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(value)) return false;
  try {
    Temporal.PlainDate.from(value);
    return true;
  } catch {
    return false;
  }
}
