import { LookupPage as LookupPageOf, type LookupProps } from '../../foundation/access/index.ts'
import { useWords } from '../../foundation/html/index.ts'
import { caseMessages } from '../messages.ts'
import { accessMessages } from './messages.ts'

export function LookupPage(props: LookupProps) {
  const { reference } = useWords(caseMessages)
  return <LookupPageOf action="/mein-antrag" words={{ ...useWords(accessMessages), reference }} {...props} />
}
