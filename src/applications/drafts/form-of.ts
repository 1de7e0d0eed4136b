import { join } from 'node:path'
import { root } from '../../foundation/root.ts'
import { readYamlFile } from '../../foundation/yaml/index.ts'
import { FormDefinition, type Service } from '../../services/index.ts'
import type { Draft } from './draft.ts'

let formless: Promise<FormDefinition> | undefined

/** What is asked where a service has no form yet: a message, documents, and how to answer. Read once a process. */
export function formlessForm(): Promise<FormDefinition> {
  formless ??= readYamlFile(FormDefinition, join(root, 'district/forms/formless.yaml'))
  return formless
}

/** The form this draft was begun with. */
export async function formOf(draft: Pick<Draft, 'form'>, service: Service): Promise<FormDefinition> {
  return draft.form ?? service.definition.form ?? (await formlessForm())
}
