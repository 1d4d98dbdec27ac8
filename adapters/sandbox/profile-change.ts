import type { SandboxPerson } from './directory.js';
import { Fault } from './fault.js';
import type { FieldFault } from './fault.js';
import { safeName } from './safe-text.js';
import type { ProfileChange } from './state.js';

/**
 * Checks what a person wants their profile to be. A locale of the same language keeps the person's region.
 * Throws `Fault` `form-invalid` that names every field to mend.
 */
export function checkProfile(asked: ProfileChange, person: SandboxPerson): ProfileChange {
  const faults: Record<string, FieldFault> = {};
  const name = asked.name.trim();
  if (name.length > 80 || safeName(name, '') === '') faults['name'] = (text) => text.fieldErrors.name;
  const timeZone = zoneName(asked.timeZone.trim());
  if (timeZone === undefined) faults['timeZone'] = (text) => text.fieldErrors['time-zone'];
  const locale = localeName(asked.locale);
  if (locale === undefined) faults['locale'] = (text) => text.fieldErrors.language;
  if (timeZone === undefined || locale === undefined || Object.keys(faults).length > 0) throw new Fault('form-invalid', { fields: faults });
  const keepsRegion = person.locale !== undefined && person.locale.split('-')[0] === locale;
  return { name: safeName(name, ''), timeZone, locale: keepsRegion ? (person.locale ?? locale) : locale };
}

/** The zone as IANA writes it, if there is one of that name. Offsets such as `+02:00` are no zone of a person. */
function zoneName(zone: string): string | undefined {
  if (!/^[A-Za-z]/u.test(zone)) return undefined;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}

function localeName(locale: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(locale)[0];
  } catch {
    return undefined;
  }
}
