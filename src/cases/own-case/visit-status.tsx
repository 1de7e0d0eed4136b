import { type Answer, page, type Visit } from '../../foundation/http/index.ts'
import { getTeam } from '../../people/index.ts'
import { type Letter, lettersOf } from '../../post/index.ts'
import { accessCode } from '../access/citizen-access.ts'
import { actsOf } from '../acts/queries.ts'
import type { Case } from '../case.ts'
import type { InquiryFormProblems } from '../inquiry/inquiry-form.tsx'
import { openInquiry } from '../inquiry/queries.ts'
import { caseMessages } from '../messages.ts'
import { section } from './section.ts'
import { statusMessages } from './status-messages.ts'
import { StatusPage } from './status-page.tsx'
import { timelineOf } from './timeline.ts'

/** Others told news that no mail could. */
const isOfDecision = (record: Case) => (letter: Letter) => record.decidedAt?.equals(letter.createdAt) ?? false

export async function getStatusPage(
  visit: Visit,
  record: Case,
  problems?: InquiryFormProblems,
): Promise<Answer> {
  const t = statusMessages[visit.language]
  const done = visit.query.get('danke') as keyof typeof t.done | null
  const props = {
    record,
    teamName: (await getTeam(visit.db, record.team)).name[visit.language],
    timeline: timelineOf(record, await actsOf(visit.db, record.id)),
    inquiry: await openInquiry(visit.db, record.id),
    letters: (await lettersOf(visit.db, record.id)).filter(isOfDecision(record)),
    code: accessCode(visit.secret, record.id, record.accessEpoch),
    today: visit.clock.today(),
    done: done && Object.hasOwn(t.done, done) ? t.done[done] : null,
    ...(problems ? { problems } : {}),
  }
  return page(
    t.titles[record.state](caseMessages[visit.language].your(record.outcome)),
    <StatusPage {...props} />,
    {
      ...section,
      ...(problems ? { status: 422 } : {}),
    },
  )
}
