import { NotFound } from '../../foundation/errors.ts'
import { Link, useWords } from '../../foundation/html/index.ts'
import { type Answer, page, type Visit } from '../../foundation/http/index.ts'
import type { Messages } from '../../foundation/language/index.ts'
import { section } from '../finder/visit-finder.tsx'

const de = {
  title: 'Videoraum (Demo)',
  text: 'Hier würden Sie und das Amt sich sehen und hören. In der Demo gibt es kein Bild und keinen Ton: Dafür bindet ein Bezirksamt seinen eigenen Videodienst ein.',
  back: 'Zu meinem Termin',
}
const en: typeof de = {
  title: 'Video room (demo)',
  text: 'Here you and the office would see and hear each other. The demo has neither picture nor sound: a district office brings its own video service for that.',
  back: 'To my appointment',
}
const messages: Messages<typeof de> = { de, en }

function DemoRoomPage() {
  const t = useWords(messages)
  return (
    <div class="page section">
      <h1>{t.title}</h1>
      <p class="lead">{t.text}</p>
      <p>
        <Link href="/mein-termin">{t.back}</Link>
      </p>
    </div>
  )
}

/** Says that it is none. A house with a service for video has no such page. */
export async function getDemoRoom({ config, params, language }: Visit): Promise<Answer> {
  if (config.videoRooms !== null || !/^[\w-]{22}$/.test(params.room ?? '')) throw new NotFound()
  return page(messages[language].title, <DemoRoomPage />, section)
}
