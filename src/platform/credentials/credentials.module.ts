import { Global, Module } from '@nestjs/common';
import { Credentials } from './credentials.js';

@Global()
@Module({ providers: [Credentials], exports: [Credentials] })
export class CredentialsModule {}
