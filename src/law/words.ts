import type { Messages } from '../foundation/language/index.ts'
import type { effects, instruments } from './derogation-definition.ts'
import type { NeedState } from './needs/need-definition.ts'
import type { LawChannel, LawStep, Requirement, Statute } from './requirement.ts'

type Words<Key extends string> = Readonly<Record<Key, string>>

const de = {
  steps: {
    advice: 'Beratung',
    apply: 'Antrag',
    identify: 'Nachweis',
    collect: 'Abholen',
  } as Words<LawStep>,
  channels: {
    online: 'online',
    phone: 'Telefon',
    email: 'E-Mail',
    post: 'Post',
    video: 'Video',
    onsite: 'vor Ort',
  } as Words<LawChannel>,
  kinds: {
    'personal-appearance': 'persönlich erscheinen',
    'written-form': 'Schriftform',
    'original-document': 'Original vorlegen',
    biometrics: 'Fingerabdruck oder Foto vor Ort',
    'electronic-form-excluded': 'elektronische Form ausgeschlossen',
    'electronic-identity': 'elektronischer Nachweis der Identität',
    'delivery-in-person': 'persönliche Übergabe',
    'stated-form': 'vorgeschriebener Weg',
    deadline: 'Frist',
    validity: 'Gültigkeit',
  } as Words<Requirement['kind']>,
  modalities: {
    must: 'muss',
    should: 'soll (in aller Regel)',
    may: 'darf',
    alternative: 'eine von mehreren Möglichkeiten',
    'on-demand': 'nur auf Verlangen',
    experiment: 'Erprobung',
  } as Words<Requirement['modality']>,
  levels: { federal: 'Bundesrecht', land: 'Landesrecht', decree: 'Erlass' } as Words<Statute['level']>,
  effects: {
    suspends: 'setzt aus',
    replaces: 'ersetzt',
    extends: 'verlängert',
    'does-not-sanction': 'ahndet nicht',
  } as Words<(typeof effects)[number]>,
  instruments: {
    decree: 'Erlass',
    ordinance: 'Verordnung',
    law: 'Gesetz',
    instruction: 'Weisung',
    tolerance: 'Duldung',
  } as Words<(typeof instruments)[number]>,
  covers: { yes: 'ja', no: 'nein', unknown: 'unbekannt' } as Words<'yes' | 'no' | 'unknown'>,
  states: {
    idea: 'Idee',
    drafted: 'Entwurf im Haus',
    submitted: 'eingereicht',
    'in-parliament': 'im Parlament',
    adopted: 'beschlossen',
    'in-force': 'in Kraft',
    dropped: 'aufgegeben',
  } as Words<NeedState>,
  unknown: 'nicht bekannt',
  noService: 'keine eigene Leistung',
  wholeCity: 'ganze Stadt',
  and: ' und ',
}

const en: typeof de = {
  steps: { advice: 'Advice', apply: 'Application', identify: 'Proof', collect: 'Collection' },
  channels: {
    online: 'online',
    phone: 'phone',
    email: 'e-mail',
    post: 'post',
    video: 'video',
    onsite: 'on site',
  },
  kinds: {
    'personal-appearance': 'appear in person',
    'written-form': 'written form',
    'original-document': 'present the original',
    biometrics: 'fingerprint or photo on site',
    'electronic-form-excluded': 'electronic form ruled out',
    'electronic-identity': 'electronic proof of identity',
    'delivery-in-person': 'handing over in person',
    'stated-form': 'prescribed way',
    deadline: 'time limit',
    validity: 'validity',
  },
  modalities: {
    must: 'must',
    should: 'should (in all ordinary cases)',
    may: 'may',
    alternative: 'one of several possibilities',
    'on-demand': 'only if asked to',
    experiment: 'trial',
  },
  levels: { federal: 'federal law', land: 'law of the Land', decree: 'decree' },
  effects: {
    suspends: 'suspends',
    replaces: 'replaces',
    extends: 'extends',
    'does-not-sanction': 'does not sanction',
  },
  instruments: {
    decree: 'decree',
    ordinance: 'ordinance',
    law: 'act',
    instruction: 'instruction',
    tolerance: 'tolerance',
  },
  covers: { yes: 'yes', no: 'no', unknown: 'unknown' },
  states: {
    idea: 'idea',
    drafted: 'drafted in the house',
    submitted: 'submitted',
    'in-parliament': 'in parliament',
    adopted: 'adopted',
    'in-force': 'in force',
    dropped: 'dropped',
  },
  unknown: 'not known',
  noService: 'no service of its own',
  wholeCity: 'whole city',
  and: ' and ',
}

export const lawWords: Messages<typeof de> = { de, en }
