import { Get, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { allProfessions, professionLabel } from '../../vocabulary/professions.js';
import { allTerritories, territoryLabel } from '../../vocabulary/territories.js';
import { ApiController } from './api-controller.js';
import { Asked } from './api-parameters.js';
import { Described } from './described.js';
import { listOf, listView, pageOf, type WholeListAsked, wholeListQuery } from './lists.js';

const territoryShape = z
  .strictObject({
    id: z.string(),
    kind: z.enum(['country', 'region', 'department', 'overseas']),
    name: z.string(),
    label: z.string(),
    timeZone: z.string(),
    parent: z.string().nullable(),
  })
  .meta({ id: 'Territory' });

const professionShape = z
  .strictObject({
    code: z.string(),
    label: z.string(),
    abbreviation: z.string().nullable(),
    family: z.string(),
    country: z.enum(['FR', 'CA-QC']).nullable().meta({ description: 'null: practised in both' }),
    reservedTitle: z.boolean(),
  })
  .meta({ id: 'Profession' });

@ApiController()
export class VocabularyController {
  @Get('territories')
  @Described({
    summary: 'Territories, countries first; the whole list unless a limit is asked for',
    query: wholeListQuery,
    output: listOf(territoryShape),
  })
  territories(@Asked() asked: WholeListAsked) {
    return listView(
      pageOf(allTerritories(), asked, ({ id }) => id),
      ({ id, kind, name, zone, parent }) => ({
        id,
        kind,
        name,
        label: territoryLabel(id),
        timeZone: zone,
        parent: parent ?? null,
      }),
    );
  }

  @Get('professions')
  @Described({
    summary: 'Professions, in the language of the request; the whole list unless a limit is asked for',
    query: wholeListQuery,
    output: listOf(professionShape),
  })
  professions(@Asked() asked: WholeListAsked, @Req() { locale }: FastifyRequest) {
    return listView(
      pageOf(allProfessions(), asked, ({ code }) => code),
      ({ code, abbreviation, family, country, reservedTitle }) => ({
        code,
        label: professionLabel(code, locale),
        abbreviation,
        family,
        country,
        reservedTitle,
      }),
    );
  }
}
