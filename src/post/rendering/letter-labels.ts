import type { LetterContent } from './letter-content.ts'

export interface LetterLabels {
  readonly region: string
  readonly claim: string
  readonly demo: string
  readonly reference: string
  readonly date: string
  readonly contact: string
  readonly phone: string
  readonly email: string
  readonly page: string
  readonly enclosures: string
}

/** The words that a letter brings along, in the two languages of the house. */
export const letterLabels = {
  de: {
    region: 'DE',
    claim: 'Ihr Bezirksamt in Hamburg',
    demo: 'Demo, nicht amtlich',
    reference: 'Unser Zeichen',
    date: 'Datum',
    contact: 'Ansprechstelle',
    phone: 'Telefon',
    email: 'E-Mail',
    page: 'Seite {page} von {pages}',
    enclosures: 'Anlagen',
  },
  en: {
    region: 'GB',
    claim: 'Your district office in Hamburg',
    demo: 'Demo, not official',
    reference: 'Our reference',
    date: 'Date',
    contact: 'Contact',
    phone: 'Phone',
    email: 'E-mail',
    page: 'Page {page} of {pages}',
    enclosures: 'Enclosures',
  },
} as const satisfies Record<LetterContent['language'], LetterLabels>
