import { expect, test } from 'vitest';
import { isSaidAsCommand } from '../../src/domain/command/said-as-command.js';
import { teamsPackageTexts } from '../../src/text/teams/package-texts.js';

test.each([
  'status', 'status 2', 'Status 2.b', 'estado 2 b', 'status goal 2', 'estado meta 2', 'status Lincoln', 'status reading', 'status --plan lakeshore', 'status 2 --page 2',
  'mine', 'MINE', 'mis puntos', 'my items', 'mine --page 2', 'at-risk', 'en-riesgo', 'En‑riesgo', 'needs-attention', 'atención', 'overdue', 'atrasados', 'calendar', 'calendario',
  'item 2.b', 'punto 2.b', 'evidence 2.b', 'evidencia 2b', 'history 1.a.3', 'historial 2',
  'report 2.b we ran 12 of 20 visits, on track', 'informe 2.b: vamos bien', 'owner 2.b <@u1|Ana>', 'cadence 2.b weekly', 'milestone 2.b',
  'of Ana Lark', 'of <@29:1x|Ana Lark>', 'de Ana', 'of Maria de la Cruz', 'subscribe', 'subscribe here weekly mon 08:00', 'suscribir aquí semanal lun 08:00', 'unsubscribe', 'digest now', 'resumen ahora',
  'start', 'undelivered', 'not-delivered', 'help status', '/plan status 2', '/plan at risk',
])('“%s” is a command', (text) => {
  expect(isSaidAsCommand(text)).toBe(true);
});

test.each([
  '', ' ', 'on track', 'at risk', 'At risk.', 'en riesgo', 'needs attention', 'necesita atención', 'not delivered', 'no entregados', 'atrasado', 'done',
  'status: on track', 'status on track', 'Status is good', 'estado: en riesgo', 'estado en riesgo', 'Status update: we finished three visits', 'status unchanged, 12 of 20 visits',
  '2.b on track', '2.b', '93.4', '12 of 20', 'mine is done', 'mine are all on track', 'item 2.b is done', 'punto 2.b listo', 'evidence: see the attached sheet', 'evidence that they read more', 'Evidence 2.b is in the folder',
  'history class was visited twice', 'report card night went well', 'Reporte trimestral listo', 'of course', 'de acuerdo', 'de nada', 'cancelar', 'cancelar la visita', 'calendar is done', 'overdue but coming', 'start of the year was slow',
  'help', 'ayuda', '?', 'help me', 'away until friday', 'ausente', 'snooze', 'skip 2.b', 'undo', 'deshacer', 'back', 'hello', 'thanks', 'The owner is out this week', 'help us find a room; we have none',
])('“%s” is said, not asked', (text) => {
  expect(isSaidAsCommand(text)).toBe(false);
});

test.each(['en', 'es'] as const)('what the menu of commands types is a command, or what an owner tells the bot: %s', (language) => {
  const { menu } = teamsPackageTexts(language);
  // These need a word after them, or are said by the owner of a check.
  const others = ['of', 'item', 'evidence', 'history', 'undo', 'away', 'help'];
  for (const [name, { title }] of Object.entries(menu)) expect([name, isSaidAsCommand(title)]).toEqual([name, !others.includes(name)]);
});
