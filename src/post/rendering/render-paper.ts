import { dirname, join } from 'node:path'
import { letterFiles } from './letter-files.ts'
import { LetterProcess } from './letter-process.ts'
import { printableLine } from './printable-text.ts'

/** Where somebody writes by hand. */
export type Space =
  | { readonly kind: 'boxes'; readonly options: readonly string[]; readonly note?: string }
  | { readonly kind: 'lines'; readonly count: number }
  | { readonly kind: 'short'; readonly label: string }
  | { readonly kind: 'labelled'; readonly labels: readonly string[] }
  | { readonly kind: 'enclose'; readonly label: string }

export interface PaperQuestion {
  readonly label: string
  readonly hint?: string
  readonly optional?: string
  /** On paper nothing disappears by itself. */
  readonly 'only-if'?: string
  readonly space?: Space
  /** Of a repeated question: room for some, and what to do with more. */
  readonly entries?: readonly { readonly title: string; readonly questions: readonly PaperQuestion[] }[]
  readonly more?: string
}

export interface PaperSection {
  readonly title: string
  readonly 'only-if'?: string
  readonly questions: readonly PaperQuestion[]
}

interface Common {
  readonly language: 'de' | 'en'
  readonly title: string
  readonly lead: string
  /** Of the day it was made. */
  readonly day: { readonly year: number; readonly month: number; readonly day: number }
  readonly office: string
  readonly address: readonly string[]
  readonly footer: string
  /** Null: a real house. */
  readonly demo: string | null
}

/** A blank form of an office, on which the number is written by hand. */
export interface FormOnPaper extends Common {
  readonly kind: 'form'
  /** Which numbers may stand on it. */
  readonly range: string
  readonly sections: readonly PaperSection[]
  readonly labels: {
    readonly official: string
    readonly number: string
    readonly received: string
    readonly moment: string
    readonly how: string
    readonly ways: readonly string[]
    readonly by: string
    readonly signature: string
    readonly page: string
  }
}

/** The numbers of an office in their order, each with a receipt to cut off. */
export interface NumbersOnPaper extends Common {
  readonly kind: 'numbers'
  readonly numbers: readonly string[]
  readonly labels: {
    readonly columns: readonly string[]
    readonly receipt: string
    readonly 'receipt-text': string
    readonly page: string
  }
}

export type Paper = FormOnPaper | NumbersOnPaper

const template = join(dirname(letterFiles.template), 'paper.typ')
/** It takes memory for as long as it waits, and mostly there is nothing to print for an hour. */
const IDLE_MS = 30_000
let paperProcess: LetterProcess | undefined
let underWay = 0
let idle: NodeJS.Timeout | undefined

/**
 * A4, tagged (PDF/UA-1). In a process of its own: a letter that is due does not wait for forms that may never be used.
 * The same paper gives the same bytes. Throws a `LetterError`.
 */
export async function renderPaper(paper: Paper): Promise<Uint8Array> {
  const region = paper.language === 'de' ? 'DE' : 'GB'
  clearTimeout(idle)
  paperProcess ??= new LetterProcess({}, { ...letterFiles, template })
  underWay += 1
  try {
    return await paperProcess.compile(JSON.stringify(printable({ ...paper, region })))
  } finally {
    underWay -= 1
    if (underWay === 0) idle = setTimeout(closePaperProcess, IDLE_MS).unref()
  }
}

/** Ends the child process behind `renderPaper`; the next paper would start a new one. */
export function closePaperProcess(): void {
  clearTimeout(idle)
  paperProcess?.close()
  paperProcess = undefined
}

/** Every text in it as it may be printed. */
function printable(value: unknown): unknown {
  if (typeof value === 'string') return printableLine(value)
  if (Array.isArray(value)) return value.map(printable)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, printable(inner)]))
}
