export { type Child, startChild } from './child-process.ts'
export { type OwnProcess, runProcess } from './run-process.ts'
export { StartError, sentenceOf } from './start-error.ts'
