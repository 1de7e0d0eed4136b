import { applicationsRetention } from './applications/index.ts'
import { appointmentsRetention } from './appointments/index.ts'
import { casesRetention } from './cases/index.ts'
import { channelsRetention } from './channels/index.ts'
import { emergencyRetention } from './emergency/index.ts'
import { feedbackRetention } from './feedback/index.ts'
import { foundationRetention, type RetentionRule } from './foundation/retention/index.ts'
import { hotlineRetention } from './hotline/index.ts'
import { lawRetention } from './law/index.ts'
import { officesRetention } from './offices/index.ts'
import { peopleRetention } from './people/index.ts'
import { postRetention } from './post/index.ts'
import { servicesRetention } from './services/index.ts'

/** The record of what is stored, why and how long; every table of the database stands in it once. */
export const retention: readonly RetentionRule[] = [
  ...emergencyRetention,
  ...hotlineRetention,
  ...applicationsRetention,
  ...appointmentsRetention,
  ...casesRetention,
  ...postRetention,
  ...feedbackRetention,
  ...peopleRetention,
  ...channelsRetention,
  ...officesRetention,
  ...servicesRetention,
  ...lawRetention,
  ...foundationRetention,
]
