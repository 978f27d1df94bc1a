import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Outbox } from '../../platform/outbox/outbox.js';
import { structureChanged } from '../structures/structure.facts.js';
import { ClosureService } from './closure.service.js';
import { NewsLetterService } from './news-letter.service.js';
import { closureDue, newsLetterDecided, newsTelling, stillTrueDue } from './news-life.facts.js';
import { NewsTellings } from './news-telling.service.js';
import { OfficialNews } from './official-news.service.js';
import { StillTruePlanning } from './still-true-planning.service.js';

@Injectable()
export class NewsLifeHandlers implements OnModuleInit {
  constructor(
    private readonly outbox: Outbox,
    private readonly stillTrue: StillTruePlanning,
    private readonly closures: ClosureService,
    private readonly tellings: NewsTellings,
    private readonly letters: NewsLetterService,
    private readonly official: OfficialNews,
  ) {}

  onModuleInit(): void {
    this.outbox.subscribe(stillTrueDue, 'news-life', (due) => this.stillTrue.ask(due));
    this.outbox.subscribe(structureChanged, 'news-life', (fact) => this.official.structureChanged(fact));
    this.outbox.subscribe(closureDue, 'news-life', (due) => this.closures.dayHasCome(due));
    this.outbox.subscribe(newsTelling, 'news-life', (telling) => this.tellings.tell(telling));
    this.outbox.subscribe(newsLetterDecided, 'news-life', (decided) => this.letters.send(decided));
  }
}
