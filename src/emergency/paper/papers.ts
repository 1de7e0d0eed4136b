import type { Temporal } from 'temporal-polyfill'
import { formlessForm, formSections } from '../../applications/index.ts'
import { BERLIN, formatInstant, type Language, languages } from '../../foundation/language/index.ts'
import { sayPaperNumber } from '../../foundation/paper-number.ts'
import type { Office } from '../../offices/index.ts'
import type { Paper, PaperSection } from '../../post/index.ts'
import type { Catalogue } from '../../services/index.ts'
import { fileMessages } from './file-messages.ts'
import { numbersOf, type PaperRange } from './paper-range.ts'

export interface PapersToMake {
  readonly office: Office
  readonly range: PaperRange
  readonly services: Catalogue['services']
  readonly hotline: string | null
  readonly madeAt: Temporal.Instant
  readonly demo: boolean
}

export interface NamedPaper {
  /** Of its file. */
  readonly name: string
  /** In a list. */
  readonly says: string
  readonly paper: Paper
}

/** The sheet of numbers, the form for everything, and one for each service that has a form, in both languages. */
export async function papersOf(toMake: PapersToMake): Promise<NamedPaper[]> {
  const formless = await formlessForm()
  const own = [...toMake.services.values()].flatMap(({ id, definition: { form, name } }) =>
    form ? [{ id, form, name }] : [],
  )
  const forms = languages.flatMap(language => {
    const t = fileMessages[language].form
    const everything = withService(formSections(formless, language), t.formlessService)
    return [
      formPaper(toMake, language, 'antrag-ohne-formular', t.formless, everything),
      ...own.map(({ id, form, name }) =>
        formPaper(toMake, language, id, name[language], formSections(form, language)),
      ),
    ]
  })
  return [numbersPaper(toMake), ...forms]
}

/** A form for everything has to ask what it is for. */
function withService([first, ...others]: readonly PaperSection[], label: string): PaperSection[] {
  if (!first) return []
  const asked = { label, space: { kind: 'lines', count: 1 } } as const
  return [{ ...first, questions: [asked, ...first.questions] }, ...others]
}

function common({ office, madeAt, demo }: PapersToMake, language: Language, title: string) {
  const { year, month, day } = madeAt.toZonedDateTimeISO(BERLIN)
  const { address } = office
  const t = fileMessages[language]
  return {
    language,
    title,
    day: { year, month, day },
    office: office.name[language],
    address: address ? [address.street, `${address.postcode} ${address.place}`] : [],
    footer: t.form.footer(office.name[language], title, formatInstant(madeAt, language)),
    demo: demo ? t.demo : null,
  }
}

function formPaper(
  toMake: PapersToMake,
  language: Language,
  id: string,
  title: string,
  sections: readonly PaperSection[],
): NamedPaper {
  const { lead, range, official, number, received, moment, how, ways, by, signature, page } =
    fileMessages[language].form
  const { first, last } = toMake.range
  return {
    name: `formulare/${id}-${language}.pdf`,
    says: language === 'de' ? title : `${title} (English)`,
    paper: {
      kind: 'form',
      ...common(toMake, language, title),
      lead,
      range: range(sayPaperNumber(first), sayPaperNumber(last)),
      sections,
      labels: { official, number, received, moment, how, ways, by, signature, page },
    },
  }
}

/** In German alone: it is for the staff, and the receipts go out in the language of the authority. */
function numbersPaper(toMake: PapersToMake): NamedPaper {
  const t = fileMessages.de
  const { title, lead, columns, receipt, receiptText, somebody } = t.numbers
  const asked = toMake.hotline ?? somebody
  return {
    name: 'nummernblatt.pdf',
    says: t.names.numbers,
    paper: {
      kind: 'numbers',
      ...common(toMake, 'de', title),
      lead,
      numbers: numbersOf(toMake.range).map(sayPaperNumber),
      labels: { columns, receipt, 'receipt-text': receiptText(asked), page: t.form.page },
    },
  }
}
