import { z } from 'zod'
import { Conflict, Invalid } from '../foundation/errors.ts'
import { type ApiRoute, answer, apiCreate, fieldFault } from '../foundation/http/index.ts'
import { Language } from '../foundation/language/index.ts'
import { getService } from '../services/index.ts'
import type { Problem } from './answers/index.ts'
import { withFiles } from './api-files.ts'
import { words } from './messages.ts'
import { whyOnlineIsClosed } from './online-way.ts'
import { checkFilesOf, takeInByApi } from './take-in-by-api.ts'

const NewApplication = z
  .strictObject({
    service: z
      .string()
      .regex(/^[a-z0-9-]{1,100}$/)
      .describe('The id of a service'),
    answers: z
      .record(z.string().max(100), z.unknown())
      .describe(
        'By question id: text, number, boolean (consent), list of values, `{ street, postcode, place }`, list of entries, list of files as `{ name, content }` in base64',
      ),
    language: Language.optional().describe(
      'Of the case and of what is said about answers; left out, the language of the call',
    ),
  })
  .meta({
    id: 'NewApplication',
    examples: [
      {
        service: 'wohnsitz-abmelden',
        answers: {
          message: 'Ich ziehe am 30. November nach Wien.',
          familyName: 'Petersen',
          givenNames: 'Jonas',
          delivery: 'online',
        },
      },
    ],
  })

const Receipt = z
  .strictObject({
    reference: z.string(),
    code: z
      .string()
      .describe('Opens the case together with the reference; it is shown to the person and kept by nobody'),
  })
  .meta({ id: 'Receipt', examples: [{ reference: 'HH-7KQ2-M4', code: '047115' }] })

const WRONG = { de: words.de.wrongAnswers, en: words.en.wrongAnswers }

const postApplication = apiCreate('/applications', {
  topic: 'applications',
  summary: { de: 'Einen Antrag stellen', en: 'Make an application' },
  about: {
    de: 'Die Fragen sind die des Formulars. Dateien kommen in base64 in den Antworten oder, bis 10 MB je Datei, als multipart/form-data: das Dokument im Teil „application“, jede Datei in einem Teil mit dem Namen ihrer Frage.',
    en: 'The questions are those of the form. Files come in base64 within the answers or, up to 10 MB each, as multipart/form-data: the document in the part "application", each file in a part with the name of its question.',
  },
  limit: 'application',
  files: true,
  body: NewApplication,
  problems: ['not-found', 'way-closed', 'wrong-answers'],
  answers: {
    201: { says: { de: 'Der Antrag ist eingegangen', en: 'The application has arrived' }, schema: Receipt },
  },
  async prepare({ db, body, files, language, clock, address }) {
    const service = await getService(db, body.service)
    const reader = { language: body.language ?? language, today: clock.today() }
    return checkFilesOf({ service, answers: withFiles(body.answers, files), ...reader }, address)
  },
  async act(tx, { body, files, language, secret, config, clock }, checks) {
    const service = await getService(tx, body.service)
    const at = clock.now()
    const closed = await whyOnlineIsClosed(tx, service.id, at, 'none')
    if (closed) throw new Conflict(closed, 'way-closed')
    const counter = { secret, demo: config.demo }
    const reader = { language: body.language ?? language, today: clock.today() }
    const answers = withFiles(body.answers, files)
    const taken = await takeInByApi(tx, counter, { service, answers, checks, at, ...reader })
    if (taken.kind === 'wrong') throw new Invalid(WRONG, 'wrong-answers', taken.problems.map(faultOf))
    const { reference, code } = taken
    return answer(201, { reference, code })
  },
})

/** `mainAddress-postcode` is `mainAddress.postcode` here, and `/answers/mainAddress/postcode`. */
function faultOf({ field, sentence }: Problem) {
  const path = field.split('-')
  return { ...fieldFault('body', ['answers', ...path], sentence), field: path.join('.') }
}

export const apiRoutes: readonly ApiRoute[] = [postApplication]
