export { InvalidYaml } from './invalid-yaml.ts'
export { readYamlFile, readYamlFolder } from './read-yaml.ts'
