import type { Temporal } from 'temporal-polyfill'
import type { FieldProblem } from '../../foundation/html/index.ts'
import type { Body } from '../../foundation/http/index.ts'
import type { Language } from '../../foundation/language/index.ts'
import type { Reader } from '../../foundation/text/index.ts'
import { readMoment } from '../switch/read-moment.ts'
import { type PaperChannel, paperChannels } from './enter-paper.ts'
import { paperMessages } from './messages.ts'

/** What stands in the box of the office at the head of a paper, as it was typed. */
export interface TypedHead {
  readonly channel: string
  readonly day: string
  readonly time: string
  readonly language: string
}

export const emptyHead: TypedHead = { channel: '', day: '', time: '', language: 'de' }

export function typedHead(body: Body): TypedHead {
  const short = (name: string) => body.get(name).slice(0, 40)
  return { channel: short('weg'), day: short('tag'), time: short('zeit'), language: short('sprache') }
}

export interface ReadHead {
  readonly channel: PaperChannel
  readonly receivedAt: Temporal.Instant
  readonly language: Language
}

/** A letter that bears no time counts from the beginning of its day, which is never to the disadvantage of who wrote it. */
export function readHead(typed: TypedHead, reader: Reader): ReadHead | { readonly problems: FieldProblem[] } {
  const t = paperMessages[reader.language]
  const channel = paperChannels.find(one => one === typed.channel)
  const time = channel === 'post' && typed.time.trim() === '' ? '0:00' : typed.time
  const read = readMoment({ day: typed.day, time }, reader)
  const problems: FieldProblem[] = []
  if (!channel) problems.push({ field: 'weg', label: t.channel, sentence: t.channelMissing })
  if (!('moment' in read)) {
    const [field, label] = read.field === 'day' ? (['tag', t.day] as const) : (['zeit', t.time] as const)
    problems.push({ field, label, sentence: read.sentence })
  }
  if (!channel || !('moment' in read)) return { problems }
  return { channel, receivedAt: read.moment, language: typed.language === 'en' ? 'en' : 'de' }
}
