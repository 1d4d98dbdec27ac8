import { z } from 'zod';
import type { InboundFile } from '../../../src/ports/chat.js';
import { id } from './payload-schemas.js';

/** As many as one inbound carries. */
const MOST = 50;
const ADDRESS = 4_000;

const address = z.string().max(ADDRESS).nullish().transform((value) => value ?? undefined);
const file = z.looseObject({
  id,
  name: z.string().nullish(),
  title: z.string().nullish(),
  mimetype: z.string().nullish(),
  size: z.number().min(0).nullish(),
  mode: z.string().nullish(),
  url_private: address,
  url_private_download: address,
  permalink: address,
});

/** Files that are no longer there, or that the workspace's plan hides. */
const GONE = new Set(['tombstone', 'hidden_by_limit']);

/**
 * The files of a message or a form, as Slack describes them. In a channel shared with another organization Slack sends
 * no more than the id (`file_access: check_file_info`): such a file is kept by its id alone.
 */
export function readFiles(files: readonly unknown[]): readonly InboundFile[] {
  return files.flatMap((described) => {
    const parsed = file.safeParse(described);
    return parsed.success && !GONE.has(parsed.data.mode ?? '') ? [toFile(parsed.data)] : [];
  }).slice(0, MOST);
}

function toFile({ id, name, title, mimetype, size, url_private_download: download, url_private: shown, permalink }: z.infer<typeof file>): InboundFile {
  return {
    id,
    name: name ?? title ?? id,
    mimeType: mimetype ?? 'application/octet-stream',
    size: size ?? 0,
    url: download ?? shown ?? permalink ?? '',
    ...(permalink !== undefined && { permalink }),
  };
}
