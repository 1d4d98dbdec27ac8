import { useId, useRef, useState } from 'preact/hooks';
import { languageOf } from '../../../src/text/sandbox/index.js';
import type { FaultView } from '../api.js';
import { usePage } from './context.js';
import { Dialog } from './dialog.js';
import { FieldRow, focusFirstFault } from './field.js';

interface ProfileValues {
  readonly name: string;
  readonly timeZone: string;
  readonly locale: string;
}

/** Changes the name, language and time zone of the person one is, as they would in a chat platform's settings. */
export function ProfileDialog({ onClose }: { onClose: () => void }) {
  const { me, client, text, announce } = usePage();
  const [values, setValues] = useState<ProfileValues>({ name: me.name, timeZone: me.timeZone, locale: languageOf(me.locale) });
  const [fault, setFault] = useState<FaultView | undefined>(undefined);
  const element = useRef<HTMLFormElement>(null);
  const nonce = useRef({ of: '', is: '' });
  const zonesId = useId();
  const change = (part: Partial<ProfileValues>) => setValues((before) => ({ ...before, ...part }));

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    const of = JSON.stringify(values);
    if (nonce.current.of !== of) nonce.current = { of, is: crypto.randomUUID() };
    const answer = await client.post('/api/profile', { nonce: nonce.current.is, ...values });
    if (answer.ok) {
      announce(text.profileSaved);
      onClose();
      return;
    }
    setFault(answer.fault);
    focusFirstFault(element.current);
  }

  return (
    <Dialog title={text.editProfile} onClose={onClose}>
      <form ref={element} class="form" noValidate onSubmit={(event) => void submit(event)}>
        {fault !== undefined && <p class="fault form-fault" role="alert">{fault.message}</p>}
        <FieldRow
          label={text.name}
          required
          fault={fault?.fields?.['name']}
          control={(ties) => <input {...ties} name="name" dir="auto" autoComplete="off" value={values.name} onInput={(event) => change({ name: event.currentTarget.value })} />}
        />
        <FieldRow
          label={text.language}
          fault={fault?.fields?.['locale']}
          control={(ties) => (
            <select {...ties} name="locale" value={values.locale} onChange={(event) => change({ locale: event.currentTarget.value })}>
              {Object.entries(text.languages).map(([value, label]) => <option key={value} value={value}>{label}</option>)}
            </select>
          )}
        />
        <FieldRow
          label={text.timeZone}
          hint={text.timeZoneHint}
          required
          fault={fault?.fields?.['timeZone']}
          control={(ties) => (
            <>
              <input {...ties} name="timeZone" list={zonesId} autoComplete="off" spellcheck={false} value={values.timeZone} onInput={(event) => change({ timeZone: event.currentTarget.value })} />
              <datalist id={zonesId}>{Intl.supportedValuesOf('timeZone').map((zone) => <option key={zone} value={zone} />)}</datalist>
            </>
          )}
        />
        <div class="form-end">
          <button type="button" class="button" onClick={onClose}>{text.cancel}</button>
          <button type="submit" class="button primary">{text.save}</button>
        </div>
      </form>
    </Dialog>
  );
}
