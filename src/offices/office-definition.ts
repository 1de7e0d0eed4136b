import { z } from 'zod'
import { Source, Trust } from '../foundation/facts/index.ts'
import { Localized } from '../foundation/language/index.ts'

const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower case, digits and hyphens')
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'expected a time such as 08:00 (in quotes)')

export const weekdays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const
export const Weekday = z.enum(weekdays)
export type Weekday = z.infer<typeof Weekday>

/** Regular hours in Berlin time; a day that is not listed is closed, a day with a break is listed twice. */
export const OpeningHours = z.strictObject({
  weekly: z.array(z.strictObject({ day: Weekday, from: clock, to: clock })).min(1),
  trust: Trust,
  source: Source,
})
export type OpeningHours = z.infer<typeof OpeningHours>

const Address = z.strictObject({
  /** Street with house number. */
  street: z.string().trim().min(1),
  postcode: z.string().regex(/^\d{5}$/, 'expected five digits (in quotes)'),
  place: z.string().trim().min(1),
})
export type OfficeAddress = z.infer<typeof Address>

/** `offices/<id>.yaml` of an export, and one entry of `district/offices.yaml`. */
export const OfficeDefinition = z.strictObject({
  id: slug,
  name: Localized,
  /** `further-location`: known by name only. `back-office`: works on cases and sends letters, no counter. */
  kind: z.enum(['customer-centre', 'further-location', 'back-office']),
  /** Id of a district; null: not known. */
  district: slug.nullable(),
  /** null: not known. */
  address: Address.nullable(),
  addressTrust: Trust,
  source: Source,
  /** Number in the federal directory of authorities (PVOG); null: not known. */
  directoryId: z.string().nullable(),
  /** null: not known, and shown so; never read as "not accessible". */
  accessibility: z
    .strictObject({
      stepFree: z.boolean().nullable(),
      accessibleToilet: z.boolean().nullable(),
      note: Localized.optional(),
      source: Source,
    })
    .nullable(),
  /** null until an editor enters them; nearness then goes by quarter and district. */
  coordinates: z.strictObject({ latitude: z.number(), longitude: z.number() }).nullable().default(null),
  /** null: no counter, or not known. */
  hours: OpeningHours.nullable(),
  /** What a visitor should know, such as a move that was announced. */
  note: Localized.optional(),
})
export type OfficeDefinition = z.infer<typeof OfficeDefinition>

/** `district/offices.yaml` */
export const OfficeFile = z.strictObject({
  note: Localized,
  source: Source,
  offices: z.array(OfficeDefinition).min(1),
})
export type OfficeFile = z.infer<typeof OfficeFile>

const District = z.strictObject({
  id: slug,
  name: z.string().trim().min(1),
  /** First digit of the numbers of its quarters. */
  code: z.int().min(1).max(9),
  /** Ids of the districts it touches, nearest help first when its own centres are closed. */
  neighbours: z.array(slug),
})

const Quarter = z.strictObject({
  name: z.string().trim().min(1),
  district: slug,
  trust: Trust.default('official'),
  /** Where this quarter rests on something other than the file's own source. */
  source: Source.optional(),
})

/** `district/districts.yaml`: districts, and the quarters that tell which district an address lies in. */
export const DistrictFile = z.strictObject({
  note: Localized,
  city: z.strictObject({ name: z.string(), officialKey: z.string().regex(/^\d{12}$/) }),
  districts: z.array(District).min(1),
  neighboursTrust: Trust,
  neighboursSource: Source,
  quarters: z.array(Quarter).min(1),
  quartersSource: Source,
})
export type DistrictFile = z.infer<typeof DistrictFile>

/** `district/hotline.yaml` */
export const HotlineFile = z.strictObject({
  number: z.string().regex(/^\d+$/),
  name: Localized,
  hours: OpeningHours,
  /** Hours of the same number elsewhere in the country. */
  hoursNationwide: OpeningHours.optional(),
  /** What one can settle there, a sentence each. */
  offers: z.array(Localized).min(1),
  /** What the hotline promises, with its source. */
  promises: z.array(z.strictObject({ text: Localized, trust: Trust, source: Source })).default([]),
  note: Localized.optional(),
})
export type HotlineFile = z.infer<typeof HotlineFile>
