import type { z } from 'zod';
import type { Fault, FaultDetail, Path, Shape } from './faults.js';
import { planFileJsonSchema } from './plan-file-schema.js';
import { nearest } from './suggest.js';
import type { Raw, YamlSource } from './yaml-source.js';

type Issue = z.core.$ZodIssue;

/** Puts the schema's findings into faults with their place in the file. */
export function faultsOfIssues(issues: readonly Issue[], source: YamlSource): Fault[] {
  const schema = issues.length === 0 ? {} : planFileJsonSchema();
  return issues.flatMap((issue) => faultsOf(issue, [], source, schema));
}

function faultsOf(issue: Issue, above: Path, source: YamlSource, schema: JsonSchema): Fault[] {
  const path = [...above, ...issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step))];
  const found = valueAt(source.root, path);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => source.fault([...path, key], unknownKey(key, keysAt(path, schema)), 'key'));
    case 'invalid_union': {
      const branch = issue.errors.find((errors) => !errors.some((error) => error.code === 'invalid_type' && error.path.length === 0));
      if (branch) return branch.flatMap((error) => faultsOf(error, path, source, schema));
      const expected = issue.errors.flat().flatMap((error) => (error.code === 'invalid_type' ? [shapeName(error.expected)] : []));
      return [source.fault(path, misshapen(found, expected, path))];
    }
    case 'invalid_type':
      return [source.fault(path, misshapen(found, [shapeName(issue.expected)], path))];
    case 'too_small':
      return [source.fault(path, { code: 'empty-list' })];
    case 'custom':
      return [source.fault(path, faultIn(issue.params))];
    default:
      throw new TypeError(`the plan file schema has a check without words: ${issue.code}`);
  }
}

function misshapen(found: Raw | undefined, expected: readonly Shape[], path: Path): FaultDetail {
  if (found === undefined) return { code: 'missing', key: String(path.at(-1) ?? '') };
  return { code: 'wrong-shape', expected: [...new Set(expected)], found: shapeOf(found) };
}

function shapeName(expected: string): Shape {
  return expected === 'array' ? 'list' : expected === 'object' ? 'map' : 'text';
}

function shapeOf(value: Raw): Shape {
  return typeof value === 'string' ? 'text' : Array.isArray(value) ? 'list' : 'map';
}

/** The detail that a leaf of `leaf-types.ts` left in its issue. */
function faultIn(params: unknown): FaultDetail {
  if (isWithFault(params)) return params.fault;
  throw new TypeError('a check of the plan file schema gave no fault');
}
function isWithFault(params: unknown): params is { readonly fault: FaultDetail } {
  return typeof params === 'object' && params !== null && 'fault' in params;
}

function unknownKey(key: string, allowed: readonly string[]): FaultDetail {
  const suggestion = nearest(key.replaceAll('_', '-'), allowed);
  return { code: 'unknown-key', key, allowed, ...(suggestion !== undefined && { suggestion }) };
}

function valueAt(root: Raw | undefined, path: Path): Raw | undefined {
  let value = root;
  for (const step of path) {
    if (value === undefined || typeof value === 'string') return undefined;
    value = Object.entries(value).find(([name]) => name === String(step))?.[1];
  }
  return value;
}

type JsonSchema = Readonly<Record<string, unknown>>;

/** The keys that the published schema allows in the map at a path. */
function keysAt(path: Path, schema: JsonSchema): readonly string[] {
  const definitions = isSchema(schema['definitions']) ? schema['definitions'] : {};
  let candidates = expand([schema], definitions);
  for (const step of path) {
    const next = candidates.flatMap((candidate) => {
      const properties = candidate['properties'];
      return typeof step === 'number' ? candidate['items'] : isSchema(properties) && Object.hasOwn(properties, step) ? properties[step] : undefined;
    });
    candidates = expand(next.filter(isSchema), definitions);
  }
  return candidates.flatMap((candidate) => (isSchema(candidate['properties']) ? Object.keys(candidate['properties']) : []));
}

/** Follows `$ref` and `anyOf` to the schemas that say something themselves. */
function expand(schemas: readonly JsonSchema[], definitions: JsonSchema): readonly JsonSchema[] {
  return schemas.flatMap((schema): readonly JsonSchema[] => {
    const { $ref, anyOf } = schema;
    const target = typeof $ref === 'string' ? definitions[$ref.replace('#/definitions/', '')] : undefined;
    if (isSchema(target)) return expand([target], definitions);
    return Array.isArray(anyOf) ? expand(anyOf.filter(isSchema), definitions) : [schema];
  });
}

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
