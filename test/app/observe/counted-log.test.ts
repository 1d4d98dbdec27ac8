import { expect, test } from 'vitest';
import { countedLog } from '../../../src/app/observe/counted-log.js';
import { prometheusMetrics } from '../../../src/app/observe/metrics.js';
import { recordingLog } from '../../support/recording-log.js';

test('what warns and what tells of an error is counted by its event, and still logged', async () => {
  const metrics = prometheusMetrics();
  const plain = recordingLog();
  const log = countedLog(plain, metrics);
  log.warn('delivery.sent-again', { delivery: 'd1' });
  log.warn('delivery.sent-again', { delivery: 'd2' });
  log.error('job.failed');
  log.info('delivery.sent', { delivery: 'd3' });
  const { body } = await metrics.text();
  expect(body).toContain('throughline_log_lines_total{level="warn",event="delivery.sent-again"} 2');
  expect(body).toContain('throughline_log_lines_total{level="error",event="job.failed"} 1');
  expect(body).not.toContain('delivery.sent"');
  expect(plain.lines.map(({ event }) => event)).toEqual(['delivery.sent-again', 'delivery.sent-again', 'job.failed', 'delivery.sent']);
});
