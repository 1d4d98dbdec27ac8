import type { Language } from '../../../src/domain/types.js';
import type { MentionId } from './inline-runs.js';
import type { Room } from './limits.js';

/** What every part of one message is rendered with. */
export interface Rendering {
  readonly language: Language;
  readonly mention: MentionId;
  readonly room: Room;
}
