import { z } from 'zod';
import type { AddressChange } from '../../features/accounts/address-change.entity.js';
import { CONFIRMATION_LIFETIME } from '../../features/accounts/address-change.rules.js';
import { instantShape, instantView } from './instant.view.js';

export const addressChangeShape = z
  .strictObject({
    id: z.string(),
    purpose: z.enum(['main', 'backup']),
    email: z.email(),
    createdAt: instantShape,
    expiresAt: instantShape.describe('Until when the mailed link confirms it'),
  })
  .meta({ id: 'AddressChange' });
export type AddressChangeView = z.output<typeof addressChangeShape>;

export const addressChangeView = ({ id, purpose, email, createdAt }: AddressChange): AddressChangeView => ({
  id,
  purpose,
  email,
  createdAt: instantView(createdAt),
  expiresAt: instantView(createdAt + CONFIRMATION_LIFETIME),
});
