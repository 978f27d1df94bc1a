/** What tests read of an answer without having declared its shape. */
export type Json = ReturnType<typeof JSON.parse>;

/** An answer, its body read. */
export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  /** Of the body; null where it isn't JSON. */
  json: Json;
}

/** One of `items`. */
export type Item = Record<string, Json>;

export const itemsOf = ({ json }: Answer): Item[] => json.items as Item[];

export interface Sent {
  /** Sent as JSON; URLSearchParams as a form, FormData as one with a file; a string as it is. */
  body?: unknown;
  headers?: Record<string, string>;
}

function encode(body: unknown): { body?: string | FormData; headers: Record<string, string> } {
  if (body === undefined) return { headers: {} };
  if (body instanceof URLSearchParams)
    return { body: body.toString(), headers: { 'content-type': 'application/x-www-form-urlencoded' } };
  if (typeof body === 'string' || body instanceof FormData) return { body, headers: {} };
  return { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
}

function parsed(text: string, type: string | null): Json {
  return type?.includes('json') && text !== '' ? JSON.parse(text) : null;
}

/** A small browser: keeps cookies, follows nothing. */
export class Client {
  readonly cookies = new Map<string, string>();

  constructor(
    readonly origin: string,
    private readonly headers: Record<string, string> = {},
  ) {}

  get(path: string, headers?: Record<string, string>): Promise<Answer> {
    return this.send('GET', path, { headers });
  }

  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer> {
    return this.send('POST', path, { body, headers });
  }

  put(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer> {
    return this.send('PUT', path, { body, headers });
  }

  patch(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer> {
    return this.send('PATCH', path, { body, headers });
  }

  delete(path: string, headers?: Record<string, string>): Promise<Answer> {
    return this.send('DELETE', path, { headers });
  }

  /** Posts a form as a page does: its fields, and 303 or 422 as an answer. */
  submit(path: string, fields: Record<string, string> = {}): Promise<Answer> {
    return this.send('POST', path, { body: new URLSearchParams(fields) });
  }

  async send(
    method: string,
    path: string,
    sent: { body?: unknown; headers?: Record<string, string> | undefined },
  ) {
    const { body, headers } = encode(sent.body);
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(new URL(path, this.origin), {
      method,
      redirect: 'manual',
      headers: { ...headers, ...(cookie && { cookie }), ...this.headers, ...sent.headers },
      ...(body !== undefined && { body }),
    });
    response.headers.getSetCookie().forEach((line) => this.keep(line));
    const text = await response.text();
    const json = parsed(text, response.headers.get('content-type'));
    return { status: response.status, headers: response.headers, text, json };
  }

  private keep(line: string): void {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    if (value === '' || /;\s*max-age=0\b|;\s*expires=Thu, 01 Jan 1970/i.test(line)) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}
