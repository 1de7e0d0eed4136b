import type { Localized } from '../foundation/language/index.ts'

export interface LifeSituation {
  readonly id: string
  readonly name: Localized
  /** What one finds there. */
  readonly note: Localized
}

/** Moments of life in which several errands come together, in the order of the home page. */
export const lifeSituations: readonly LifeSituation[] = [
  {
    id: 'umziehen',
    name: { de: 'Umziehen', en: 'Moving' },
    note: { de: 'Anmelden, abmelden, Auto, Parken', en: 'Registering, deregistering, car, parking' },
  },
  {
    id: 'ausweis-und-reisen',
    name: { de: 'Ausweis und Reisen', en: 'ID and travel' },
    note: { de: 'Beantragen, verloren, abgelaufen', en: 'Applying, lost, expired' },
  },
  {
    id: 'kind-bekommen',
    name: { de: 'Kind bekommen', en: 'Having a child' },
    note: { de: 'Urkunde, Elterngeld, Kita-Gutschein', en: 'Certificate, parental allowance, nursery' },
  },
  {
    id: 'heiraten',
    name: { de: 'Heiraten', en: 'Marrying' },
    note: { de: 'Urkunden und Bescheinigungen', en: 'Certificates you need' },
  },
  {
    id: 'wohnen-und-geld',
    name: { de: 'Wohnen und Geld', en: 'Housing and money' },
    note: { de: 'Wohngeld, Wohnberechtigung', en: 'Housing benefit, housing certificate' },
  },
  {
    id: 'arbeit-und-gewerbe',
    name: { de: 'Arbeit und Gewerbe', en: 'Work and business' },
    note: { de: 'Gewerbe, Führungszeugnis', en: 'Business, certificate of conduct' },
  },
  {
    id: 'auto-und-hund',
    name: { de: 'Auto und Hund', en: 'Car and dog' },
    note: { de: 'Adresse ändern, Hund anmelden', en: 'Change of address, registering a dog' },
  },
  {
    id: 'todesfall',
    name: { de: 'Todesfall', en: 'A death' },
    note: { de: 'Urkunden, Abmelden, Hilfe', en: 'Certificates, deregistering, help' },
  },
]
