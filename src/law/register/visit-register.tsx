import { NotFound } from '../../foundation/errors.ts'
import { type Answer, page, type StaffVisit } from '../../foundation/http/index.ts'
import { readDerogations } from '../derogations/queries.ts'
import { readNeeds } from '../needs/queries.ts'
import { readLawBook } from '../queries.ts'
import { type LawSurroundings, section } from '../room.tsx'
import { registerMessages } from './messages.ts'
import { RegisterPage } from './register-page.tsx'
import { RequirementPage } from './requirement-page.tsx'

export async function showRegister({ db, language }: StaffVisit): Promise<Answer> {
  return page(registerMessages[language].title, <RegisterPage law={await readLawBook(db)} />, { section })
}

export async function showRequirement(
  { db, clock, language, params }: StaffVisit,
  around: LawSurroundings,
): Promise<Answer> {
  const law = await readLawBook(db)
  const requirement = law.requirements.find(({ id }) => id === params.requirement)
  if (!requirement) throw new NotFound()
  const props = {
    law,
    requirement,
    derogations: (await readDerogations(db)).filter(one => one.requirement === requirement.id),
    needs: (await readNeeds(db)).filter(need => need.requirements.includes(requirement.id)),
    services: await around.services(db),
    today: clock.today(),
  }
  const title = law.norms.get(requirement.norm)?.citation[language] ?? requirement.id
  return page(title, <RequirementPage {...props} />, { section })
}
