import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { readConfig, settingNames } from '../../src/config.js';

const service = z.looseObject({ environment: z.record(z.string(), z.string()).default({}), deploy: z.object({ replicas: z.number() }).optional(), stop_grace_period: z.string().optional(), ports: z.array(z.string()).default([]) });
const { services, configs } = z.looseObject({ services: z.record(z.string(), service), configs: z.object({ caddyfile: z.object({ content: z.string() }) }) }).parse(parse(readFileSync('compose.yaml', 'utf8'), { merge: true }));

test('compose starts two of each role, with settings that are ours and fit together', () => {
  for (const role of ['web', 'worker'] as const) {
    const { environment, deploy, stop_grace_period: grace } = services[role] ?? service.parse({});
    expect(deploy).toEqual({ replicas: 2 });
    expect(Object.keys(environment).filter((name) => !(settingNames as readonly string[]).includes(name))).toEqual([]);
    const config = readConfig({ ...environment, DATABASE_URL: environment['DATABASE_URL']?.replace(/\$\{\w+:-(\w+)\}/u, '$1') });
    expect(config).toMatchObject({ role, sandbox: { on: false }, database: { url: 'postgresql://throughline:throughline@postgres:5432/throughline' } });
    // Told to stop, a container has longer than the process takes at most.
    expect(Number.parseInt(grace ?? '0', 10) * 1_000).toBeGreaterThan(config.shutdownMs);
    expect(configs.caddyfile.content).toContain(`dynamic a web ${config.http.port}`);
  }
  // Nothing but the one address is open, and that to this machine.
  expect(Object.entries(services).flatMap(([name, { ports }]) => ports.map((port) => `${name} ${port}`))).toEqual(['proxy 127.0.0.1:4180:4180']);
});

test('the image holds what the process needs, and starts it without a shell between', () => {
  const file = readFileSync('Dockerfile', 'utf8');
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
  expect(file).toContain('ENTRYPOINT ["node", "dist/src/main.js"]');
  expect(scripts['start']).toContain('node dist/src/main.js');
});
