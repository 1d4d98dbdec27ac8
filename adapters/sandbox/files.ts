import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { Fault } from './fault.js';
import { requireActive } from './inbound.js';
import type { Members } from './members.js';
import { safeName } from './safe-text.js';
import type { SandboxStore } from './sandbox-store.js';
import { fileView } from './views.js';
import type { Workspace } from './workspace.js';

/** 25 MB. */
export const LARGEST_FILE = 25 * 1024 * 1024;
/** What the request weighs beside the file itself. */
const ENVELOPE = 64 * 1024;

/** Pictures a browser draws and cannot run. Everything else is handed out as a download. */
const PICTURES = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);

interface FileParts {
  readonly workspace: Workspace;
  readonly members: Members;
  readonly store: SandboxStore;
}

/** `POST /api/files` takes one file (multipart: `as`, `file`); `GET /files/:id` gives it back. */
export function fileRoutes({ workspace, members, store }: FileParts): Hono {
  const routes = new Hono();
  const limit = bodyLimit({
    maxSize: LARGEST_FILE + ENVELOPE,
    onError: () => {
      throw new Fault('file-too-large');
    },
  });

  routes.post('/api/files', limit, async (c) => {
    const body = await c.req.parseBody().catch((cause: unknown) => {
      throw cause instanceof Fault ? cause : new Fault('bad-request', { cause });
    });
    const { as: user, file: sent } = body;
    if (typeof user !== 'string' || !(sent instanceof File)) throw new Fault('bad-request');
    requireActive(members, user);
    if (sent.size > LARGEST_FILE) throw new Fault('file-too-large');
    const file = { id: randomUUID(), name: safeName(sent.name, 'file'), mimeType: mimeType(sent.type), size: sent.size, user };
    try {
      await store.saveFile(file.id, new Uint8Array(await sent.arrayBuffer()));
      await workspace.commit(() => ({ type: 'file', file }));
    } catch (cause) {
      throw new Fault('not-saved', { cause });
    }
    return c.json(fileView(file));
  });

  routes.get('/files/:id', async (c) => {
    const file = workspace.state.files.get(c.req.param('id'));
    const bytes = file && (await store.readFile(file.id));
    if (file === undefined || bytes === undefined) throw new Fault('unknown-file');
    const isPicture = PICTURES.has(file.mimeType);
    return c.body(bytes, 200, {
      'content-type': isPicture ? file.mimeType : 'application/octet-stream',
      'content-disposition': `${isPicture ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeName(file.name)}`,
      'cache-control': 'private, max-age=31536000, immutable',
    });
  });

  return routes;
}

/** A type as RFC 6838 writes one, without parameters; else "just bytes". */
function mimeType(type: string): string {
  const plain = type.split(';')[0]?.trim().toLowerCase() ?? '';
  return /^[a-z0-9][a-z0-9!#$&^_.+-]{0,126}\/[a-z0-9][a-z0-9!#$&^_.+-]{0,126}$/u.test(plain) ? plain : 'application/octet-stream';
}

/** A file name as RFC 8187 wants it in a header. */
function encodeName(name: string): string {
  return encodeURIComponent(name).replace(/['()*]/gu, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}
