import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { planFileJsonSchema } from '../../../src/domain/plan-file/plan-file-schema.js';
import { readPlanFile } from '../../../src/domain/plan-file/read-plan-file.js';
import { writePlanFile } from '../../../src/domain/plan-file/write-plan-file.js';

const folder = new URL('../../../prisma/', import.meta.url);
const samples = readdirSync(new URL('seed/', folder)).filter((name) => name.endsWith('.yaml'));
const textOf = (name: string): string => readFileSync(new URL(`seed/${name}`, folder), 'utf8');
const published = readFileSync(new URL('plan.schema.json', folder), 'utf8');
const publishedSchema = (): z.ZodType => z.fromJSONSchema(JSON.parse(published) as Parameters<typeof z.fromJSONSchema>[0]);

describe('the published JSON Schema', () => {
  it('is the one the reader works by', () => {
    expect(JSON.parse(published), 'run `npm run -s throughline -- schema > prisma/plan.schema.json`').toEqual(planFileJsonSchema());
  });

  it('explains every key', () => {
    const unexplained: string[] = [];
    const visit = (schema: unknown, path: string): void => {
      if (typeof schema !== 'object' || schema === null) return;
      for (const [key, value] of Object.entries(schema)) {
        if (key === 'properties') {
          for (const [name, property] of Object.entries(value as object)) if (!('description' in property) && !('$ref' in property)) unexplained.push(`${path}.${name}`);
        }
        visit(value, `${path}.${key}`);
      }
    };
    visit(planFileJsonSchema(), '');
    expect(unexplained).toEqual([]);
  });

  it('refuses what the reader refuses', () => {
    const schema = publishedSchema();
    const sample = parse(textOf(samples[0] ?? '')) as Record<string, unknown>;
    expect(schema.safeParse(sample).success).toBe(true);
    expect(schema.safeParse({ ...sample, goal: [] }).success).toBe(false);
    expect(schema.safeParse({ ...sample, plan: { code: 'x' } }).success).toBe(false);
  });
});

describe('the sample plans', () => {
  it('are five', () => {
    expect(samples).toHaveLength(5);
  });

  it.each(samples)('%s fits the JSON Schema, as an editor reads it', (name) => {
    const text = textOf(name);
    expect(text.split('\n')[0]).toBe('# yaml-language-server: $schema=../plan.schema.json');
    const found = publishedSchema().safeParse(parse(text));
    expect(found.error?.issues ?? []).toEqual([]);
  });

  it.each(samples)('%s reads, and what is written of it reads the same and is written the same', (name) => {
    const read = readPlanFile(textOf(name));
    if (!read.ok) throw new Error(JSON.stringify(read.faults));
    const written = writePlanFile(read.document);
    expect(readPlanFile(written)).toEqual(read);
    const again = readPlanFile(written);
    expect(again.ok && writePlanFile(again.document)).toBe(written);
  });

  it.each(samples)('%s names nobody outside example.org', (name) => {
    const read = readPlanFile(textOf(name));
    const emails = read.ok ? read.document.people.map((person) => person.email) : [];
    expect(emails.length).toBeGreaterThan(4);
    expect(emails.filter((email) => !email.endsWith('.example.org'))).toEqual([]);
  });
});
