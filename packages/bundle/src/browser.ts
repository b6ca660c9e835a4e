export { type HttpClientOptions, httpClient } from './http-client.ts'
