import { LookupPage as LookupPageOf, type LookupProps } from '../../foundation/access/index.ts'
import { Link, useWords } from '../../foundation/html/index.ts'
import { ownAppointmentMessages } from './messages.ts'

export function LookupPage(props: LookupProps) {
  const t = useWords(ownAppointmentMessages)
  return (
    <LookupPageOf action="/mein-termin" words={t} {...props}>
      <p>
        {t.newOne} <Link href="/termin">{t.makeOne}</Link>
      </p>
    </LookupPageOf>
  )
}
