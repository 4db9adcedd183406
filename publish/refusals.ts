/** What can be done at any address of the site: the value of `Allow`. */
export const ALLOW = 'GET, HEAD, OPTIONS';

/** What is said, in both languages, to whoever sends a request that gets no page. */
export const REFUSALS = {
  400: ['这个请求无法读懂。', 'This request could not be understood.'],
  405: ['此处只供阅读。', 'This site can only be read.'],
  408: ['请求没有按时发完。', 'The request did not arrive in time.'],
  414: ['网址太长。', 'The address is too long.'],
  417: ['无法满足这个请求的条件。', 'What the request expects cannot be met.'],
  431: ['请求头太长。', 'The request’s headers are too long.'],
  500: ['服务器出了差错，请稍后再试。', 'Something went wrong here. Please try again later.'],
  502: [
    '这一页暂时打不开，文章照常可读：/zh',
    'This page cannot be opened just now. The essays can still be read: /en',
  ],
} as const satisfies Record<number, readonly [zh: string, en: string]>;

export type RefusalStatus = keyof typeof REFUSALS;

/** The body of a refusal, plain text: one line in each language. */
export const refusalText = (status: RefusalStatus): string => `${REFUSALS[status].join('\n')}\n`;
