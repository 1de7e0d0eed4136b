import { State, useLanguage, useWords, WideTable } from '../../foundation/html/index.ts'
import { formatNumber } from '../../foundation/language/index.ts'
import { servicesMessages } from '../messages.ts'
import { readability } from '../plain-language.ts'
import type { ServiceTexts } from '../service-texts.ts'

/** Which services are explained in which language, those that lack something first. */
export function TextsPage({ services }: { services: readonly ServiceTexts[] }) {
  const t = useWords(servicesMessages).texts
  const missing = services.filter(({ plain }) => plain === null).length
  return (
    <div class="desk">
      <h1>{t.title}</h1>
      <p class="muted">{t.lead}</p>
      <p>{t.missing(missing, services.length)}</p>
      <WideTable label={t.title}>
        <table class="list">
          <thead>
            <tr>
              <th scope="col">{t.service}</th>
              <th scope="col" class="num">
                {t.german}
              </th>
              <th scope="col" class="num">
                {t.english}
              </th>
              <th scope="col">{t.plain}</th>
            </tr>
          </thead>
          <tbody>
            {services.map(service => (
              <TextsRow service={service} key={service.id} />
            ))}
          </tbody>
        </table>
      </WideTable>
    </div>
  )
}

function TextsRow({ service }: { service: ServiceTexts }) {
  const t = useWords(servicesMessages).texts
  const language = useLanguage()
  return (
    <tr data-row="">
      <th scope="row">
        <a class="link" href={`/leistungen/${service.id}`}>
          {service.name[language]}
        </a>
      </th>
      <td class="num">{formatNumber(service.words.de, language)}</td>
      <td class="num">{formatNumber(service.words.en, language)}</td>
      <td>{service.plain === null ? <State tone="warn">{t.none}</State> : <Plain text={service.plain} />}</td>
    </tr>
  )
}

function Plain({ text }: { text: string }) {
  const t = useWords(servicesMessages).texts
  const { words, sentences, tooLong } = readability(text)
  return (
    <>
      <State tone={tooLong.length > 0 ? 'warn' : 'good'}>{t.written(words, sentences)}</State>
      {tooLong.map(sentence => (
        <span class="case__note" key={sentence}>
          {t.tooLong} <span lang="de">{sentence}</span>
        </span>
      ))}
    </>
  )
}
