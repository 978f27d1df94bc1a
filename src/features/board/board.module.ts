import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountsModule } from '../accounts/accounts.module.js';
import { AssociationsModule } from '../associations/associations.module.js';
import { CommunitiesModule } from '../communities/communities.module.js';
import { StructuresModule } from '../structures/structures.module.js';
import { NewsComment } from './news-comment.entity.js';
import { NewsConfirmation } from './news-confirmation.entity.js';
import { NewsEdit } from './news-edit.entity.js';
import { NewsItem } from './news-item.entity.js';
import { NewsTheme } from './news-theme.entity.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([NewsItem, NewsTheme, NewsConfirmation, NewsEdit, NewsComment]),
    AccountsModule,
    AssociationsModule,
    CommunitiesModule,
    StructuresModule,
  ],
})
export class BoardModule {}
