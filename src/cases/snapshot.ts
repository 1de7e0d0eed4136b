import type { Language } from '../foundation/language/index.ts'
import type { RegisterField } from '../services/index.ts'

/** A file handed in with an answer. */
export interface AttachedFile {
  readonly fileId: string
  readonly name: string
}

/** One question as it was put, and the answer as it was given, readable without the form it came from. */
export interface SnapshotAnswer {
  readonly question: string
  /** The wording, in the language of the application. */
  readonly label: string
  /** What a person reads: `14.03.1988`, `Musterweg 7, 22111 Hamburg`, `Hauptwohnung`. Empty: not answered. */
  readonly text: string
  /** Comparable form: ISO day, option value, or the parts of an address joined by `|`. */
  readonly value: string
  readonly register?: RegisterField
  readonly files?: readonly AttachedFile[]
  /** Repeated questions: one list of answers an entry. */
  readonly entries?: readonly (readonly SnapshotAnswer[])[]
}

export interface SnapshotSection {
  readonly title: string
  readonly answers: readonly SnapshotAnswer[]
}

/** What was asked, as it was asked: wording, language and version are frozen with the case. */
export interface Snapshot {
  readonly serviceName: string
  readonly serviceVersion: number
  readonly language: Language
  readonly sections: readonly SnapshotSection[]
}

export function findAnswer(snapshot: Snapshot, question: string): SnapshotAnswer | undefined {
  return snapshot.sections.flatMap(section => section.answers).find(answer => answer.question === question)
}

/** All files of all answers, with the question they answer. */
export function filesOf(snapshot: Snapshot): { file: AttachedFile; label: string }[] {
  const within = (answer: SnapshotAnswer): { file: AttachedFile; label: string }[] => [
    ...(answer.files ?? []).map(file => ({ file, label: answer.label })),
    ...(answer.entries ?? []).flat().flatMap(within),
  ]
  return snapshot.sections.flatMap(section => section.answers).flatMap(within)
}
