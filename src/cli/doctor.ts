import type { Core } from '../app.js';
import type { Finding, LookParts } from '../app/doctor/look.js';
import type { Config, SettingFault } from '../config.js';
import type { Clock, Logger } from '../ports.js';
import { cliTexts } from '../text/cli/index.js';
import type { CommandIo } from './io.js';

export interface DoctorArgs {
  readonly config: Config;
  readonly log: Logger;
  readonly io: CommandIo;
  /** Of the server it runs in, where it does. */
  readonly core?: Core;
  /** What that server turned away, by chat platform. */
  readonly refused?: LookParts['refused'];
  /** The machine's time, unless told otherwise. */
  readonly wallClock?: Clock;
}

/** Looks at every part and says how to mend each fault. Exit code 1 when there is one. What looks at the platforms loads their libraries: only who asks waits for them. */
export async function runDoctor({ config, log, io, core, refused, wallClock }: DoctorArgs): Promise<number> {
  const { language } = io;
  const { examine } = await import('../app/doctor/examine.js');
  return report(await examine({ config, log, texts: cliTexts(language).doctor, language, ...(wallClock && { wallClock }), ...(refused && { refused }) }, core?.database), io);
}

/** Says what is wrong with each setting; nothing else can be looked at then. */
export function tellSettingFaults(faults: readonly SettingFault[], io: CommandIo): number {
  const texts = cliTexts(io.language).doctor;
  const code = report(faults.map(({ setting, fix }) => ({ part: texts.settings, isFine: false, text: `${setting}: ${fix}` })), io);
  io.out(texts.settingsFirst);
  return code;
}

function report(findings: readonly Finding[], io: CommandIo): number {
  const texts = cliTexts(io.language).doctor;
  for (const { part, isFine, text } of findings) io.out(`${isFine ? texts.ok.padEnd(texts.fault.length) : texts.fault}  ${part}: ${text}`);
  const faults = findings.filter((finding) => !finding.isFine).length;
  io.out(faults === 0 ? texts.allWell : texts.faults(faults));
  return faults === 0 ? 0 : 1;
}
