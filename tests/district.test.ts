import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { Temporal } from 'temporal-polyfill'
import { beforeAll, describe, expect, it } from 'vitest'
import { PlanDefinition, type Scope } from '../src/emergency/plan.ts'
import { root } from '../src/foundation/root.ts'
import { readYamlFile, readYamlFolder } from '../src/foundation/yaml/index.ts'
import { DerogationFile } from '../src/law/derogation-definition.ts'
import { StatuteFile } from '../src/law/law-definition.ts'
import { DistrictFile, HotlineFile, OfficeFile } from '../src/offices/office-definition.ts'
import { SitePageDefinition } from '../src/offices/site-page-definition.ts'
import { PersonaFile, StaffFile, TeamFile } from '../src/people/people-definition.ts'
import {
  allQuestions,
  type Condition,
  FormDefinition,
  type Question,
} from '../src/services/form-definition.ts'
import { LifeSituationFile } from '../src/services/life-situation-definition.ts'
import { readability } from '../src/services/plain-language.ts'
import { channels, ServiceDefinition, type steps } from '../src/services/service-definition.ts'

const file = (path: string) => join(root, 'district', path)

let services: ServiceDefinition[]
let statutes: StatuteFile[]
let derogations: DerogationFile['derogations']
let pages: SitePageDefinition[]
let plans: PlanDefinition[]
let offices: OfficeFile
let districts: DistrictFile
let hotline: HotlineFile
let teams: TeamFile
let staff: StaffFile
let personas: PersonaFile
let formless: FormDefinition
let lifeSituations: LifeSituationFile

beforeAll(async () => {
  services = await readYamlFolder(ServiceDefinition, file('services'))
  statutes = await readYamlFolder(StatuteFile, file('law'))
  ;({ derogations } = await readYamlFile(DerogationFile, file('derogations.yaml')))
  pages = await readYamlFolder(SitePageDefinition, file('pages'))
  plans = await readYamlFolder(PlanDefinition, file('plans'))
  offices = await readYamlFile(OfficeFile, file('offices.yaml'))
  districts = await readYamlFile(DistrictFile, file('districts.yaml'))
  hotline = await readYamlFile(HotlineFile, file('hotline.yaml'))
  teams = await readYamlFile(TeamFile, file('people/teams.yaml'))
  staff = await readYamlFile(StaffFile, file('people/staff.yaml'))
  personas = await readYamlFile(PersonaFile, file('people/personas.yaml'))
  formless = await readYamlFile(FormDefinition, file('forms/formless.yaml'))
  lifeSituations = await readYamlFile(LifeSituationFile, file('life-situations.yaml'))
})

const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id)
const norms = () => statutes.flatMap(statute => statute.norms)
const requirements = () => statutes.flatMap(statute => statute.requirements)
const boundBy = (requirement: { services: string[] }) =>
  services.filter(({ id }) => requirement.services.includes(id))

function twice(list: readonly string[]): string[] {
  return list.filter((item, at) => list.indexOf(item) !== at)
}

/** Whether a condition looks at an answer that is asked before, and at values that can be given. */
function conditionFaults(where: string, when: Condition | undefined, asked: ReadonlyMap<string, object>) {
  if (!when) return []
  const question = asked.get(when.question)
  if (!question) return [`${where} depends on ${when.question}, which is not asked before it`]
  if (!('options' in question)) return [`${where} depends on ${when.question}, which has no options`]
  const values = (question.options as { value: string }[]).map(({ value }) => value)
  return when.is.filter(value => !values.includes(value)).map(value => `${where} waits for ${value}`)
}

function groupFaults(group: Extract<Question, { type: 'group' }>): string[] {
  const asked = new Map<string, object>()
  const faults = group.questions.flatMap(question => {
    const found = conditionFaults(`${group.id}.${question.id}`, question.when, asked)
    asked.set(question.id, question)
    return found
  })
  if (asked.size < group.questions.length) faults.push(`${group.id} asks something twice`)
  if (group.minEntries > group.maxEntries) faults.push(`${group.id} wants more entries than it takes`)
  return faults
}

function formFaults(form: FormDefinition): string[] {
  const asked = new Map<string, object>()
  return form.pages.flatMap(page => [
    ...conditionFaults(`page ${page.id}`, page.when, asked),
    ...page.questions.flatMap(question => {
      const faults = conditionFaults(question.id, question.when, asked)
      if (asked.has(question.id)) faults.push(`${question.id} is asked twice`)
      asked.set(question.id, question)
      return question.type === 'group' ? [...faults, ...groupFaults(question)] : faults
    }),
  ])
}

type Letter = NonNullable<ServiceDefinition['result']>['granted']

/** Fields `{name}`, repeated answers and conditions of a letter that stand for nothing. */
function letterFaults(service: ServiceDefinition, letter: Letter, fields: readonly string[]): string[] {
  const asked = new Map(
    (service.form ? allQuestions(service.form) : []).map(question => [question.id, question]),
  )
  const known = new Set([...fields, ...[...asked.keys()].map(id => `answer.${id}`)])
  const texts = [letter.subject, ...letter.blocks.flatMap(block => ('text' in block ? [block.text] : []))]
  const used = texts.flatMap(({ de, en }) => [...`${de} ${en}`.matchAll(/\{([^}]*)\}/g)].map(hit => hit[1]!))
  return [
    ...used.filter(field => !known.has(field)).map(field => `${service.id}: {${field}} stands for nothing`),
    ...letter.blocks.flatMap(block => conditionFaults(`${service.id} letter`, block.when, asked)),
    ...letter.blocks.flatMap(block =>
      block.kind === 'answers'
        ? block.questions.filter(id => !asked.has(id)).map(id => `${service.id}: ${id} is not asked`)
        : [],
    ),
  ]
}

describe('services', () => {
  it('are more than twenty, in files of their own name', async () => {
    expect(services.length).toBeGreaterThan(20)
    expect((await readdir(file('services'))).sort()).toEqual(services.map(({ id }) => `${id}.yaml`))
  })
  it('rest on norms that are on file', () => {
    const known = ids(norms())
    for (const { id, legalBases } of services) {
      expect(
        legalBases.filter(norm => !known.includes(norm)),
        id,
      ).toEqual([])
    }
  })
  it('point to services, teams and life situations that exist', () => {
    const situations = ids(lifeSituations.lifeSituations)
    for (const service of services) {
      expect(ids(teams.teams), service.id).toContain(service.team)
      for (const { service: other } of service.distinction) if (other) expect(ids(services)).toContain(other)
      for (const situation of service.lifeSituations) expect(situations, service.id).toContain(situation)
    }
    const shown = services.flatMap(service => service.lifeSituations)
    expect(situations.filter(situation => !shown.includes(situation))).toEqual([])
  })
  it('fill the eight places of the home page once each', () => {
    const places = services.flatMap(({ popular }) => popular ?? [])
    expect(places.sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
  })
  it('leave an amount empty exactly where it is not known', () => {
    for (const { id, fees } of services) {
      for (const { amount, trust } of fees) expect(amount === null, id).toBe(trust === 'unknown')
    }
  })
  it('name a source for every duration they state', () => {
    for (const { id, duration } of services) {
      expect(duration.source !== undefined, id).toBe(duration.stated !== null)
      expect(duration.promiseTrust, id).toBe('demo')
    }
  })
  it('advise on every way, and can always be applied for on site', () => {
    for (const { id, offers } of services) {
      expect(Object.keys(offers.advice).sort(), id).toEqual([...channels].sort())
      expect(offers.apply, id).toHaveProperty('onsite')
    }
  })
  it('offer no way that the law shuts today, unless a proof of identity opens it', () => {
    const faults = requirements()
      .filter(({ modality, validUntil }) => (modality === 'must' || modality === 'should') && !validUntil)
      .flatMap(requirement =>
        boundBy(requirement).flatMap(({ id, offers }) =>
          requirement.closes
            .filter(channel => !(channel === 'online' && requirement.identification))
            .filter(channel => channel in offers[requirement.step])
            .map(channel => `${id} ${requirement.step} ${channel}: ${requirement.id}`),
        ),
      )
    expect(faults).toEqual([])
  })
  it('shut no way by practice that they offer, and name a way out that they offer', () => {
    for (const { id, offers, closedByPractice } of services) {
      for (const { step, channels: shut, instead } of closedByPractice) {
        expect(
          shut.filter(channel => channel in offers[step]),
          id,
        ).toEqual([])
        expect(offers[step], id).toHaveProperty(instead.channel)
      }
    }
  })
  it('carry keywords in both languages, each once', () => {
    for (const { id, keywords } of services) {
      for (const list of [keywords.de, keywords.en]) {
        expect(list.length, id).toBeGreaterThanOrEqual(4)
        expect(twice(list.map(word => word.toLowerCase())), id).toEqual([])
      }
    }
  })
  it('explain what is asked for most in plain language, in sentences of at most twelve words', () => {
    const popular = services.filter(service => service.popular)
    expect(popular.filter(({ plainLanguage }) => !plainLanguage)).toEqual([])
    for (const { id, plainLanguage } of services)
      expect([id, readability(plainLanguage ?? '').tooLong]).toEqual([id, []])
  })
  it('have a remedy in the letter of a decision, and nowhere else', () => {
    for (const { id, outcome, result } of services) {
      if (result) expect(result.remedy !== undefined, id).toBe(outcome === 'decision')
    }
  })
})

describe('forms', () => {
  it('ask nothing twice and depend only on what was asked before', () => {
    for (const { id, form } of services) if (form) expect(formFaults(form), id).toEqual([])
    expect(formFaults(formless)).toEqual([])
  })
  it('know whom they are about', () => {
    for (const form of [formless, ...services.flatMap(service => service.form ?? [])]) {
      const asked = ids(allQuestions(form))
      expect(asked).toEqual(expect.arrayContaining(['familyName', 'givenNames', 'birthDate']))
    }
  })
  it('promise a delivery only where the service offers it', () => {
    for (const { id, form, offers } of services) {
      const delivery = form && allQuestions(form).find(question => question.id === 'delivery')
      if (delivery?.type !== 'choice') continue
      for (const { value } of delivery.options) expect(offers.collect, id).toHaveProperty(value)
    }
  })
  it('end in letters whose fields, answers and conditions exist', () => {
    const fields = ['applicant', 'reference', 'receivedOn', 'service']
    for (const service of services) {
      if (!service.result) continue
      const { granted, refused } = service.result
      expect(letterFaults(service, granted, fields)).toEqual([])
      if (!refused) continue
      expect(letterFaults(service, refused, [...fields, 'reasons'])).toEqual([])
      expect(JSON.stringify(refused), service.id).toContain('{reasons}')
    }
  })
  it('are there for four services, with letters', () => {
    const complete = services.filter(({ form, result }) => form && result?.granted && result.refused)
    expect(ids(complete)).toEqual([
      'gewerbeanmeldung',
      'hund-anmelden',
      'meldebescheinigung',
      'wohnberechtigungsschein',
    ])
  })
})

describe('law', () => {
  it('stands in files of its own name, and no id twice', async () => {
    expect((await readdir(file('law'))).sort()).toEqual(statutes.map(({ id }) => `${id}.yaml`).sort())
    expect(twice(ids(norms()))).toEqual([])
    expect(twice(ids(requirements()))).toEqual([])
  })
  it('is demanded by a norm of the same statute, of services that exist and name it', () => {
    for (const statute of statutes) {
      for (const requirement of statute.requirements) {
        expect(ids(statute.norms), requirement.id).toContain(requirement.norm)
        expect(boundBy(requirement)).toHaveLength(requirement.services.length)
        for (const service of boundBy(requirement)) expect(service.legalBases).toContain(requirement.norm)
      }
    }
  })
  it('never shuts advice or the way on site, and names a way out that is offered', () => {
    for (const requirement of requirements()) {
      const { id, step, closes, instead } = requirement
      expect(step, id).not.toBe('advice')
      expect(closes, id).not.toContain('onsite')
      expect(closes, id).not.toContain(instead.channel)
      for (const { offers } of boundBy(requirement)) expect(offers[step], id).toHaveProperty(instead.channel)
    }
  })
  it('shuts something exactly where it binds', () => {
    for (const { id, kind, modality, closes } of requirements()) {
      const binds = modality === 'must' || modality === 'should'
      expect(closes.length > 0, id).toBe(binds && kind !== 'deadline' && kind !== 'validity')
    }
  })
  it('is relieved only of what it demands, and nowhere for certain without a known territory', () => {
    for (const { id, requirement, covers } of derogations) {
      expect(ids(requirements()), id).toContain(requirement)
      expect(covers, id).toBe('unknown')
    }
    expect(twice(ids(derogations))).toEqual([])
  })
  it('names levels and substitutes only with a norm that is on file, where they have a meaning', () => {
    for (const { id, kind, identification, replacedBy } of requirements()) {
      if (identification) expect(kind, id).toBe('electronic-identity')
      if (replacedBy) expect(kind, id).toBe('written-form')
      const cited = [identification, ...(replacedBy ?? [])].flatMap(one => one?.norm ?? [])
      expect(ids(norms()), id).toEqual(expect.arrayContaining(cited))
    }
  })
  it('has the default that every open way rests on', () => {
    expect(ids(norms())).toContain('vwvfg-10')
  })
  it('says where its text is not on file', () => {
    for (const { id, citation, textAsOf } of norms()) {
      if (textAsOf) expect(textAsOf, id).toBe('2022-01-28')
      else expect(citation.de, id).toMatch(/liegt nicht vor|nicht bekannt/)
    }
  })
  it('shuts the ways that matter', () => {
    const shut = (service: string, step: (typeof steps)[number]) => {
      const now = requirements().filter(r => r.services.includes(service) && r.step === step && !r.validUntil)
      return [...new Set(now.flatMap(({ closes }) => closes))].sort()
    }
    const allButOnSite = ['email', 'online', 'phone', 'post', 'video']
    const allButPaper = ['email', 'online', 'phone', 'video']
    for (const service of ['personalausweis', 'vorlaeufiger-personalausweis', 'reisepass']) {
      expect(shut(service, 'apply'), service).toEqual(allButOnSite)
      expect(shut(service, 'identify'), service).toEqual(allButOnSite)
    }
    expect(shut('meldebescheinigung', 'apply')).toEqual([])
    expect(shut('meldebescheinigung', 'collect')).toEqual(['email', 'online'])
    const proved = requirements().filter(({ identification }) => identification)
    expect(
      proved.map(({ services, step, identification }) => [...services, step, identification?.level]),
    ).toEqual([
      ['meldebescheinigung', 'collect', 'high'],
      ['wohnsitz-anmelden', 'apply', 'high'],
    ])
    expect(shut('elterngeld', 'apply')).toEqual(allButPaper)
    expect(shut('fuehrungszeugnis', 'apply')).toEqual(allButPaper)
    expect(shut('beglaubigung', 'identify')).toEqual(allButPaper)
    expect(shut('unterschriftsbeglaubigung', 'apply')).toEqual(allButOnSite)
    expect(shut('wohngeld', 'collect')).toEqual(allButPaper)
    expect(shut('gewerbeanmeldung', 'apply')).toEqual([])
  })
})

describe('offices, districts and the hotline', () => {
  const of = (kind: string) => offices.offices.filter(office => office.kind === kind)

  it('are sixteen centres with an address and demo hours', () => {
    expect(of('customer-centre')).toHaveLength(16)
    for (const { id, address, hours, accessibility } of of('customer-centre')) {
      expect(address, id).not.toBeNull()
      expect(hours?.trust, id).toBe('demo')
      expect(accessibility, id).toBeNull()
    }
    expect(twice(ids(offices.offices))).toEqual([])
  })
  it('are nine further locations known by name, and a back office for every team', () => {
    expect(of('further-location').map(({ address }) => address)).toEqual(Array(9).fill(null))
    for (const { office } of teams.teams) expect(ids(of('back-office'))).toContain(office)
  })
  it('are seven districts that touch each other both ways, with 104 quarters', () => {
    const known = ids(districts.districts)
    expect(known).toHaveLength(7)
    for (const { id, neighbours } of districts.districts) {
      const touching = districts.districts.filter(other => other.neighbours.includes(id))
      expect(neighbours.toSorted(), id).toEqual(ids(touching).toSorted())
    }
    expect(districts.quarters).toHaveLength(104)
    expect(twice(districts.quarters.map(({ name }) => name))).toEqual([])
    for (const { name, district } of districts.quarters) expect(known, name).toContain(district)
    expect(districts.quarters.filter(({ trust }) => trust === 'unverified')).toHaveLength(5)
    for (const { id, district } of offices.offices) if (district) expect(known, id).toContain(district)
  })
  it('can be called from seven to seven on working days', () => {
    expect(hotline.hours.weekly.map(({ day, from, to }) => `${day} ${from}-${to}`)).toEqual(
      ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'].map(day => `${day} 07:00-19:00`),
    )
  })
})

describe('people', () => {
  it('work in teams and offices that exist, with someone in every role and team', () => {
    expect(twice(staff.staff.map(({ signIn }) => signIn))).toEqual([])
    for (const { signIn, teams: mine, office } of staff.staff) {
      for (const team of mine) expect(ids(teams.teams), signIn).toContain(team)
      if (office) expect(ids(offices.offices), signIn).toContain(office)
    }
    const caseworkers = staff.staff.filter(({ roles }) => roles.includes('caseworker'))
    expect(new Set(caseworkers.flatMap(member => member.teams))).toEqual(new Set(ids(teams.teams)))
    expect(new Set(staff.staff.flatMap(({ roles }) => roles)).size).toBe(9)
  })
  it('are more than forty personas at invented addresses, each once', () => {
    expect(personas.people.length).toBeGreaterThan(40)
    expect(twice(ids(personas.people))).toEqual([])
    const streets = personas.people.flatMap(({ dwellings }) => dwellings.map(({ street }) => street))
    const demoStreet = /^(Neuer )?(Demoweg|Musterweg|Beispielallee|Testgang|Probestraße) \d+[a-z]?$/
    expect(streets.filter(street => !demoStreet.test(street))).toEqual([])
  })
  it('live in quarters that exist and in one main dwelling at most', () => {
    const quarters = districts.quarters.map(({ name }) => name)
    for (const { id, birthDate, dwellings, diedOn } of personas.people) {
      for (const dwelling of dwellings) {
        expect(dwelling.place === 'Hamburg', id).toBe(dwelling.quarter !== null)
        if (dwelling.quarter) expect(quarters, id).toContain(dwelling.quarter)
        expect(dwelling.movedOutOn !== null, id).toBe(dwelling.kind === 'former')
        expect(dwelling.movedInOn >= birthDate, id).toBe(true)
      }
      const kinds = dwellings.map(({ kind }) => kind)
      expect(kinds.filter(kind => kind === 'sole' || kind === 'main').length, id).toBeLessThanOrEqual(1)
      expect(kinds.includes('secondary'), id).toBe(kinds.includes('main'))
      if (diedOn) expect(new Set(kinds), id).toEqual(new Set(['former']))
    }
  })
  it('have families that agree with each other', () => {
    const seenFromThere = {
      spouse: 'spouse',
      'registered-partner': 'registered-partner',
      child: 'parent',
      parent: 'child',
    }
    for (const { id, family } of personas.people) {
      for (const { person, relation } of family) {
        const relative = personas.people.find(other => other.id === person)
        expect(relative?.family, person).toContainEqual({ person: id, relation: seenFromThere[relation] })
      }
    }
  })
  it('show what a register has to cope with', () => {
    const { people } = personas
    const age = (birthDate: string) =>
      Temporal.PlainDate.from(birthDate).until('2026-11-21', { largestUnit: 'years' }).years
    const ages = people.map(({ birthDate }) => age(birthDate))
    expect([Math.min(...ages), Math.max(...ages)]).toEqual([1, 97])
    expect(people.some(({ givenNames }) => givenNames === null)).toBe(true)
    expect(people.some(({ diedOn }) => diedOn)).toBe(true)
    expect(people.filter(({ disclosureBlockUntil }) => disclosureBlockUntil)).toHaveLength(1)
    expect(people.some(({ familyName }) => /\p{M}/u.test(familyName))).toBe(true)
    expect(people.some(({ diedOn, dwellings }) => !diedOn && dwellings.every(d => d.kind === 'former'))).toBe(
      true,
    )
    expect(JSON.stringify(people)).toBe(JSON.stringify(people).normalize('NFC'))
  })
})

describe('pages', () => {
  it('are the four that every site needs, in files of their own name', async () => {
    expect(ids(pages)).toEqual(['barrierefreiheit', 'datenschutz', 'hilfe', 'impressum'])
    expect((await readdir(file('pages'))).sort()).toEqual(pages.map(({ id }) => `${id}.yaml`))
  })
  it('say what is not filled in yet', () => {
    const open = pages.filter(({ blocks }) => blocks.some(({ kind }) => kind === 'missing'))
    expect(ids(open)).toEqual(['barrierefreiheit', 'datenschutz', 'impressum'])
  })
})

describe('texts', () => {
  interface Text {
    readonly path: string
    readonly de: string
    readonly en: string
  }
  /** Every text in both languages, wherever it stands. */
  function textsIn(value: unknown, path: string): Text[] {
    if (typeof value !== 'object' || value === null) return []
    const { de, en } = value as { de?: unknown; en?: unknown }
    if (typeof de === 'string' && typeof en === 'string') return [{ path, de, en }]
    return Object.entries(value).flatMap(([key, inner]) => textsIn(inner, `${path}.${key}`))
  }
  const all = () =>
    textsIn(
      { services, statutes, pages, offices, districts, hotline, teams, formless, lifeSituations },
      'district',
    )

  it('are many, and ask in English where they ask in German', () => {
    expect(all().length).toBeGreaterThan(1000)
    expect(all().filter(({ de, en }) => de.endsWith('?') !== en.endsWith('?'))).toEqual([])
  })
  it('carry the same fields in both languages', () => {
    const fields = (text: string) => (text.match(/\{[^}]*\}/g) ?? []).sort()
    for (const { path, de, en } of all()) expect(fields(en), path).toEqual(fields(de))
  })
  it('never carry markup or addresses', () => {
    expect(all().filter(({ de, en }) => /[<>]|\*\*|https?:/.test(de + en))).toEqual([])
  })
})

describe('plans for an emergency', () => {
  /** Whether there is such a place. */
  const isThere = (scope: Scope) => {
    if (scope.kind === 'city') return true
    if (scope.kind === 'office') return ids(offices.offices).includes(scope.id)
    const [district, team] = scope.id.split('/')
    return ids(districts.districts).includes(district!) && (!team || ids(teams.teams).includes(team))
  }

  it('speak of places and services that there are', () => {
    expect(plans.length).toBeGreaterThan(2)
    const actions = plans.flatMap(plan => plan.actions)
    expect(actions.filter(({ scope }) => !isThere(scope))).toEqual([])
    const named = actions.flatMap(action => (action.kind === 'set-channel' ? (action.service ?? []) : []))
    expect(named.filter(service => !ids(services).includes(service))).toEqual([])
  })

  it('offer something to everybody whom they stop', () => {
    for (const { actions } of plans)
      for (const stop of actions.filter(({ kind }) => kind === 'stop-bookings'))
        expect(
          actions.some(({ kind, scope }) => kind === 'move-bookings' && isWithin(stop.scope, scope)),
        ).toBe(true)
  })

  const isWithin = (inner: Scope, outer: Scope) =>
    outer.kind === 'city' || (inner.kind === outer.kind && 'id' in inner && inner.id === outer.id)
})
