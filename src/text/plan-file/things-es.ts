import type { ThingKind } from '../../domain/plan-file/faults.js';

/** The things of a plan file, in Spanish; `the` with the article. */
export const THINGS_ES: Readonly<Record<ThingKind, { readonly one: string; readonly other: string; readonly the: string }>> = {
  organization: { one: 'organización', other: 'organizaciones', the: 'la organización' },
  unit: { one: 'unidad', other: 'unidades', the: 'la unidad' },
  person: { one: 'persona', other: 'personas', the: 'la persona' },
  calendar: { one: 'calendario', other: 'calendarios', the: 'el calendario' },
  'closed-days': { one: 'período cerrado', other: 'períodos cerrados', the: 'el período cerrado' },
  term: { one: 'trimestre', other: 'trimestres', the: 'el trimestre' },
  plan: { one: 'plan', other: 'planes', the: 'el plan' },
  participant: { one: 'participante', other: 'participantes', the: 'el participante' },
  section: { one: 'pasaje', other: 'pasajes', the: 'el pasaje' },
  competency: { one: 'competencia', other: 'competencias', the: 'la competencia' },
  'funding-priority': { one: 'prioridad de fondos', other: 'prioridades de fondos', the: 'la prioridad de fondos' },
  'budget-line': { one: 'partida', other: 'partidas', the: 'la partida' },
  'community-question': { one: 'pregunta a la comunidad', other: 'preguntas a la comunidad', the: 'la pregunta a la comunidad' },
  committee: { one: 'comité', other: 'comités', the: 'el comité' },
  'category-scheme': { one: 'esquema de categorías', other: 'esquemas de categorías', the: 'el esquema de categorías' },
  criterion: { one: 'criterio', other: 'criterios', the: 'el criterio' },
  'peer-review': { one: 'revisión entre escuelas', other: 'revisiones entre escuelas', the: 'la revisión entre escuelas' },
  'calendar-entry': { one: 'entrada del calendario', other: 'entradas del calendario', the: 'la entrada del calendario' },
  need: { one: 'necesidad', other: 'necesidades', the: 'la necesidad' },
  item: { one: 'punto', other: 'puntos', the: 'el punto' },
  measure: { one: 'medida', other: 'medidas', the: 'la medida' },
  milestone: { one: 'hito', other: 'hitos', the: 'el hito' },
};
