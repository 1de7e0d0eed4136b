export { type CodeCheck, type Door, Keyhole, type Locked } from './keyhole.ts'
export { LookupPage, type LookupProps } from './lookup-page.tsx'
