import type { ComponentChildren } from 'preact'
import { Button, ButtonLink, Form, Icon, Link, useWords } from '../../foundation/html/index.ts'
import type { Office } from '../../offices/index.ts'
import { PlaceFacts } from '../place-facts.tsx'
import type { Appointment, HeldPlace } from '../queries.ts'
import { ownAppointmentMessages } from './messages.ts'

interface ChangeProps {
  readonly appointment: Appointment
  readonly office: Office
  readonly matters: readonly string[]
}

function Frame({
  appointment,
  title,
  children,
}: {
  appointment: Appointment
  title: string
  children: ComponentChildren
}) {
  const t = useWords(ownAppointmentMessages)
  return (
    <div class="page section">
      <Link href={`/mein-termin/${appointment.reference}`} class="back link">
        <Icon name="back" />
        {t.back}
      </Link>
      <h1>{title}</h1>
      {children}
    </div>
  )
}

export function CancelPage({ appointment, office, matters }: ChangeProps) {
  const t = useWords(ownAppointmentMessages)
  const path = `/mein-termin/${appointment.reference}`
  return (
    <Frame appointment={appointment} title={t.cancelTitle}>
      <p class="lead">{t.cancelLead}</p>
      <div class="appointment appointment--live">
        <PlaceFacts place={appointment} office={office} matters={matters} />
      </div>
      <Form action={`${path}/absagen`}>
        <div class="buttons">
          <Button>{t.cancelYes}</Button>
          <ButtonLink primary href={path}>
            {t.cancelNo}
          </ButtonLink>
        </div>
      </Form>
    </Frame>
  )
}

/** A mail opens this page and nothing more: programs that look into mails follow links, too. */
export function ConfirmPage({ appointment, office, matters, lead }: ChangeProps & { lead: string }) {
  const t = useWords(ownAppointmentMessages)
  return (
    <Frame appointment={appointment} title={t.titles.pending}>
      <p class="lead">{lead}</p>
      <div class="appointment appointment--live">
        <PlaceFacts place={appointment} office={office} matters={matters} />
      </div>
      <Form action={`/mein-termin/${appointment.reference}/bestaetigen`}>
        <div class="buttons">
          <Button primary>{t.confirm}</Button>
          <ButtonLink href={`/mein-termin/${appointment.reference}/absagen`}>{t.cancel}</ButtonLink>
        </div>
      </Form>
    </Frame>
  )
}

/** From here to there: the old place stays until the new one is certain. */
export function MovePage({
  appointment,
  office,
  matters,
  place,
  newOffice,
}: ChangeProps & { place: HeldPlace; newOffice: Office }) {
  const t = useWords(ownAppointmentMessages)
  const path = `/mein-termin/${appointment.reference}`
  return (
    <Frame appointment={appointment} title={t.moveTitle}>
      <div class="move">
        <section class="appointment appointment--over">
          <h2>{t.moveFrom}</h2>
          <PlaceFacts place={appointment} office={office} matters={matters} />
        </section>
        <section class="appointment appointment--live">
          <h2>{t.moveTo}</h2>
          <PlaceFacts place={place} office={newOffice} matters={matters} />
        </section>
      </div>
      <Form action={`${path}/verschieben/${place.id}`}>
        <div class="buttons">
          <Button primary>{t.moveYes}</Button>
          <ButtonLink href={path}>{t.moveNo}</ButtonLink>
        </div>
      </Form>
    </Frame>
  )
}
