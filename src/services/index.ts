export * from './form-definition.ts'
export * from './service-definition.ts'
