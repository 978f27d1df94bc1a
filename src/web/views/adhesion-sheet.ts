import { Injectable } from '@nestjs/common';
import { AdhesionListService } from '../../features/associations/adhesion-list.service.js';
import type { Locale } from '../../kernel/locale.js';
import { slugify } from '../../kernel/text.js';
import type { Viewer } from '../../kernel/viewer.js';
import { Translator } from '../../platform/i18n/translator.js';
import { adhesionTable } from './adhesion-sheet.view.js';
import type { Sheet } from './answer-sheet.js';

/** Every adhesion as a table, for those who keep them: what the page and the API hand out. */
@Injectable()
export class AdhesionSheet {
  constructor(
    private readonly adhesions: AdhesionListService,
    private readonly translator: Translator,
  ) {}

  /** @throws DomainError not-found, and forbidden to those who do not keep them */
  async of(viewer: Viewer, associationId: string, locale: Locale): Promise<Sheet> {
    const { association, adhesions } = await this.adhesions.every(viewer, associationId);
    const filename = `${slugify(association.acronym ?? association.name) || 'maillage'}.csv`;
    return {
      csv: adhesionTable(adhesions, { locale, t: this.translator.forLocale(locale) }),
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="${filename}"`,
        'cache-control': 'private, no-store',
      },
    };
  }
}
