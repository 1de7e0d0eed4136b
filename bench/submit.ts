import type { Bench } from './support/figure.ts'
export const submit: Bench = async () => []
