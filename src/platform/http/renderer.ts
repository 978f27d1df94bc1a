import { fileURLToPath } from 'node:url';
import { Inject, Injectable, Optional } from '@nestjs/common';
import { Eta } from 'eta';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Clock } from '../../kernel/clock.js';
import type { Viewer } from '../../kernel/viewer.js';
import { SETTINGS } from '../config/config.module.js';
import type { Settings } from '../config/settings.js';
import type { Locale } from '../../kernel/locale.js';
import { type Translate, Translator } from '../i18n/translator.js';
import { Assets } from './assets.js';
import { formErrors, type FormErrors, refusalWords } from './error-words.js';
import { Explainer, explaining } from './explaining.js';
import { takeFlash } from './flash.js';
import { guardedField } from './guarded-field.js';
import type { Page } from './page.js';
import { type PageFormat, pageFormat } from './page-format.js';
import type { Refusal } from './refusal.js';
import { pathOf } from './request-state.js';
import { returnPathOf, signInPath } from './return-path.js';
import { type GuardedKind, type GuardedText, TextGuard } from './text-guard.js';

const TEMPLATES = fileURLToPath(new URL('../../../templates/', import.meta.url));

/** What every template finds in `it`, beside the data of its page. */
export interface PageLocals {
  t: Translate;
  locale: Locale;
  viewer: Viewer | null;
  timeZone: string;
  now: number;
  /** Asked for, without query: tells which link of the navigation is this page. */
  path: string;
  /** Where a form of every page (language) comes back to. */
  returnPath: string;
  signInPath: string;
  publicUrl: string;
  /** Whether video rooms can be made here, and not only pasted. */
  makesRooms: boolean;
  flash: string | null;
  errors: FormErrors | null;
  format: PageFormat;
  /** Begins a text in which acronyms are explained: `partials/explained` shows its pieces. */
  explaining: ReturnType<typeof explaining>;
  /** Where what is written on the page is read, as far as is known; a page that knows says so. */
  country: string | null;
  /** What a text holds by which somebody may be recognised; null where nothing does. */
  guard: (text: string, kind: GuardedKind, country: string | null) => GuardedText | null;
  guardedField: typeof guardedField;
  /** The address of a file of `src/web/assets`. */
  asset: (name: string) => string;
  /** The id of the input named so: `place.name` → `field-place-name`. */
  fieldId: (name: string) => string;
}

@Injectable()
export class Renderer {
  readonly eta = new Eta({ views: TEMPLATES, cache: true });

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly clock: Clock,
    private readonly translator: Translator,
    private readonly assets: Assets,
    /** Absent where there is no glossary. */
    @Optional() @Inject(Explainer) private readonly explainer: Explainer | null,
    /** Absent where nothing is written. */
    @Optional() @Inject(TextGuard) private readonly textGuard: TextGuard | null,
  ) {}

  /** The page's HTML; says the flash that waits, and clears its cookie. */
  render(page: Page, request: FastifyRequest, reply: FastifyReply): string {
    const { locale } = request;
    const errors = page.errors && formErrors(this.translator, locale, page.errors);
    const locals = { ...this.locals(request, reply), values: {}, errors };
    return this.eta.render(`/${page.template}`, { ...locals, ...page.data });
  }

  renderRefusal(refusal: Refusal, request: FastifyRequest, reply: FastifyReply): string {
    const { locale } = request;
    const words = refusalWords(this.translator, locale, refusal);
    const errors = formErrors(this.translator, locale, refusal);
    return this.eta.render('/errors/refusal', { ...this.locals(request, reply), ...words, refusal, errors });
  }

  private locals(request: FastifyRequest, reply: FastifyReply): PageLocals {
    const { locale, timeZone, viewer } = request;
    const now = this.clock.now();
    const t = this.translator.forLocale(locale);
    const flash = takeFlash(request, reply, this.settings);
    const isKnown = flash !== null && this.translator.has(locale, flash.key);
    return {
      t,
      locale,
      viewer,
      timeZone,
      now,
      path: pathOf(request),
      returnPath: returnPathOf(request),
      signInPath: signInPath(returnPathOf(request)),
      publicUrl: this.settings.publicUrl,
      makesRooms: this.settings.jitsiUrl !== null,
      flash: isKnown ? t(flash.key, flash.params) : null,
      errors: null,
      format: pageFormat(locale, timeZone, now, this.translator),
      explaining: explaining(this.explainer, { territory: viewer?.territory ?? null, locale }),
      country: locale === 'fr-CA' ? 'CA-QC' : null,
      guard: (text, kind, country) => this.textGuard?.read(text, kind, country) ?? null,
      guardedField,
      asset: (name) => this.assets.url(name),
      fieldId: (name) => `field-${name.replaceAll(/[^\w-]/g, '-')}`,
    };
  }
}
