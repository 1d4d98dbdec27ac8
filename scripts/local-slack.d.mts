export const localSlackProgram: string;
export function ensureLocalSlack(options?: { readonly program?: string; readonly system?: string; readonly processor?: string }): string | undefined;
