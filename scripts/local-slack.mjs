// The Slack workspace that the tests run against: a program of local-slack (MIT), fetched by the test run and never shipped.
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { arch, platform } from 'node:process';
import { cache, ensurePackage } from './npm-package.mjs';

const NAME = 'local-slack-linux-x64';
const VERSION = '0.1.8';
const SHA512 = '2BCTKxKajjZNWCSCj66Jq5VDScUDNpGZ1lA3281I8RvpDE4/ULCwC26TlcW6/4sPbSTs02Q3KjTiltJp3ZBEvg==';
const PROGRAM = join('bin', 'local-slack');
const PROGRAM_SHA256 = '3332007b797969d835f694b463ac526f7ef1fc66afac93f950f585105fe4815f';
const folder = join(cache, `local-slack-${VERSION}`);

/** Where the program is, or will be. */
export const localSlackProgram = join(folder, PROGRAM);

/** Fetches the program where it is not there yet. Returns a line that says what is wrong and how to mend it, or nothing. */
export function ensureLocalSlack({ system = platform, processor = arch } = {}) {
  if (system !== 'linux' || processor !== 'x64') {
    return `The tests need a Slack workspace to talk to, and ${NAME} runs on Linux on x64 only (this is ${system} on ${processor}). Run them there, such as in a container: docker run --platform linux/amd64 -v "$PWD":/work -w /work node:24 npm test`;
  }
  const fault = ensurePackage({ name: NAME, version: VERSION, sha512: SHA512, program: PROGRAM, sha256: PROGRAM_SHA256, folder });
  if (fault === undefined) chmodSync(localSlackProgram, 0o755);
  return fault;
}
