import { Notice, useLanguage, useWords } from '../../foundation/html/index.ts'
import { sayOn } from '../slot-words.ts'
import { BookingForm, NotTogether } from './booking-form.tsx'
import type { DeskProps } from './desk-props.ts'
import { LookUp } from './look-up.tsx'
import { deskMessages } from './messages.ts'
import { SearchForm } from './search-form.tsx'

/** One page for one call: what and where, which place, who. */
export function DeskPage({ finding, ...props }: DeskProps) {
  const t = useWords(deskMessages)
  const language = useLanguage()
  const { moving, wanted } = props
  return (
    <div class="desk booking">
      <div class="booking__head">
        <h1>{moving ? t.moveTitle : t.title}</h1>
        {moving ? null : <LookUp lookup={props.lookup} book={props.book} finding={finding} />}
      </div>
      {moving ? (
        <Notice tone="info" title={t.moving(moving.reference, sayOn(moving, language))}>
          <p>{t.movingText}</p>
        </Notice>
      ) : null}
      <SearchForm {...props} finding={finding} />
      {finding ? <BookingForm {...props} finding={finding} /> : null}
      {!finding && wanted.errands.length > 0 ? <NotTogether /> : null}
    </div>
  )
}
