import { z } from 'zod';
import { listInput } from '../../platform/database/keyset.js';

export const suspensionListInput = z.strictObject(listInput);
export type SuspensionListInput = z.infer<typeof suspensionListInput>;
