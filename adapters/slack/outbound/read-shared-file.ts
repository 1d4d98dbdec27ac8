import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { ChatErrorCode, FileErrorCode } from '../../../src/errors.js';
import { ChatError, FileError } from '../../../src/errors.js';
import type { InboundFile } from '../../../src/ports/chat.js';
import { calling, slackErrorName } from './errors.js';
import { readFile } from './read-file.js';

/** What Slack's file host says in the same way of a file that is gone, that lies elsewhere now and that the bot may not see. */
const UNSURE: ReadonlySet<string> = new Set<FileErrorCode>(['file-gone', 'file-not-shared', 'file-elsewhere']);
/** docs.slack.dev, reference/methods/files.info. */
const GONE: ReadonlySet<string> = new Set(['file_not_found', 'file_deleted']);
/** Refusals that say nothing of the file itself. */
const MAY_PASS: ReadonlySet<string> = new Set<ChatErrorCode>(['rate-limited', 'temporary', 'workspace-gone']);
const known = z.looseObject({ mode: z.string().optional(), url_private_download: z.string().optional(), url_private: z.string().optional() });

export interface SharedFileParts {
  readonly client: WebClient;
  readonly isFileHost: (url: URL) => boolean;
}

/**
 * Reads a file where it was said to lie; where that fails, Slack is asked where it lies now: of a file in a channel shared
 * with another organization it had told no more than the id.
 */
export async function readSharedFile({ client, isFileHost }: SharedFileParts, file: InboundFile, limit: { readonly maxBytes: number }): Promise<AsyncIterable<Uint8Array>> {
  const parts = { token: client.token, isFileHost };
  try {
    return await readFile(parts, file, limit);
  } catch (error) {
    if (!(error instanceof FileError) || !UNSURE.has(error.code)) throw error;
    const url = await addressNow(client, file.id);
    if (url === undefined || url === file.url) throw error;
    return readFile(parts, { ...file, url }, limit);
  }
}

/** Undefined where Slack does not say. */
async function addressNow(client: WebClient, id: string): Promise<string | undefined> {
  try {
    const { file } = await calling('files.info', () => client.files.info({ file: id }));
    const { mode, url_private_download: download, url_private: shown } = known.parse(file ?? {});
    if (mode === 'tombstone') throw gone();
    return download ?? shown;
  } catch (error) {
    if (GONE.has(slackErrorName(error) ?? '')) throw gone();
    if (!(error instanceof ChatError) || MAY_PASS.has(error.code)) throw error;
    return undefined;
  }
}

function gone(): FileError {
  return new FileError('file-gone', 'The attached file is no longer kept by Slack.');
}
