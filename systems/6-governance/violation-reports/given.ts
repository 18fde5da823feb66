import { z } from 'zod';
import { isRecipient, isSealed } from '#engines/sealing/index.ts';
import { Refused } from '#kernel/refusals.ts';
import { type Act, acts } from './acts.ts';

const id = z.uuid();
const sealedText = (most: number) => z.string().max(most).refine(isSealed);
const recipient = z.string().refine(isRecipient);
const files = z.array(id).max(10);
const target = z.object({ kind: z.enum(['product', 'party', 'receiver']), id }).optional();
const act = z.enum(Object.keys(acts) as [Act, ...Act[]]);

/** What the endpoints take, each refused with the field that does not fit. */
export const shapes = {
  matter: z.object({ target, act, avoids: id.optional() }),
  report: z.object({
    target,
    act,
    avoids: id.optional(),
    named: z.boolean(),
    receiver: id,
    key: recipient,
    access: z.string().regex(/^[0-9a-f]{64}$/u),
    recipient,
    forReceipt: sealedText(4000),
    forOffice: sealedText(4000),
    envelope: sealedText(200_000),
    files,
  }),
  receipt: z.object({ access: z.string().regex(/^[0-9a-f]{64}$/u) }),
  message: z.object({ access: z.string().regex(/^[0-9a-f]{64}$/u), envelope: sealedText(200_000), files }),
  file: z.object({ access: z.string().regex(/^[0-9a-f]{64}$/u), file: id }),
  opening: z.object({ purpose: z.string().trim().min(2).max(200) }),
  reply: z.object({ envelope: sealedText(200_000), files }),
  transfer: z.object({
    receiver: id,
    key: recipient,
    sealed: sealedText(4000),
    why: z.string().trim().min(2).max(1000),
  }),
  key: z.object({
    receiver: id.optional(),
    office: z.string().optional(),
    organisation: id.optional(),
    recipient,
    wrapped: sealedText(4000),
    hint: z.string().trim().max(200).optional(),
  }),
};

/** A body in one of the shapes, or `invalid-input` with the first field that does not fit. */
export function given<T>(shape: z.ZodType<T>, body: unknown): T {
  const read = shape.safeParse(body);
  if (read.success) return read.data;
  throw new Refused('invalid-input', { field: read.error.issues[0]?.path.join('.') });
}
