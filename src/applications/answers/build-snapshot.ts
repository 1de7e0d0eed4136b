import type { Snapshot } from '../../cases/index.ts'
import type { Reader } from '../../foundation/text/index.ts'
import type { CheckedPage } from './check-answers.ts'

/** What the case keeps: wording, language and version as they were. Only for pages without problems. */
export function buildSnapshot(
  service: { readonly name: string; readonly version: number },
  pages: readonly CheckedPage[],
  { language }: Reader,
): Snapshot {
  return {
    serviceName: service.name,
    serviceVersion: service.version,
    language,
    sections: pages.map(({ page, answers }) => ({
      title: page.title[language],
      answers: answers.map(({ answer }) => answer),
    })),
  }
}
