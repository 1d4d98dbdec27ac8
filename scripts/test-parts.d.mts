export function ensureParts(): boolean;
export function ensureServers(): boolean;
export function partFaults(environment: Readonly<Record<string, string | undefined>>, debianFolder?: string): readonly string[];
