import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Explainer } from '../../platform/http/explaining.js';
import { BoardModule } from '../board/board.module.js';
import { CommunitiesModule } from '../communities/communities.module.js';
import { GlossaryAnswering } from './glossary-answering.service.js';
import { GlossaryAsking } from './glossary-asking.service.js';
import { GlossaryCorrecting } from './glossary-correcting.service.js';
import { GlossaryEntry } from './glossary-entry.entity.js';
import { GlossaryHiding } from './glossary-hiding.service.js';
import { GlossaryProposing } from './glossary-proposing.service.js';
import { GlossaryRegister } from './glossary-register.service.js';
import { GlossaryRemoving } from './glossary-removing.service.js';
import { GlossaryService } from './glossary.service.js';
import { GlossaryStore } from './glossary.store.js';
import { GlossaryVersion } from './glossary-version.entity.js';
import { KnownAcronyms } from './known-acronyms.service.js';

/** Global for `Explainer`, which the platform reads texts with. */
@Global()
@Module({
  imports: [TypeOrmModule.forFeature([GlossaryEntry, GlossaryVersion]), BoardModule, CommunitiesModule],
  providers: [
    GlossaryAnswering,
    GlossaryAsking,
    GlossaryCorrecting,
    GlossaryHiding,
    GlossaryProposing,
    GlossaryRegister,
    GlossaryRemoving,
    GlossaryService,
    GlossaryStore,
    KnownAcronyms,
    { provide: Explainer, useExisting: KnownAcronyms },
  ],
  exports: [
    ...[Explainer, GlossaryAsking, GlossaryCorrecting, GlossaryProposing, GlossaryService, KnownAcronyms],
    ...[GlossaryHiding, GlossaryRemoving],
  ],
})
export class GlossaryModule {}
