import { Injectable } from '@nestjs/common';
import { type GuardedKind, type GuardedText, TextGuard } from '../../platform/http/text-guard.js';
import type { Setting } from '../../secrecy/find.js';
import { findInField } from '../../secrecy/field.js';
import { headsOf, quote } from '../../secrecy/quote.js';

const COUNTRIES: readonly (string | null)[] = ['FR', 'CA-QC'] satisfies Setting['country'][];

const isCountry = (country: string | null): country is Setting['country'] => COUNTRIES.includes(country);

/** Reads what was typed for the page that shows it again; nothing is kept of it. */
@Injectable()
export class TextReading extends TextGuard {
  override read(text: string, kind: GuardedKind, country: string | null): GuardedText | null {
    const finds = findInField(text, { kind, country: isCountry(country) ? country : null });
    return finds.length === 0 ? null : { pieces: quote(text, finds), finds: headsOf(finds) };
  }
}
