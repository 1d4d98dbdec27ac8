/**
 * Whether a file of this type is copied: `types` are whole ones, the beginnings of some with a star after them, or `*`.
 * Parameters and capitals of the file's type do not count.
 */
export function isCopiedType(mimeType: string, types: readonly string[]): boolean {
  const plain = (mimeType.split(';')[0] ?? '').trim().toLowerCase();
  return types.some((type) => (type.endsWith('*') ? plain.startsWith(type.slice(0, -1)) : plain === type));
}
