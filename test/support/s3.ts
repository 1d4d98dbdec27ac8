import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import S3rver from '@20minutes/s3rver';
import { z } from 'zod';
import type { S3Options } from '../../adapters/evidence/s3.js';

/** An S3 server on loopback with one bucket; it checks signatures and takes uploads in parts. */
export interface TestS3 {
  readonly options: S3Options;
  stop(): Promise<void>;
}

/** The only key that the server knows, and its secret. */
const KEY = 'S3RVER';
const addressSchema = z.looseObject({ port: z.int().positive() });

export async function startS3(): Promise<TestS3> {
  const directory = await mkdtemp(join(tmpdir(), 'throughline-s3-'));
  const server = new S3rver({ address: '127.0.0.1', port: 0, silent: true, directory, configureBuckets: [{ name: 'evidence', configs: [] }] });
  const { port } = addressSchema.parse(await server.run());
  return {
    options: { endpoint: `http://127.0.0.1:${port}`, bucket: 'evidence', region: 'us-east-1', accessKeyId: KEY, secretAccessKey: KEY },
    async stop() {
      await server.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
