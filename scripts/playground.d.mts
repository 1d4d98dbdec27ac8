export const playgroundProgram: string;
export function ensurePlayground(): string | undefined;
