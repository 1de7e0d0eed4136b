import type { LetterContent } from '../letter-content.ts'

const sender = {
  office: 'Bezirksamt Hamburg-Nord',
  unit: 'Kundenzentrum Hamburg-Nord',
  street: 'Lenhartzstraße 28',
  postcode: '20249',
  city: 'Hamburg',
  phone: '040 115',
  email: 'kundenzentrum@hamburg-nord.example',
}

/** A letter with everything in it that every letter has; a test overrides what it is about. */
export function buildLetter(overrides: Partial<LetterContent> = {}): LetterContent {
  return {
    language: 'de',
    demo: true,
    sender,
    recipient: { lines: ['Frau', 'Miriam Schröder', 'Eppendorfer Landstraße 44', '20249 Hamburg'] },
    reference: 'HH-2026-004711',
    date: '2026-03-05',
    subject: 'Ihr Antrag auf Wohngeld',
    blocks: [{ kind: 'paragraph', text: 'wir haben Ihren Antrag erhalten.' }],
    ...overrides,
  }
}

export const acknowledgement = buildLetter({
  subject: 'Wir haben Ihren Antrag auf Wohngeld erhalten',
  salutation: 'Sehr geehrte Frau Schröder,',
  blocks: [
    {
      kind: 'paragraph',
      text: 'Ihr Antrag vom 4. März 2026 ist bei uns eingegangen. Wir prüfen ihn nun und melden uns spätestens bis zum 16. April 2026 bei Ihnen.',
    },
    { kind: 'paragraph', text: 'Damit wir entscheiden können, fehlen uns noch diese Unterlagen:' },
    {
      kind: 'list',
      items: [
        'Mietvertrag mit der letzten Mieterhöhung',
        'Einkommensnachweise aller Mitglieder Ihres Haushalts für die letzten zwölf Monate; bei Selbstständigen der letzte Steuerbescheid',
        'Nachweis über die Heizkosten',
      ],
    },
    {
      kind: 'paragraph',
      text: 'Sie können sie online hochladen, mit der Post schicken oder in jedem Kundenzentrum abgeben. Geben Sie dabei bitte unser Zeichen an.',
    },
  ],
  closing: { greeting: 'Mit freundlichen Grüßen', name: 'Jonas Petersen' },
})

export const certificate = buildLetter({
  recipient: { lines: ['Herrn', 'Łukasz Müller-K̄ramer', 'Fuhlsbüttler Straße 110', '22305 Hamburg'] },
  subject: 'Meldebescheinigung',
  blocks: [
    {
      kind: 'paragraph',
      text: 'Im Melderegister der Freien und Hansestadt Hamburg sind zu der genannten Person diese Daten gespeichert (§ 18 Bundesmeldegesetz):',
    },
    {
      kind: 'data',
      rows: [
        { label: 'Familienname', value: 'Müller-K̄ramer' },
        { label: 'Vornamen', value: { text: 'Jan Łukasz Maria', underline: [4, 10] } },
        { label: 'Doktorgrad', value: 'Dr.' },
        { label: 'Geburtsdatum', value: '17. Juni 1984' },
        { label: 'Geburtsort', value: 'Gdańsk, Polen' },
        {
          label: 'Derzeitige Anschrift (alleinige Wohnung)',
          value: 'Fuhlsbüttler Straße 110, 22305 Hamburg',
        },
        { label: 'Einzugsdatum', value: '1. Mai 2019' },
        { label: 'Staatsangehörigkeiten', value: 'deutsch, polnisch' },
      ],
    },
    { kind: 'paragraph', text: 'Der Rufname ist unterstrichen.' },
  ],
  closing: {
    greeting: 'Im Auftrag',
    name: 'Ayşe Yıldırım',
    note: 'Diese Bescheinigung wurde maschinell erstellt und ist ohne Unterschrift gültig.',
  },
})

export const decision = buildLetter({
  subject: 'Bescheid über Ihren Antrag auf einen Bewohnerparkausweis',
  salutation: 'Sehr geehrte Frau Schröder,',
  blocks: [
    { kind: 'paragraph', text: 'über Ihren Antrag vom 4. März 2026 entscheiden wir wie folgt:' },
    { kind: 'heading', text: 'Entscheidung' },
    { kind: 'paragraph', text: 'Ihr Antrag wird abgelehnt. Gebühren werden nicht erhoben.' },
    { kind: 'heading', text: 'Begründung' },
    {
      kind: 'paragraph',
      text: 'Einen Bewohnerparkausweis erhält, wer in dem Parkgebiet mit Hauptwohnung gemeldet ist und dort wohnt. Nach dem Melderegister liegt Ihre Hauptwohnung außerhalb des Gebiets, für das Sie den Ausweis beantragt haben.\n\nWir haben Ihnen am 12. März 2026 Gelegenheit gegeben, sich dazu zu äußern. Sie haben mitgeteilt, dass Sie sich an den Werktagen überwiegend in dem Gebiet aufhalten. Das genügt nach den Vorschriften nicht.',
    },
    {
      kind: 'data',
      rows: [
        { label: 'Beantragtes Gebiet', value: 'N 103 Eppendorf' },
        { label: 'Gemeldete Hauptwohnung', value: 'Hamburg-Rahlstedt' },
        { label: 'Kennzeichen', value: 'HH-XY 123' },
      ],
    },
  ],
  remedy: {
    heading: 'Rechtsbehelfsbelehrung',
    text: 'Gegen diesen Bescheid können Sie innerhalb eines Monats nach seiner Bekanntgabe Widerspruch erheben. Der Widerspruch ist beim Bezirksamt Hamburg-Nord, Lenhartzstraße 28, 20249 Hamburg, schriftlich, elektronisch nach § 3a Absatz 2 Verwaltungsverfahrensgesetz oder zur Niederschrift einzulegen.',
  },
  closing: { greeting: 'Mit freundlichen Grüßen', name: 'Jonas Petersen' },
  enclosures: ['Karte des Bewohnerparkgebiets N 103', 'Merkblatt Bewohnerparken'],
})
