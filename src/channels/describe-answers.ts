import { describeSource } from '../foundation/facts/index.ts'
import type { Language } from '../foundation/language/index.ts'
import { type LawBook, lastDayOf } from '../law/index.ts'
import type { ChannelAnswer, Ground } from './channel-answer.ts'

/** The answers as machines get them: every field by name, grounds with the citation they rest on. */
export function describeAnswers(answers: readonly ChannelAnswer[], law: LawBook, language: Language) {
  return answers.map(({ step, channel, state, reason, grounds, until, condition, instead }) => ({
    step,
    channel,
    state,
    reason: reason[language],
    grounds: grounds.map(ground => describeGround(ground, law, language)),
    until: until?.toString() ?? null,
    condition,
    ...(instead
      ? {
          instead: {
            channel: instead.channel,
            text: instead.text[language],
            ...(instead.office ? { office: instead.office } : {}),
          },
        }
      : {}),
  }))
}

function describeGround(ground: Ground, law: LawBook, language: Language) {
  if ('norm' in ground) return { norm: describeNorm(ground.norm, law, language) }
  if ('default' in ground) return { default: describeNorm(ground.default, law, language) }
  if ('derogation' in ground) return { derogation: describeDerogation(ground.derogation, law, language) }
  if ('source' in ground) return { source: describeSource(ground.source, language) }
  return ground
}

function describeNorm(id: string, law: LawBook, language: Language) {
  const norm = law.norms.get(id)
  return { id, citation: norm?.citation[language] ?? id, textAsOf: norm?.textAsOf?.toString() ?? null }
}

function describeDerogation(id: string, law: LawBook, language: Language) {
  const relief = law.derogations.find(derogation => derogation.id === id)
  return {
    id,
    citation: relief?.citation[language] ?? id,
    issuer: relief?.issuer[language] ?? null,
    until: (relief && lastDayOf(relief)?.toString()) ?? null,
  }
}
