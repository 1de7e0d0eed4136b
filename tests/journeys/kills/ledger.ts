/** Something that somebody did, with a mark by which it is found again in the database. */
export interface Deed {
  readonly kind:
    | 'application'
    | 'machine'
    | 'document'
    | 'message'
    | 'reply'
    | 'booking'
    | 'move'
    | 'cancellation'
  readonly mark: string
  /** Whether somebody has been told that it is done. */
  acknowledged: boolean
  /** The number on the receipt; of the case for what is done with one. */
  reference?: string
  /** The code on the receipt, which opens the case together with its number. */
  code?: string
}

/** What the people of a hunt remember; the house must remember the same. */
export class Ledger {
  readonly deeds: Deed[] = []
  private next = 0

  constructor(readonly seed: number) {}

  begin(kind: Deed['kind'], reference?: string): Deed {
    this.next += 1
    const mark = `Spur-${this.seed}-${this.next}-${kind}.`
    const deed: Deed = { kind, mark, acknowledged: false, ...(reference ? { reference } : {}) }
    this.deeds.push(deed)
    return deed
  }

  of(...kinds: Deed['kind'][]): Deed[] {
    return this.deeds.filter(({ kind }) => kinds.includes(kind))
  }
}

export function addressOf({ mark }: Deed): string {
  return `${mark.toLowerCase().replaceAll('.', '')}@beispiel.de`
}
