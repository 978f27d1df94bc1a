import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { CommunityService } from '../../../features/communities/community.service.js';
import { MembershipService } from '../../../features/communities/membership.service.js';
import { EventAudienceService } from '../../../features/events/event-audience.service.js';
import { type SeriesInput, seriesInput } from '../../../features/series/series.input.js';
import { SeriesPlanService } from '../../../features/series/series-plan.service.js';
import { SeriesSchedulingService } from '../../../features/series/series-scheduling.service.js';
import { newId } from '../../../kernel/ids.js';
import type { Locale } from '../../../kernel/locale.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { InputPipe } from '../../../platform/http/input-pipe.js';
import { type Page, page, refusedForm, type SeeOther, seeOther } from '../../../platform/http/page.js';
import { SignedIn } from '../../../platform/http/signed-in.js';
import { possibleHosts } from '../events/event-form.view.js';
import { type PostedForm, postedForm } from '../events/posted-form.input.js';
import { onceForForm } from '../form-once.js';
import { inSeriesFormNames, readSeriesForm, whenScheduled } from './series-form.input.js';
import { freshSeriesValues, seriesChoices } from './series-form.view.js';
import { planView } from './series-plan.view.js';
import { seriesPath } from './series.view.js';

type Plan = ReturnType<typeof planView>;

/** What the form shows beside its fields. */
interface Shown {
  locale: Locale;
  typed: PostedForm | null;
  plan?: Plan;
  /** The dates are not those that were seen when « Programmer » was pressed. */
  hasChanged?: boolean;
}

/** One page: what comes back and how, its next dates, and « Programmer ». */
@Controller('communities/:slug/series/new')
export class SeriesFormController {
  constructor(
    private readonly communities: CommunityService,
    private readonly memberships: MembershipService,
    private readonly audiences: EventAudienceService,
    private readonly plans: SeriesPlanService,
    private readonly scheduling: SeriesSchedulingService,
  ) {}

  @Get()
  form(
    @SignedIn() viewer: Viewer,
    @Param('slug') slug: string,
    @Req() { locale }: FastifyRequest,
  ): Promise<Page> {
    return this.shown(viewer, slug, { locale, typed: null });
  }

  /** Nothing is scheduled but what was seen. */
  @Post()
  async schedule(
    @SignedIn() viewer: Viewer,
    @Param('slug') slug: string,
    @Body(new InputPipe(postedForm)) body: PostedForm,
    @Req() { locale }: FastifyRequest,
  ): Promise<Page | SeeOther> {
    try {
      const input = readSeriesForm(seriesInput, body, whenScheduled(body));
      const plan = planView(await this.plans.preview(viewer, slug, planned(input)), input, body);
      const isAsked = body.step === 'schedule';
      if (!isAsked || body.planned !== plan.key)
        return await this.shown(viewer, slug, { locale, typed: body, plan, hasChanged: isAsked });
      const once = onceForForm(viewer, body.formId, [slug, plan.key, input.title]);
      const id = await this.scheduling.schedule(viewer, slug, input, once);
      return seeOther(seriesPath(id), { key: 'series.flash.scheduled' });
    } catch (error) {
      return refusedForm(inSeriesFormNames(error, body), () =>
        this.shown(viewer, slug, { locale, typed: body }),
      );
    }
  }

  private async shown(
    viewer: Viewer,
    slug: string,
    { locale, typed, plan, hasChanged = false }: Shown,
  ): Promise<Page> {
    const schedulers = await this.memberships.schedulers(viewer, slug);
    const { community } = await this.communities.view(viewer, slug);
    const me = schedulers.filter(({ id }) => id === viewer.accountId);
    const values = typed ?? freshSeriesValues(community, viewer.accountId);
    return page('series/new', {
      community: { name: community.name, path: `/communities/${community.slug}` },
      values,
      formId: values.formId ?? newId(),
      hasRoom: false,
      plan: plan ?? null,
      hasChanged,
      choices: seriesChoices(values, community, locale, {
        people: possibleHosts(me, schedulers),
        ...(await this.audiences.offered(viewer, community)),
      }),
    });
  }
}

const planned = ({ rule, startsOn, time, timeZone, until, skips }: SeriesInput) => ({
  rule,
  startsOn,
  time,
  timeZone,
  until,
  skips,
});
