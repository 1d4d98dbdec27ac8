import { folderEvidenceStore } from '../../adapters/evidence/folder.js';
import { s3EvidenceStore } from '../../adapters/evidence/s3.js';
import type { EvidenceConfig } from '../config.js';
import type { EvidenceLimits, EvidenceStore } from '../ports.js';

/** Where copies of evidence go, and of which files. */
export interface EvidenceParts {
  readonly evidence: EvidenceStore;
  readonly limits: EvidenceLimits;
}

/** The evidence store of the settings; undefined where files are kept by reference alone. */
export function openEvidence(config: EvidenceConfig | undefined): EvidenceParts | undefined {
  if (!config) return undefined;
  const { place, limits } = config;
  return { evidence: place.kind === 'folder' ? folderEvidenceStore(place.folder) : s3EvidenceStore(place), limits };
}
