import { DriverAdapterError } from '@prisma/driver-adapter-utils';

/** A database error as Prisma understands it. Anything else is handed on as it is. */
export function asAdapterError(error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string' || !('severity' in error)) return error;
  const text = (key: string): string | undefined => {
    const value: unknown = Reflect.get(error, key);
    return typeof value === 'string' ? value : undefined;
  };
  return new DriverAdapterError({
    kind: 'postgres',
    originalCode: error.code,
    originalMessage: error.message,
    code: error.code,
    message: error.message,
    severity: text('severity') ?? 'ERROR',
    detail: text('detail'),
    column: text('column'),
    hint: text('hint'),
  });
}
