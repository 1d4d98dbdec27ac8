import { readDelete } from './read-delete.js';
import { readEdit } from './read-edit.js';
import { readMessage } from './read-message.js';
import { pressInbound, readSubmit } from './read-press.js';
import type { Reader } from './seen.js';

/** What a person said, changed, took back or pressed, of the activities that Teams wants no answer to. */
export const readActivity: Reader = (activity, seen) => {
  switch (activity.type) {
    case 'message': {
      // A button whose client knows no other way sends a message without words.
      const press = readSubmit(activity);
      return press === undefined ? readMessage(activity, seen) : pressInbound(activity, press, seen);
    }
    case 'messageUpdate':
      return readEdit(activity, seen);
    case 'messageDelete':
      return readDelete(activity, seen);
    default:
      return undefined;
  }
};
