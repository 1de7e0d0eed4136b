export { type CodeCheck, type Door, Keyhole, type Locked } from './keyhole.ts'
