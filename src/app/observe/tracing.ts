import { AsyncLocalStorage } from 'node:async_hooks';
import { ROOT_CONTEXT, SpanStatusCode, trace as spans } from '@opentelemetry/api';
import type { Context } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import { defaultResource, detectResources, envDetector, resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import { errorFields } from '../../errors.js';
import type { Trace } from '../../ports.js';

export interface Tracing {
  readonly trace: Trace;
  /** Sends what is left. */
  close(): Promise<void>;
}

/**
 * Sends traces to the collector that the standard variables name. Nothing global is set: the spans are ours alone, and
 * of an error they hold its code, for its message may be somebody's words.
 */
export function openTracing({ serviceName, role }: { readonly serviceName: string; readonly role: string }): Tracing {
  const own = resourceFromAttributes({ 'service.name': serviceName, 'throughline.role': role });
  const resource = defaultResource().merge(detectResources({ detectors: [envDetector] })).merge(own);
  const provider = new NodeTracerProvider({ resource, spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter())] });
  const tracer = provider.getTracer('throughline');
  const within = new AsyncLocalStorage<Context>();

  return {
    trace: (name, attributes, work) => {
      const outer = within.getStore() ?? ROOT_CONTEXT;
      const span = tracer.startSpan(name, { attributes }, outer);
      return within.run(spans.setSpan(outer, span), async () => {
        try {
          return await work();
        } catch (error) {
          span.setStatus({ code: SpanStatusCode.ERROR, message: errorFields(error).code });
          throw error;
        } finally {
          span.end();
        }
      });
    },
    close: () => provider.shutdown(),
  };
}
