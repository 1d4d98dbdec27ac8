export const localSlackProgram: string;
export function ensureLocalSlack(options?: { readonly system?: string; readonly processor?: string }): string | undefined;
