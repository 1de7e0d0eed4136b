import { inTransaction } from '../../foundation/database/index.ts'
import { type Answer, page, type Visit } from '../../foundation/http/index.ts'
import { letterSender } from '../../offices/index.ts'
import { getTeam } from '../../people/index.ts'
import { getService } from '../../services/index.ts'
import { formlessForm } from '../drafts/form-of.ts'
import { paperMessages } from './messages.ts'
import { PaperForm } from './paper-form.tsx'

/** The form of a service to be printed and filled in by hand; the formless request where there is none. */
export async function getPaperForm(visit: Visit): Promise<Answer> {
  const { definition } = await getService(visit.db, visit.params.service ?? '')
  const form = definition.form ?? (await formlessForm())
  const address = await inTransaction(visit.db, async tx => {
    const team = await getTeam(tx, definition.team)
    const { office, street, postcode, city } = await letterSender(tx, team.office)
    return [office, team.name.de, street, `${postcode} ${city}`].filter(
      (line, at, all) => all.indexOf(line) === at,
    )
  })
  const title = paperMessages[visit.language].title(definition.name[visit.language])
  return page(title, <PaperForm service={definition} form={form} address={address} />, {
    section: 'services',
  })
}
