export * from './letter.ts'
export { postMessages } from './messages.ts'
export { fetchLetter, moveLetters } from './move-letters.ts'
export { postPermissions } from './permissions.ts'
export { orderLetter, produceLetters, produceOrderedLetters } from './produce-letter.ts'
export { getLetter, letterActs, lettersOf } from './queries.ts'
export {
  closeLetterProcess,
  closePaperProcess,
  LetterContent,
  type LetterValue,
  type NumbersOnPaper,
  type Paper,
  type PaperQuestion,
  type PaperSection,
  renderLetter,
  renderPaper,
  type Space,
} from './rendering/index.ts'
export { postRetention } from './retention.ts'
