import fc from 'fast-check';

/** Values that trip readers over. */
export const ODDITY: fc.Arbitrary<unknown> = fc.oneof(
  fc.jsonValue(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom<unknown>('', ' ', '0', '1e9', '99999999999999999999.1', '-1.0', 'x'.repeat(300), 'x'.repeat(5_000), '__proto__', '\u0000', '\uFDD0', '\uD800', 'not a date', '9999-99-99T00:00:00Z', 'Mars/Olympus', null, [], {}, [[]], -1, 1e308, Number.MAX_SAFE_INTEGER + 1, true, false),
  fc.constantFrom(50, 500).map((deep) => Array.from({ length: deep }).reduce<unknown>((inner) => [inner], {})),
);

/** One of these payloads in which some values, at any depth, are others, or left out, or joined by some that do not belong there. */
export function damagedOf(bodies: readonly unknown[], oddity: fc.Arbitrary<unknown> = ODDITY): fc.Arbitrary<unknown> {
  return fc.constantFrom(...bodies).chain((body) => {
    const paths = pathsOf(body);
    if (paths.length === 0) return oddity;
    const change = fc.tuple(fc.constantFrom(...paths, ...placesIn(body).map((place) => [...place, 'constructor'])), fc.option(oddity, { nil: undefined }));
    return fc.array(change, { minLength: 1, maxLength: 4 }).map((changes) => changes.reduce<unknown>((changed, [path, value]) => withValue(changed, path, value), body));
  });
}

type Path = readonly string[];

/** The paths of all values within one. */
function pathsOf(value: unknown, at: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return at.length === 0 ? [] : [at];
  return [...(at.length === 0 ? [] : [at]), ...Object.entries(value).flatMap(([key, inner]) => pathsOf(inner, [...at, key]))];
}

/** The paths of all objects, the outermost among them. */
function placesIn(value: unknown, at: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [];
  return [...(Array.isArray(value) ? [] : [at]), ...Object.entries(value).flatMap(([key, inner]) => placesIn(inner, [...at, key]))];
}

/** A copy with one value put in its place, or taken out where it is undefined. */
function withValue(target: unknown, [key, ...rest]: Path, value: unknown): unknown {
  if (key === undefined) return value;
  if (typeof target !== 'object' || target === null) return target;
  if (Array.isArray(target)) return target.flatMap((each: unknown, index) => (String(index) !== key ? [each] : rest.length > 0 ? [withValue(each, rest, value)] : value === undefined ? [] : [value]));
  const entries: (readonly [string, unknown])[] = Object.entries(target).flatMap(([name, inner]) => (name !== key ? [[name, inner] as const] : rest.length > 0 ? [[name, withValue(inner, rest, value)] as const] : []));
  return Object.fromEntries(rest.length > 0 || value === undefined ? entries : [...entries, [key, value]]);
}

/** A text with some of it cut out and other things put in. */
export function splicedOf(texts: fc.Arbitrary<string>, pieces: fc.Arbitrary<string>, most = 4): fc.Arbitrary<string> {
  const splice = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), cut: fc.oneof(fc.constant(0), fc.nat(3), fc.nat(60)), put: pieces });
  return fc.tuple(texts, fc.array(splice, { minLength: 1, maxLength: most })).map(([text, splices]) =>
    splices.reduce((changed, { at, cut, put }) => {
      const place = Math.floor(at * changed.length);
      return `${changed.slice(0, place)}${put}${changed.slice(place + cut)}`;
    }, text),
  );
}
