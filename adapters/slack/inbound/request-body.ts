/** The body of a request, as Slack sends it: JSON, a form that holds JSON as `payload`, or a form. Undefined where it is none of these. */
export function readRequestBody(body: Buffer, contentType: string | undefined): unknown {
  const text = body.toString();
  if (contentType?.split(';')[0]?.trim().toLowerCase() !== 'application/x-www-form-urlencoded') return parseJson(text);
  const form = new URLSearchParams(text);
  const payload = form.get('payload');
  return payload === null ? Object.fromEntries(form) : parseJson(payload);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
