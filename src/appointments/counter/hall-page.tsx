import { useLanguage, usePage, useWords } from '../../foundation/html/index.ts'
import type { Office } from '../../offices/index.ts'
import { counterMessages } from './messages.ts'
import type { Shown } from './shown.ts'

/** The screen in the hall: large, with a sound for who does not look, in words for who does not hear. */
export function HallPage({ office, shown }: { office: Office; shown: Shown }) {
  const t = useWords(counterMessages)
  const language = useLanguage()
  const { asset, demo } = usePage()
  const { now, before } = shown
  return (
    <div class="hall" data-hall={`/aufruf/${office.id}/stand.json`} data-mark={shown.mark}>
      <div class="hall__head">
        <h1>{office.name[language]}</h1>
        <p data-clock>{shown.clock}</p>
      </div>
      <div class="hall__body">
        <div class="hall__now" role="status">
          <p class="hall__come" hidden={now === null} data-come>
            <span lang="de">Bitte kommen Sie</span>, <span lang="en">please come</span>
          </p>
          <p class="hall__number" data-number>
            {now?.number}
          </p>
          <p class="hall__place" hidden={now === null} data-place>
            {t.counter} <span data-counter>{now?.counter}</span>
          </p>
          <p class="hall__come" hidden={now !== null} data-nobody>
            <span lang="de">Bitte nehmen Sie Platz</span>, <span lang="en">please take a seat</span>
          </p>
        </div>
        <div class="hall__before">
          <h2>
            {t.hallBefore} <span>{t.counter}</span>
          </h2>
          <ul data-before>
            {before.map(({ number, counter }) => (
              <li key={number}>
                <strong>{number}</strong> <span>{counter}</span>
              </li>
            ))}
          </ul>
        </div>
      </div>
      <div class="hall__foot">
        <p data-wait>{shown.wait}</p>
        <button type="button" class="hall__sound" data-sound hidden>
          {t.sound}
        </button>
        <p>{demo ? t.demo : null}</p>
      </div>
      <noscript>
        <meta http-equiv="refresh" content="10" />
      </noscript>
      <script type="module" src={asset('hall.js')} />
    </div>
  )
}
