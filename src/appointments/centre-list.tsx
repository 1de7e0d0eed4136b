import type { ComponentChildren } from 'preact'
import { Link, useLanguage, WideTable } from '../foundation/html/index.ts'
import type { Office } from '../offices/index.ts'

interface CentreListProps {
  readonly offices: readonly Office[]
  readonly words: { readonly title: string; readonly lead: string; readonly office: string }
  /** What the second column is about, and what stands there. */
  readonly column: string
  readonly cell: (office: string) => ComponentChildren
  /** Where the page of each lies: `/amt/oeffnung`. */
  readonly base: string
}

/** The customer centres to choose from, for whatever is looked after in each. */
export function CentreList({ offices, words, column, cell, base }: CentreListProps) {
  const language = useLanguage()
  return (
    <div class="desk">
      <h1>{words.title}</h1>
      <p class="muted">{words.lead}</p>
      <WideTable label={words.title}>
        <table class="list openings">
          <thead>
            <tr>
              <th scope="col">{words.office}</th>
              <th scope="col">{column}</th>
            </tr>
          </thead>
          <tbody>
            {offices.map(({ id, name }) => (
              <tr key={id} data-row>
                <td>
                  <Link href={`${base}/${id}`}>{name[language]}</Link>
                </td>
                <td>{cell(id)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </WideTable>
    </div>
  )
}
