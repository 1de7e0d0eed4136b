import type { Messages } from '../foundation/language/index.ts'
import type { PlanDefinition } from './plan.ts'

const de = {
  section: 'Lage',
  sections: {
    situation: 'Übersicht',
    plans: 'Pläne',
    drills: 'Übungen',
    readiness: 'Bereitschaft',
    paper: 'Papier',
    measures: 'Maßnahmen',
  },
  wholeCity: 'Ganze Stadt',
  district: (name: string) => `Bezirk ${name}`,
  unit: (district: string, team: string) => `${district}, ${team}`,
  scenarios: {
    pandemic: 'Pandemie',
    'building-unusable': 'Gebäude nicht nutzbar',
    'staff-shortage': 'Zu wenig Personal',
    strike: 'Streik',
    'power-or-it-failure': 'Strom oder IT ausgefallen',
    'cyber-attack': 'Angriff auf die IT',
    custom: 'Anderes',
  } satisfies Record<PlanDefinition['scenario'], string> as Record<PlanDefinition['scenario'], string>,
}

const en: typeof de = {
  section: 'Situation',
  sections: {
    situation: 'Overview',
    plans: 'Plans',
    drills: 'Drills',
    readiness: 'Readiness',
    paper: 'Paper',
    measures: 'Measures',
  },
  wholeCity: 'Whole city',
  district: name => `${name} district`,
  unit: (district, team) => `${district}, ${team}`,
  scenarios: {
    pandemic: 'Pandemic',
    'building-unusable': 'Building unusable',
    'staff-shortage': 'Staff shortage',
    strike: 'Strike',
    'power-or-it-failure': 'Power or IT failure',
    'cyber-attack': 'Attack on IT',
    custom: 'Something else',
  },
}

export const emergencyMessages: Messages<typeof de> = { de, en }
