import { z } from 'zod';

/** Where an answer is posted; spread into a reply's address. Anything but a web address is left out. */
export const responseUrl = z
  .unknown()
  .optional()
  .transform((value): { readonly responseUrl?: string } => (z.url({ protocol: /^https?$/ }).max(2_000).safeParse(value).success ? { responseUrl: String(value) } : {}));
