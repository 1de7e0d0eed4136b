export { LetterContent, type LetterValue } from './letter-content.ts'
export { LetterError } from './letter-error.ts'
export { closeLetterProcess, renderLetter } from './render-letter.ts'
