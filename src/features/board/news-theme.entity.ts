import { Entity, Index, PrimaryColumn } from 'typeorm';
import type { Theme } from '../../vocabulary/themes.js';

@Entity('news_themes')
@Index('news_themes_theme', ['theme', 'newsId'])
export class NewsTheme {
  @PrimaryColumn({ type: 'uuid' }) newsId!: string;
  @PrimaryColumn({ type: 'text' }) theme!: Theme;
}
