import { localHref, usePage, useWords } from '../../foundation/html/index.ts'
import { servicesMessages } from '../messages.ts'

/** The search field; on the home page it is the largest thing on the screen. */
export function SearchForm({ value = '', small = false }: { value?: string; small?: boolean }) {
  const t = useWords(servicesMessages)
  const { language } = usePage()
  return (
    <search>
      <form class={small ? 'search search--small' : 'search'} action={localHref('/leistungen', language)}>
        <label class="search__label" for="q">
          {t.searchLabel}
        </label>
        <div class="search__line">
          <input
            class="search__input"
            id="q"
            name="q"
            type="search"
            value={value}
            maxLength={200}
            autoComplete="off"
            enterKeyHint="search"
          />
          <button class="kern-btn kern-btn--primary search__button" type="submit">
            <span class="kern-label">{t.search}</span>
          </button>
        </div>
      </form>
    </search>
  )
}
