import type { TargetedInputEvent } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Field, InputField } from '../../../src/domain/message.js';
import type { FaultView, FormView } from '../api.js';
import { safeText } from '../safe-text.js';
import { AttachmentList, useAttachments } from './attachments.js';
import { usePage } from './context.js';
import { Dialog } from './dialog.js';
import { FieldRow, focusFirstFault } from './field.js';

/** A form of the bot, open on this page. The server closes it once the answer is saved. */
export function FormDialog({ view: { open, form } }: { view: FormView }) {
  const { client, text } = usePage();
  const [values, setValues] = useState<Readonly<Record<string, string>>>(() => initialValues(form.fields));
  const [files, setFiles] = useState<Readonly<Record<string, readonly string[]>>>({});
  const [uploading, setUploading] = useState<Readonly<Record<string, boolean>>>({});
  const [fault, setFault] = useState<FaultView | undefined>(undefined);
  const [isSending, setSending] = useState(false);
  // A form without a file that is on its way would be filed without it.
  const isBusy = isSending || Object.values(uploading).includes(true);
  const element = useRef<HTMLFormElement>(null);

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    if (isBusy) return;
    setSending(true);
    const answer = await client.post('/api/forms', { open, values, files });
    setSending(false);
    setFault(answer.ok ? undefined : answer.fault);
    if (!answer.ok && answer.fault.fields !== undefined) focusFirstFault(element.current);
  }

  return (
    <Dialog title={safeText(form.title)} onClose={() => void client.post('/api/forms/close', { open })}>
      <form ref={element} class="form" noValidate onSubmit={(event) => void submit(event)}>
        {fault !== undefined && <p class="fault form-fault" role="alert">{fault.message}</p>}
        {form.fields.map((field, index) =>
          field.type === 'notice' ? (
            <p key={`notice-${index}`} class={`notice ${field.level}`} role="note" dir="auto">
              {safeText(field.text)}
            </p>
          ) : (
            <FormField
              key={field.name}
              field={field}
              value={values[field.name] ?? ''}
              fault={fault?.fields?.[field.name]}
              onValue={(value) => setValues((before) => ({ ...before, [field.name]: value }))}
              onFiles={(ids, isUploading) => {
                setFiles((before) => ({ ...before, [field.name]: ids }));
                setUploading((before) => ({ ...before, [field.name]: isUploading }));
              }}
            />
          ),
        )}
        <div class="form-end">
          <button type="button" class="button" onClick={() => void client.post('/api/forms/close', { open })}>{safeText(form.cancel)}</button>
          <button type="submit" class="button primary" aria-disabled={isBusy}>{isSending ? text.sending : safeText(form.submit)}</button>
        </div>
      </form>
    </Dialog>
  );
}

interface FormFieldProps {
  readonly field: InputField;
  readonly value: string;
  readonly fault: string | undefined;
  readonly onValue: (value: string) => void;
  readonly onFiles: (ids: readonly string[], isUploading: boolean) => void;
}

function FormField({ field, value, fault, onValue, onFiles }: FormFieldProps) {
  const { text } = usePage();
  if (field.type === 'file') return <FileField field={field} fault={fault} onFiles={onFiles} />;
  return (
    <FieldRow
      label={field.label}
      hint={field.hint}
      required={field.required}
      fault={fault}
      control={(ties) => {
        if (field.type === 'select') {
          return (
            <select {...ties} name={field.name} value={value} onChange={(event) => onValue(event.currentTarget.value)}>
              {(value === '' || field.required !== true) && <option value="">{text.chooseOne}</option>}
              {field.options.map((option) => (
                <option key={option.value} value={option.value} selected={option.value === value}>{safeText(option.label)}</option>
              ))}
            </select>
          );
        }
        const shared = { ...ties, name: field.name, value, maxLength: field.maxLength, dir: 'auto' } as const;
        if (field.type === 'multiline') return <textarea {...shared} rows={4} onInput={(event) => onValue(event.currentTarget.value)} />;
        const onInput = (event: TargetedInputEvent<HTMLInputElement>) => onValue(event.currentTarget.value);
        if (field.type === 'date') return <input {...shared} type="date" onInput={onInput} />;
        return <input {...shared} type="text" inputMode={field.type === 'number' ? 'decimal' : 'text'} onInput={onInput} />;
      }}
    />
  );
}

function FileField({ field, fault, onFiles }: { field: Extract<InputField, { type: 'file' }>; fault: string | undefined; onFiles: FormFieldProps['onFiles'] }) {
  const attachments = useAttachments();
  const isUploading = attachments.uploading.length > 0;
  useEffect(() => onFiles(attachments.files.map((file) => file.id), isUploading), [attachments.files, isUploading]);
  return (
    <FieldRow
      label={field.label}
      hint={field.hint}
      required={field.required}
      fault={fault}
      control={(ties) => (
        <>
          <input
            {...ties}
            type="file"
            name={field.name}
            multiple={field.multiple === true}
            onChange={(event) => {
              const input = event.currentTarget;
              if (field.multiple !== true) attachments.clear();
              void attachments.add(input.files).then(() => {
                input.value = '';
              });
            }}
          />
          <AttachmentList attachments={attachments} />
        </>
      )}
    />
  );
}

function initialValues(fields: readonly Field[]): Readonly<Record<string, string>> {
  return Object.fromEntries(fields.flatMap((field) => (field.type === 'file' || field.type === 'notice' ? [] : [[field.name, field.value ?? ''] as const])));
}
