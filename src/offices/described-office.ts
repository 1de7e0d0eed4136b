import { z } from 'zod'
import { DescribedSource, Trust } from '../foundation/facts/index.ts'
import { InstantText } from '../foundation/http/index.ts'
import { Weekday } from './office-definition.ts'

/** An office as machines get it. Null always means "not known". */
export const DescribedOffice = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    kind: z.enum(['customer-centre', 'further-location']),
    district: z.string().nullable(),
    address: z
      .strictObject({ street: z.string(), postcode: z.string(), place: z.string(), trust: Trust })
      .nullable(),
    source: DescribedSource,
    directoryId: z.string().nullable().describe('In the federal directory of authorities (PVOG)'),
    hours: z
      .strictObject({
        weekly: z.array(z.strictObject({ day: Weekday, from: z.string(), to: z.string() })),
        trust: Trust,
        source: DescribedSource,
      })
      .nullable()
      .describe('Regular hours in Berlin time; a day that is not listed is closed'),
    accessibility: z
      .strictObject({ stepFree: z.boolean().nullable(), accessibleToilet: z.boolean().nullable() })
      .nullable()
      .describe('null: not known, which never means "not accessible"'),
    note: z.string().nullable(),
    today: z.strictObject({
      state: z.enum(['open', 'closed', 'unknown']),
      sentence: z.string(),
      until: InstantText.nullable(),
      opens: InstantText.nullable(),
    }),
    url: z.string(),
  })
  .meta({ id: 'Office', description: 'null always means "not known"' })
