import { NotFound } from '../errors.ts'
import { API_ROOT, type ApiRoute, get, type PortalRoute, page } from '../http/index.ts'
import { problemNames, problemTypes } from '../problem-types.ts'
import { openapiMessages } from './messages.ts'
import { ApiPage } from './pages/api-page.tsx'
import { ProblemPage } from './pages/problem-page.tsx'

/** The pages about the calls for machines. */
export function developerRoutes(routes: readonly ApiRoute[]): PortalRoute[] {
  return [
    get('/api', async ({ language, config }) =>
      page(
        openapiMessages[language].title,
        <ApiPage routes={routes} address={`${config.publicUrl}${API_ROOT}`} />,
      ),
    ),
    get('/problems/:name', async ({ language, params }) => {
      const name = problemNames.find(known => known === params.name)
      if (!name) throw new NotFound()
      return page(problemTypes[name].title[language], <ProblemPage name={name} />)
    }),
  ]
}
