import { DomainError, type FieldError } from '../../kernel/domain-error.js';
import type { Flash } from './flash.js';

/** What stopped a form: in the template, `it.errors` has its words. */
export interface FieldErrors {
  /** Of the form as a whole: `validation`, `full`… */
  code: string;
  params: Record<string, string | number>;
  fields: FieldError[];
}

export interface PageOptions {
  status?: number;
  headers?: Record<string, string>;
}

/** A template of `templates/` and what it shows; rendered once the handler has returned it. */
export class Page {
  constructor(
    readonly template: string,
    readonly data: Record<string, unknown>,
    readonly options: PageOptions = {},
    readonly errors: FieldErrors | null = null,
  ) {}

  /** The same page, refusing what was sent: 422. */
  refusing(errors: FieldErrors): Page {
    return new Page(this.template, this.data, { ...this.options, status: 422 }, errors);
  }
}

/** After a POST: 303, and perhaps one sentence for the next page. */
export class SeeOther {
  constructor(
    readonly location: string,
    readonly flash: Flash | null,
  ) {}
}

/** `page('events/show', { event })` renders `templates/events/show.eta`. */
export const page = (template: string, data: Record<string, unknown> = {}, options?: PageOptions): Page =>
  new Page(template, data, options);

/** `location` is ours: what came from outside passes `safePath` first. */
export const seeOther = (location: string, flash?: Flash): SeeOther => new SeeOther(location, flash ?? null);

/**
 * The form again, with what was typed and why it was refused (422); other errors go on.
 * `catch (error) { return refusedForm(error, () => page('events/new', { values: body })) }`
 */
export async function refusedForm(
  error: unknown,
  show: (errors: FieldErrors) => Page | Promise<Page>,
): Promise<Page> {
  if (!(error instanceof DomainError) || !['invalid', 'conflict', 'too-many'].includes(error.kind))
    throw error;
  const errors = { code: error.code, params: error.params, fields: error.fields };
  return (await show(errors)).refusing(errors);
}
