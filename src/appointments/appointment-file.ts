import { z } from 'zod'
import { Trust } from '../foundation/facts/index.ts'

const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower case, digits and hyphens')
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'expected a time such as 08:00 (in quotes)')
const kind = z.enum(['counter', 'biometrics', 'step-free', 'quiet', 'phone', 'video', 'interpreter'])
const officeKind = kind.exclude(['video', 'interpreter'])

/** What an appointment for a service takes. */
const Need = z.strictObject({
  service: slug,
  /** Of one person. */
  minutes: z.int().min(5).max(240),
  setupMinutes: z.int().min(0).max(60).default(0),
  kinds: z.array(officeKind).min(1),
  modes: z.array(z.enum(['onsite', 'phone', 'video'])).min(1),
  walkIn: z.boolean(),
  trust: Trust,
})

/** One row of a week; the places are those of each kind of counter. */
const Week = z.strictObject({
  weekdays: z.array(z.int().min(1).max(7)).min(1),
  from: clock,
  until: clock,
  places: z.partialRecord(officeKind, z.int().min(0).max(999)),
})

/** What the city has for all offices together. */
const SharedWeek = z.strictObject({
  weekdays: z.array(z.int().min(1).max(7)).min(1),
  from: clock,
  until: clock,
  pools: z
    .array(
      z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('video'), places: z.int().min(0).max(999) }),
        z.strictObject({
          kind: z.literal('interpreter'),
          language: z.string().regex(/^[a-z]{2,3}$/, 'a language code of two or three letters'),
          places: z.int().min(0).max(999),
        }),
      ]),
    )
    .min(1),
})

/** `district/appointments.yaml`: what a service takes, and how the customer centres begin; managers change it later. */
export const AppointmentFile = z.strictObject({
  note: z.string(),
  needs: z.array(Need).min(1),
  /** The same for every customer centre until its manager changes it. */
  centres: z.strictObject({ weeks: z.array(Week).min(1), trust: Trust, validFrom: z.iso.date() }),
  /** Left out: the city shares nothing. */
  city: z
    .strictObject({ weeks: z.array(SharedWeek).min(1), trust: Trust, validFrom: z.iso.date() })
    .optional(),
})
export type AppointmentFile = z.infer<typeof AppointmentFile>
