import type { ServerResponse } from 'node:http';
import type { Language } from '../../../src/domain/types.js';
import { slackConnectTexts } from '../../../src/text/slack/index.js';

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? '');
}

/** Says a few sentences to whoever installs the app, each a paragraph. Nothing of it is kept or framed by anyone. */
export function sendInstallPage(response: ServerResponse, { status, lines, language }: { readonly status: number; readonly lines: readonly string[]; readonly language: Language }): void {
  if (response.headersSent) return;
  const { title } = slackConnectTexts(language).install;
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
  });
  response.end(
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title)}</title>` +
      `<style>body{font:1.1rem/1.6 system-ui,sans-serif;max-width:36rem;margin:4rem auto;padding:0 1rem;color:#1b2a31;background:#fff}</style></head>` +
      `<body><main><h1>${escaped(title)}</h1>${lines.map((line) => `<p>${escaped(line)}</p>`).join('')}</main></body></html>`,
  );
}
