import type { ItemContext, Understanding } from '../../domain/understand/types.js';
import type { ItemOverview } from '../../domain/overview.js';
import type { ReportPart, Said } from '../../domain/report-content.js';
import type { InboundFile, Member } from '../../ports.js';
import type { PlacedItem } from './person-items.js';

/** What understanding words about an item takes into account. `on` is the day they were said, in the person's zone. */
export function contextOf({ item }: PlacedItem, codes: readonly string[], member: Pick<Member, 'language'>, on: string): ItemContext {
  return {
    code: item.code,
    title: item.title,
    measures: item.measures.map(({ key, name, unit, baseline, target, direction, translations }) => ({
      key,
      name: [name, ...Object.values(translations).flatMap((texts) => texts.name ?? [])].join(' / '),
      unit,
      direction,
      ...(baseline !== undefined && { baseline }),
      ...(target !== undefined && { target }),
    })),
    otherCodes: codes.filter((code) => code !== item.code),
    language: member.language,
    today: on,
  };
}

/** A message's words and files as part of a report on an item. */
export function wordsPart(
  { item }: PlacedItem,
  understanding: Understanding,
  said: { readonly message?: string; readonly words: string; readonly files: readonly InboundFile[]; readonly on: string },
): ReportPart & { readonly kind: 'words' } {
  return { kind: 'words', words: said.words, files: [...said.files], said: saidOf(item, understanding, said.on), ...(said.message !== undefined && { message: said.message }) };
}

function saidOf(item: ItemOverview, understanding: Understanding, on: string): Said {
  const idOf = new Map(item.measures.map((measure) => [measure.key, measure.id]));
  return {
    ...(understanding.status && { status: understanding.status }),
    readings: understanding.readings.flatMap(({ measure, value }) => {
      const measureId = idOf.get(measure);
      return measureId === undefined ? [] : [{ measureId, value, on }];
    }),
    links: [...understanding.links],
    blockers: [...understanding.blockers],
    needs: [...understanding.needs],
  };
}
