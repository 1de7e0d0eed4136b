export * from './emit-event.ts'
export * from './relay-events.ts'
