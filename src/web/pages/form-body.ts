import { z } from 'zod';

/** A form's fields by name, each a text; anything else that a program may send counts as not sent. */
export type FormBody = Partial<Record<string, string>>;

/** Of several boxes by one name, such as what is confirmed of a text, the codes that were ticked. */
const joined = (value: unknown): unknown =>
  Array.isArray(value) && value.every((each) => typeof each === 'string') ? value.join(' ') : value;

function textsOf(body: unknown): unknown {
  if (typeof body !== 'object' || body === null) return {};
  const { confirmed, ...others } = body as Record<string, unknown>;
  const fields = Object.entries({ ...others, confirmed: joined(confirmed) });
  return Object.fromEntries(fields.filter(([, value]) => typeof value === 'string'));
}

/** `@Body(new InputPipe(formBody)) body: FormBody` */
export const formBody = z.preprocess(textsOf, z.record(z.string(), z.string()));

/** What a box says that was ticked; one that was not is absent. */
export const isTicked = (value: string | undefined): boolean => value === 'on';
