import { z } from 'zod'
import { DayText, InstantText } from '../../foundation/http/index.ts'
import { Channel, Outcome } from '../../services/index.ts'
import { caseStates } from '../case.ts'
import { timelineSteps } from './timeline.ts'

/** A case as its citizen sees it. */
export const DescribedCase = z
  .strictObject({
    reference: z.string(),
    service: z.strictObject({ id: z.string(), name: z.string() }),
    state: z.enum(caseStates),
    outcome: Outcome,
    channel: Channel,
    openedAt: InstantText,
    promisedOn: DayText.describe('The day by which the office answers'),
    clockStandsSince: InstantText.nullable().describe('While a question to the citizen is open'),
    question: z.strictObject({ text: z.string(), wants: z.enum(['text', 'file']) }).nullable(),
    steps: z.array(
      z.strictObject({
        step: z.enum(timelineSteps),
        at: InstantText.nullable().describe('null: still to come'),
        next: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'Case' })
