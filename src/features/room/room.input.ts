import { z } from 'zod';

export const admissionInput = z.strictObject({ admitted: z.boolean() });
export type AdmissionInput = z.infer<typeof admissionInput>;

export const attendanceInput = z.strictObject({ present: z.boolean() });
export type AttendanceInput = z.infer<typeof attendanceInput>;

/** A person and a yes or no, as the buttons of a page send them. */
export const decisionFromForm = z.object({
  accountId: z.string().min(1),
  decision: z.enum(['yes', 'no']).transform((decision) => decision === 'yes'),
});
