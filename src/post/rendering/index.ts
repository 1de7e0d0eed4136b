export { LetterContent, type LetterValue } from './letter-content.ts'
export { LetterError } from './letter-error.ts'
export { closeLetterProcess, renderLetter } from './render-letter.ts'
export {
  closePaperProcess,
  type FormOnPaper,
  type NumbersOnPaper,
  type Paper,
  type PaperQuestion,
  type PaperSection,
  renderPaper,
  type Space,
} from './render-paper.ts'
