import { Global, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { SETTINGS } from '../config/config.module.js';
import type { Settings } from '../config/settings.js';
import { DataStamp } from './data-stamp.js';
import { dataSourceOptions, openSqliteReader, openWriter } from './data-source.js';
import { IdempotencyKey } from './idempotency-key.entity.js';
import { SearchReader } from './search-reader.js';
import { Reader } from './transaction.js';
import { UnitOfWork } from './unit-of-work.js';

const READ_CONNECTIONS = 'READ_CONNECTIONS';

/** How many on SQLite, where one more is for searching. */
const READERS = 2;

@Global()
@Module({
  imports: [
    TypeOrmModule.forRootAsync({
      inject: [SETTINGS],
      useFactory: (settings: Settings) => ({
        ...dataSourceOptions(settings.databaseUrl),
        autoLoadEntities: true,
        retryAttempts: 1,
      }),
      dataSourceFactory: (options) => openWriter(options!),
    }),
    TypeOrmModule.forFeature([IdempotencyKey]),
  ],
  providers: [
    DataStamp,
    UnitOfWork,
    {
      provide: READ_CONNECTIONS,
      inject: [DataSource],
      useFactory: async (writer: DataSource): Promise<DataSource[]> =>
        writer.options.type === 'sqlite'
          ? Promise.all(Array.from({ length: READERS + 1 }, () => openSqliteReader(writer)))
          : [writer],
    },
    {
      provide: Reader,
      inject: [READ_CONNECTIONS],
      useFactory: (sources: DataSource[]) => new Reader(sources.slice(0, READERS)),
    },
    {
      provide: SearchReader,
      inject: [READ_CONNECTIONS],
      useFactory: (sources: DataSource[]) => new SearchReader(new Reader(sources.slice(-1))),
    },
  ],
  exports: [DataStamp, UnitOfWork, Reader, SearchReader],
})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(@Inject(READ_CONNECTIONS) private readonly readers: DataSource[]) {}

  async onApplicationShutdown(): Promise<void> {
    for (const reader of this.readers) if (reader.options.type === 'sqlite') await reader.destroy();
  }
}
