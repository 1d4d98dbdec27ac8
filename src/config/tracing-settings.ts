import { z } from 'zod';

const endpoint = z.url({ protocol: /^https?$/ }).optional();
const ENDPOINT_FIX = 'Give the address of an OpenTelemetry collector that takes OTLP over HTTP, such as http://127.0.0.1:4318, or leave it out.';

/**
 * The standard variables of OpenTelemetry that decide whether traces are sent at all; its own libraries read the rest
 * (headers, sampling, batches, resource attributes) themselves.
 * https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/
 */
export const TRACING_SETTINGS = {
  OTEL_EXPORTER_OTLP_ENDPOINT: { schema: endpoint, fix: ENDPOINT_FIX },
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: { schema: endpoint, fix: ENDPOINT_FIX },
  OTEL_EXPORTER_OTLP_PROTOCOL: { schema: z.enum(['http/protobuf']).optional(), fix: 'Use http/protobuf, or leave it out: traces are sent in no other way.' },
  OTEL_TRACES_EXPORTER: { schema: z.enum(['otlp', 'none']).default('otlp'), fix: 'Use otlp or none.' },
  OTEL_SERVICE_NAME: { schema: z.string().min(1).default('throughline'), fix: 'Give the name that traces are sent under, or leave it out.' },
  OTEL_SDK_DISABLED: { schema: z.string().default('false').transform((text) => text.toLowerCase() === 'true'), fix: 'Use true or false.' },
} as const;

type TracingRead = { readonly [N in keyof typeof TRACING_SETTINGS]: z.output<(typeof TRACING_SETTINGS)[N]['schema']> };

/** Where traces are sent. */
export interface TracingConfig {
  readonly serviceName: string;
}

/** Undefined where nobody set a collector up, or where it is turned off. */
export function readTracing(read: TracingRead): TracingConfig | undefined {
  const isMeant = read.OTEL_EXPORTER_OTLP_ENDPOINT !== undefined || read.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT !== undefined;
  return isMeant && !read.OTEL_SDK_DISABLED && read.OTEL_TRACES_EXPORTER === 'otlp' ? { serviceName: read.OTEL_SERVICE_NAME } : undefined;
}
