import { z } from 'zod'
import { DescribedSource } from '../foundation/facts/index.ts'
import { DayText, InstantText } from '../foundation/http/index.ts'
import { Channel, Step } from '../services/index.ts'

const DescribedNorm = z
  .strictObject({ id: z.string(), citation: z.string(), textAsOf: DayText.nullable() })
  .meta({ id: 'Norm', description: 'A section of a statute' })

const Derogation = z.strictObject({
  id: z.string(),
  citation: z.string(),
  issuer: z.string().nullable(),
  until: DayText.nullable(),
})

const Ground = z
  .union([
    z.strictObject({ norm: DescribedNorm }),
    z.strictObject({ default: DescribedNorm }),
    z.strictObject({ derogation: Derogation }),
    z.strictObject({ overlay: z.string() }),
    z.strictObject({
      offer: z.enum(['offered', 'adopted', 'formless', 'on-site-always', 'not-offered', 'other-authority']),
    }),
    z.strictObject({ source: DescribedSource }),
  ])
  .meta({
    id: 'Ground',
    description: 'What an answer rests on: law, a closure, what the office offers, or stated practice',
  })

/** Whether one way of one step is open, as machines get it. */
export const DescribedAnswer = z
  .strictObject({
    step: Step,
    channel: Channel,
    state: z.enum(['open', 'closed']),
    reason: z.string().describe('One sentence for the citizen'),
    grounds: z.array(Ground).min(1).describe('The weightiest first'),
    until: InstantText.nullable().describe('When this ends, where it is known to'),
    condition: z
      .enum(['urgent-by-appointment'])
      .nullable()
      .describe('Open for some only: urgent cases, with an appointment'),
    instead: z
      .strictObject({ channel: Channel, text: z.string(), office: z.string().optional() })
      .optional()
      .describe('Only where the way is closed'),
  })
  .meta({ id: 'Way', description: 'Whether one way of one step is open, and why' })
