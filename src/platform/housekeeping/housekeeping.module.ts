import { Global, Module, type OnModuleInit } from '@nestjs/common';
import { forgetKeys } from '../database/once.js';
import { Housekeeping } from './housekeeping.js';

@Global()
@Module({ providers: [Housekeeping], exports: [Housekeeping] })
export class HousekeepingModule implements OnModuleInit {
  constructor(private readonly housekeeping: Housekeeping) {}

  onModuleInit(): void {
    this.housekeeping.register(forgetKeys);
  }
}
