import { Injectable } from '@nestjs/common';
import { reportFromForm, reportInput } from '../../../features/moderation/report.input.js';
import { type ReportedText, ReportingService } from '../../../features/moderation/reporting.service.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { type Page, page, refusedForm, type SeeOther, seeOther } from '../../../platform/http/page.js';
import { parseInput } from '../../../platform/http/parse-input.js';
import { reasonsFor } from '../../../vocabulary/moderation.js';
import type { PostedForm } from '../events/posted-form.input.js';
import { reportedPage } from './reported-page.js';

/** « Signaler », whatever the text; « Signaler une erreur » for who reads what is public. */
@Injectable()
export class ReportForm {
  constructor(private readonly reporting: ReportingService) {}

  async shown(viewer: Viewer | null, text: ReportedText, values: PostedForm = {}): Promise<Page> {
    const { type, title, about, country } = await this.reporting.reported(viewer, text);
    const { path, reportsPath } = reportedPage(text);
    return page('moderation/report', {
      path,
      reportsPath,
      type,
      about: title ?? about,
      country,
      reasons: reasonsFor(viewer !== null),
      values,
    });
  }

  async taken(viewer: Viewer | null, text: ReportedText, body: PostedForm): Promise<Page | SeeOther> {
    try {
      const input = parseInput(reportInput, reportFromForm(body));
      const isHidden = await this.reporting.report(viewer, text, input);
      const { path, restPath } = reportedPage(text);
      return isHidden
        ? seeOther(restPath, { key: 'moderation.flash.hidden' })
        : seeOther(path, { key: 'moderation.flash.thanks' });
    } catch (error) {
      return refusedForm(error, () => this.shown(viewer, text, body));
    }
  }
}
