import type { ClosedDayKind, PlainDateText } from '../types.js';
import { toDay } from './dates.js';
import { foldText } from '../fold-text.js';

const CLOSED = /\bno (?:school|classes|students)\b|\bclosed\b|\bsin clases\b|\bno hay clases\b|\bsuspension de (?:clases|labores)\b|\bcerrad[oa]s?\b/;
const OPEN =
  /\b(?:first|last) (?:student )?day\b|\b(?:school|classes|term|semester|quarter|trimester|instruction) (?:begins?|starts?|resumes?|ends?|opens?)\b|\b(?:begins|starts|ends|resumes)\b|\b(?:early|late) (?:release|dismissal|start|arrival)\b|\bhalf[- ]day\b|\bdelayed\b|\bconferences?\b|\bboard meeting\b|\breport cards?\b|\bgrades? due\b|\bexams?\b|\btest(?:s|ing)?\b|\bpicture day\b|\bopen house\b|\bback to school\b|\borientation\b|\bgraduation\b|\bcommencement\b|\bconcert\b|\bend of (?:the )?(?:quarter|semester|trimester|term|year)\b|\bprimer dia\b|\bultimo dia\b|\b(?:inicio|fin|regreso|comienzo) (?:de|a) (?:clases|curso)\b|\bsalida temprana\b|\bentrega de\b|\breunion\b|\bexamen(?:es)?\b|\bevaluacion(?:es)?\b|\bgraduacion\b|\bclausura\b/;
const STAFF =
  /\bstaff\b|\bteachers?\b|\bprofessional (?:development|learning)\b|\bpd\b|\bin-?service\b|\binset\b|\binstitute\b|\bwork ?days?\b|\bplanning day\b|\bpupil[- ]free\b|\bstudent holiday\b|\bno students\b|\bdocentes?\b|\bconsejo tecnico\b|\bcapacitacion\b|\bpersonal\b|\bjornada pedagogica\b/;
const BREAK = /\bbreak\b|\brecess\b|\bvacations?\b|\bhalf[- ]term\b|\bholidays\b|\bvacaciones\b|\breceso\b|\bdescanso\b|\bpuente\b/;

/** A run of closed days this long is a break, whatever it is called. */
const BREAK_DAYS = 4;

/** Whether an event's name says that school is open that day ("First day of school"), in English or Spanish. */
export function saysSchoolIsOpen(name: string): boolean {
  const words = foldText(name);
  return OPEN.test(words) && !CLOSED.test(words);
}

/** What kind of closed days a name and a length are likely to be. */
export function guessClosedDayKind(name: string, { from, to }: { readonly from: PlainDateText; readonly to: PlainDateText }): ClosedDayKind {
  const words = foldText(name);
  if (STAFF.test(words)) return 'staff-only';
  return BREAK.test(words) || toDay(to) - toDay(from) + 1 >= BREAK_DAYS ? 'break' : 'holiday';
}
