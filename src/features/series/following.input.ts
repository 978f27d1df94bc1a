import { z } from 'zod';
import { listInput } from '../../platform/database/keyset.js';

export const followerListInput = z.strictObject({ ...listInput });
