import type { Action } from '../../domain/actions.js';
import { formForCheck, formForItem, formForReport } from './open-report-form.js';
import { formForAnyItem } from './report-any-item.js';
import type { FormOrWords } from './show-form.js';
import type { Asker } from './turn.js';

/** The form that a button opens for whoever pressed it; undefined for a button that opens none. `where`: the conversation it stood in. */
export async function formForAction(asker: Asker, action: Action, where: string | undefined): Promise<FormOrWords | undefined> {
  switch (action.name) {
    case 'check.report':
      return formForCheck(asker, action.check, where);
    case 'item.report':
      return formForItem(asker, action.item, where);
    case 'report.change':
      return formForReport(asker, action.report, where);
    case 'report.any':
      return formForAnyItem(asker, where);
    default:
      return undefined;
  }
}
