import type { DigestChoices } from '../../../features/digests/digest-settings.service.js';
import { WEEKDAYS } from '../../../features/digests/digest.input.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { calendarNames } from '../../../platform/i18n/calendar-names.js';
import { NEWS_KINDS } from '../../../vocabulary/news-kinds.js';
import { territoryLabel } from '../../../vocabulary/territories.js';
import { territoryGroups } from '../choices.view.js';

/** What `digests/settings` shows. */
export function digestPage(
  { subscription, usualTerritories, communities }: DigestChoices,
  { locale }: Viewer,
) {
  const { weekday, territories, kinds, communityIds, nextAt } = subscription;
  const wanted = communities.filter(({ id }) => communityIds === null || communityIds.includes(id));
  return {
    nextAt,
    weekday: WEEKDAYS[weekday],
    weekdays: WEEKDAYS.map((value, index) => ({ value, label: calendarNames(locale).weekdays[index] })),
    /** Those that they chose. */
    territories: (territories ?? []).map((value) => ({ value, label: territoryLabel(value) })),
    /** What counts where they chose none. */
    usual: territories === null ? usualTerritories.map(territoryLabel) : null,
    territoryGroups: territoryGroups(),
    kinds: NEWS_KINDS,
    wantedKinds: kinds ?? NEWS_KINDS,
    communities: communities.map(({ slug, name }) => ({ value: slug, label: name })),
    wantedCommunities: wanted.map(({ slug }) => slug),
  };
}
