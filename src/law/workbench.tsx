import { EndingsSection, endingsAhead } from '../emergency/index.ts'
import { inTransaction } from '../foundation/database/index.ts'
import { Conflict } from '../foundation/errors.ts'
import type { StaffRoute, StaffVisit } from '../foundation/http/index.ts'
import { roles } from '../foundation/permissions/index.ts'
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
  async ahead({ db, clock }) {
    const today = clock.today()
    return <EndingsSection endings={await endingsAhead(db, today)} today={today} />
  },
})

/** The legal office gets its post where those do who have no counter, or else at the first office with an address. */
async function print({ db, config }: StaffVisit, paper: NeedsPaper): Promise<Uint8Array> {
  const { recipient, ...content } = paper
  const { offices } = await officesForDisplay(db)
  const withAddress = [...offices.values()].filter(({ address }) => address)
  const office = withAddress.find(({ kind }) => kind === 'back-office') ?? withAddress[0]
  if (!office) throw new Conflict(NO_ADDRESS)
  const sender = {
    ...(await inTransaction(db, tx => letterSender(tx, office.id))),
    office: roles['legal-officer'].de,
  }
  return renderLetter({
    ...content,
    sender,
    recipient: { lines: [...recipient] },
    demo: config.demo,
    reference: `Recht ${paper.date}`,
  })
}
