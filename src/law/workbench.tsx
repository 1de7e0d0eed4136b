import { inTransaction } from '../foundation/database/index.ts'
import { Conflict } from '../foundation/errors.ts'
import type { StaffRoute, StaffVisit } from '../foundation/http/index.ts'
import { letterSender, officesForDisplay } from '../offices/index.ts'
import { renderLetter } from '../post/index.ts'
import { catalogueForDisplay } from '../services/index.ts'
import type { NeedsPaper } from './needs/needs-paper.ts'
import { lawRoutes } from './routes.tsx'

const NO_ADDRESS = {
  de: 'Für ein PDF braucht das Haus die Anschrift einer Dienststelle. Es ist noch keine eingetragen.',
  en: 'A PDF needs the address of an office. None has been entered yet.',
}

export const workbenchRoutes: readonly StaffRoute[] = lawRoutes({
  async services(db) {
    const { services } = await catalogueForDisplay(db)
    return new Map([...services].map(([id, { definition }]) => [id, definition.name]))
  },
  async districts(db) {
    const { districts } = await officesForDisplay(db)
    return new Map([...districts].map(([id, { name }]) => [id, name]))
  },
  print,
})

/** The house has no address of its own for its legal office: the first of its offices stands on the paper. */
async function print({ db, config }: StaffVisit, paper: NeedsPaper): Promise<Uint8Array> {
  const { recipient, ...content } = paper
  const { offices } = await officesForDisplay(db)
  const office = [...offices.values()].find(({ address }) => address)
  if (!office) throw new Conflict(NO_ADDRESS)
  const sender = await inTransaction(db, tx => letterSender(tx, office.id))
  return renderLetter({
    ...content,
    sender,
    recipient: { lines: [...recipient] },
    demo: config.demo,
    reference: `Recht ${paper.date}`,
  })
}
