import { describe, expect } from 'vitest';
import { openSlackDistrict, samplePlan } from './slack-district.js';
import type { Transport } from '../support/slack-app.js';

export function slackJourney(name: string, transport: Transport): void {
  describe(name, () => {
    const { step } = openSlackDistrict(transport);
    step('connect', async ({ slack, person }) => {
      const r = await slack.run(['import', 'plan.yaml', '--yes'], { 'plan.yaml': await samplePlan() });
      console.log(r.exitCode, JSON.stringify(r.output).slice(0, 500));
      console.log(JSON.stringify(await slack.run(['grant', 'devon.achterberg@marlowbend.example.org', 'steward'])));
      console.log(JSON.stringify(await slack.run(['slack', 'status'])));
      console.log(await person('Devon Achterberg').ask('start'));
      console.log(await slack.move('next-prompt'));
      console.log((await person('Priya Nandakumar').heard()).map((h) => h.lines.join('\n')));
      console.log(slack.log.lines.filter((l) => l.level !== 'info' && l.level !== 'debug'));
      expect(1).toBe(1);
    });
  });
}
