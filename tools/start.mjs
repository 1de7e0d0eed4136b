// `npm start`: sets up what is missing, then becomes the program.
process.argv.splice(2, 0, 'start')
await import('./run.mjs')
