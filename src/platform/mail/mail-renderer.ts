import { fileURLToPath } from 'node:url';
import { Inject, Injectable } from '@nestjs/common';
import { Eta } from 'eta';
import { SETTINGS } from '../config/config.module.js';
import type { Settings } from '../config/settings.js';
import { pageFormat } from '../http/page-format.js';
import type { Locale } from '../../kernel/locale.js';
import { Translator } from '../i18n/translator.js';

/** Found from src/ and from dist/ alike. */
const TEMPLATES = fileURLToPath(new URL('../../../templates/mail/', import.meta.url));

export interface MailToRender {
  /** Such as `accounts/sign-in`, for `sign-in.html.eta` and `sign-in.txt.eta` in `templates/mail/accounts`. */
  template: string;
  locale: Locale;
  /** The reader's, IANA. */
  timeZone: string;
  /**
   * The mail's own (epoch milliseconds), never the time of sending, or a resend would differ: dates of its year
   * are written without the year, and what is tomorrow is counted from it. Without one, years are written.
   */
  date?: number | undefined;
  /** Found in `it`, beside `t`, `locale`, `timeZone`, `format`, `publicUrl` and `host`. */
  data: Record<string, unknown>;
}

/**
 * Turns templates into the two bodies of a mail. The HTML one escapes what it prints; the text one is written
 * by hand, not derived.
 */
@Injectable()
export class MailRenderer {
  readonly html = createEngine({ autoEscape: true });
  readonly text = createEngine({ autoEscape: false, autoTrim: false });

  constructor(
    private readonly translator: Translator,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  render({ template, locale, timeZone, date = 0, data }: MailToRender): { text: string; html: string } {
    const { publicUrl } = this.settings;
    const locals = {
      ...data,
      t: this.translator.forLocale(locale),
      locale,
      timeZone,
      format: pageFormat(locale, timeZone, date, this.translator),
      publicUrl,
      host: new URL(publicUrl).host,
    };
    return {
      html: this.html.render(`${template}.html.eta`, locals),
      text: withoutGaps(this.text.render(`${template}.txt.eta`, locals)),
    };
  }
}

/** Compiled once; printing what isn't there fails here rather than in somebody's mailbox. */
function createEngine(config: ConstructorParameters<typeof Eta>[0]): Eta {
  return new Eta({ views: TEMPLATES, cache: true, autoFilter: true, filterFunction: printed, ...config });
}

function printed(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  throw new TypeError(`A mail template prints ${value === null ? 'null' : typeof value}`);
}

/** Lines that hold only code leave blank ones behind. */
const withoutGaps = (text: string): string => text.replace(/\n{3,}/g, '\n\n').trim();
