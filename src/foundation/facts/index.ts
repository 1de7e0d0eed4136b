export { DescribedSource, describeSource } from './describe-source.ts'
export * from './fact.ts'
