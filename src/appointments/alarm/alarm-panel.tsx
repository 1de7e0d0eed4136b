import { Button, Form, usePage, useWords } from '../../foundation/html/index.ts'
import { alarmMessages } from './messages.ts'
import type { ShownAlarm, ShownAlarms } from './shown-alarms.ts'

interface PanelProps {
  readonly office: string
  readonly counter: string
  readonly alarms: ShownAlarms
}

/** Calls of the other counters, loud; a script asks for them every three seconds. */
export function AlarmPanel({ office, counter, alarms }: PanelProps) {
  const t = useWords(alarmMessages)
  const { asset } = usePage()
  const place = { office, counter }
  return (
    <section
      class="alarms"
      aria-label={t.region}
      data-alarms={`/amt/schalter/${office}/hilferuf/stand.json?platz=${encodeURIComponent(counter)}`}
    >
      <script type="module" src={asset('counter.js')} />
      <p class="alarms__deaf" hidden data-deaf>
        {t.deaf}
      </p>
      <button class="kern-btn kern-btn--tertiary" type="button" hidden data-alarm-sound>
        <span class="kern-label">{t.sound}</span>
      </button>
      <div role="alert">
        <ul data-alarm-list>
          {alarms.others.map(alarm => (
            <Line alarm={alarm} {...place} key={alarm.id} />
          ))}
        </ul>
      </div>
      <template data-alarm-line>
        <Line alarm={{ id: '', isLoud: true, text: '', title: '' }} {...place} />
      </template>
    </section>
  )
}

type LineProps = Omit<PanelProps, 'alarms'> & { readonly alarm: ShownAlarm }

function Line({ alarm, office, counter }: LineProps) {
  const t = useWords(alarmMessages)
  const { id, isLoud, text, title } = alarm
  const act = (name: string) => `/amt/schalter/${office}/hilferuf/${name}`
  const hidden = (
    <>
      <input type="hidden" name="platz" value={counter} />
      <input type="hidden" name="ruf" value={id} data-alarm-id />
    </>
  )
  const label = `${t.word}: ${title}`
  return (
    <li class="alarms__line" data-alarm={id} data-loud={isLoud ? '' : undefined} data-title={title}>
      <strong data-alarm-text>{text}</strong>
      <div class="alarms__acts">
        <Form action={act('gehe')}>
          {hidden}
          <Button>{t.go}</Button>
        </Form>
        <Form action={act('ende')} class="alarms__end">
          {hidden}
          <input
            class="kern-form-input__input"
            name="wort"
            maxLength={200}
            placeholder={t.word}
            aria-label={label}
            autoComplete="off"
          />
          <Button>{t.end}</Button>
        </Form>
      </div>
    </li>
  )
}

/** The button itself; once pressed only a word that says nothing to whoever stands before the counter. */
export function CallForHelp({ office, counter, alarms }: PanelProps) {
  const t = useWords(alarmMessages)
  const { own } = alarms
  return (
    <div class="alarms__own">
      <Form action={`/amt/schalter/${office}/hilferuf`}>
        <input type="hidden" name="platz" value={counter} />
        <button class="kern-btn kern-btn--secondary alarms__call" type="submit" data-key="!">
          <span class="kern-label">{t.call}</span> <kbd>!</kbd>
        </button>
      </Form>
      <span class="muted" data-alarm-own>
        {own?.text}
      </span>
      {own ? (
        <Form action={`/amt/schalter/${office}/hilferuf/zurueck`}>
          <input type="hidden" name="platz" value={counter} />
          <input type="hidden" name="ruf" value={own.id} />
          <Button quiet>{t.takeBack}</Button>
        </Form>
      ) : null}
    </div>
  )
}
