import type { Store } from '../../ports.js';
import { openEvidence } from '../evidence.js';
import { fine } from './look.js';
import type { Finding, LookParts } from './look.js';

/** Whether copies of evidence can be kept, and how many files still wait for theirs or were given up. */
export async function lookAtEvidence({ config, texts }: LookParts, store: Store | undefined): Promise<readonly Finding[]> {
  const opened = openEvidence(config.evidence);
  if (!opened) return [fine(texts.evidence, texts.evidenceNone)];
  await opened.evidence.check();
  const { waiting, failed } = (await store?.copies.count()) ?? { waiting: 0, failed: 0 };
  return [fine(texts.evidence, texts.evidenceFine(opened.evidence.kind, waiting, failed))];
}
