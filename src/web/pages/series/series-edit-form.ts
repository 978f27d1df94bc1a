import { Injectable } from '@nestjs/common';
import { AssociationService } from '../../../features/associations/association.service.js';
import { EventAudienceService } from '../../../features/events/event-audience.service.js';
import { SeriesService, type SeriesView } from '../../../features/series/series.service.js';
import { forbidden } from '../../../kernel/domain-error.js';
import type { Locale } from '../../../kernel/locale.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { possibleHosts, reservableWith, shareableWith } from '../events/event-form.view.js';
import { PossibleHosts } from '../events/possible-hosts.js';
import type { PostedForm } from '../events/posted-form.input.js';
import { seriesChoices, valuesOfSeries } from './series-form.view.js';
import { seriesPath } from './series.view.js';

/** A series in its form, for what changes all of it or what comes from a date on. */
@Injectable()
export class SeriesEditForm {
  constructor(
    private readonly series: SeriesService,
    private readonly associations: AssociationService,
    private readonly audiences: EventAudienceService,
    private readonly possibleHosts: PossibleHosts,
  ) {}

  /** For those who manage it. @throws DomainError not-found, forbidden */
  async managed(viewer: Viewer, id: string): Promise<SeriesView> {
    const view = await this.series.view(viewer, id);
    if (!view.can.manage) throw forbidden();
    return view;
  }

  /** What the form's page shows. @throws DomainError not-found, forbidden */
  async shown(viewer: Viewer, id: string, { locale, typed }: { locale: Locale; typed: PostedForm | null }) {
    const view = await this.managed(viewer, id);
    const { series, community, sharedWith } = view;
    const hosts = (await this.series.hostsOf([id])).get(id) ?? [];
    const saved = valuesOfSeries(view, hosts);
    const values = typed ?? saved;
    const [offered, others, names] = await Promise.all([
      this.audiences.offered(viewer, { ...community, id: series.communityId }),
      this.possibleHosts.of(viewer, [community, sharedWith]),
      this.associations.namesOf(series.adherentsOf === null ? [] : [series.adherentsOf]),
    ]);
    return {
      series: { title: series.title, path: seriesPath(id) },
      hasRoom: series.roomUrl !== null,
      values,
      saved,
      choices: seriesChoices(values, community, locale, {
        people: possibleHosts(hosts, others),
        shareable: shareableWith(offered.shareable, sharedWith),
        reservable: reservableWith(offered.reservable, names.get(series.adherentsOf ?? '') ?? null),
      }),
    };
  }
}
