import { z } from 'zod';

/** A form's fields by name, each a text; anything else that a program may send counts as not sent. */
export type FormBody = Partial<Record<string, string>>;

function textsOf(body: unknown): unknown {
  if (typeof body !== 'object' || body === null) return {};
  return Object.fromEntries(Object.entries(body).filter(([, value]) => typeof value === 'string'));
}

/** `@Body(new InputPipe(formBody)) body: FormBody` */
export const formBody = z.preprocess(textsOf, z.record(z.string(), z.string()));

/** What a box says that was ticked; one that was not is absent. */
export const isTicked = (value: string | undefined): boolean => value === 'on';
