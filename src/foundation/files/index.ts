export * from './can-check-files.ts'
export * from './check-file.ts'
export * from './file.ts'
export * from './store-file.ts'
