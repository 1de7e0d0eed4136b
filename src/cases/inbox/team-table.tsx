import { State, useWords } from '../../foundation/html/index.ts'
import { type InboxProps, inboxHref } from './inbox-props.ts'
import { inboxMessages } from './messages.ts'

export function TeamTable({ counts, team, teamNames, filter }: InboxProps) {
  const t = useWords(inboxMessages)
  return (
    <table class="list teams">
      <thead>
        <tr>
          <th scope="col">{t.team}</th>
          <th scope="col" class="num">
            {t.open}
          </th>
          <th scope="col" class="num">
            {t.today}
          </th>
          <th scope="col" class="num">
            {t.over}
          </th>
        </tr>
      </thead>
      <tbody>
        {counts.map(count => (
          <tr class={count.team === team ? 'teams__open' : undefined} key={count.team}>
            <td>
              <a
                class="link"
                href={inboxHref(count.team, filter)}
                aria-current={count.team === team ? 'true' : undefined}
              >
                {count.team === 'mine' ? t.myCases : (teamNames.get(count.team) ?? count.team)}
              </a>
            </td>
            <td class="num">{count.open}</td>
            <td class="num">{count.today}</td>
            <td class="num">{count.overdue > 0 ? <State tone="bad">{count.overdue}</State> : 0}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
