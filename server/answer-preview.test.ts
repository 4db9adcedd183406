import { Agent, get as httpGet } from 'node:http';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { forgeTokens } from '../library/grants/fixtures/forge-tokens';
import { headersFor } from '../publish/headers';
import { type OpenDoor, openFrontDoor, page } from './fixtures/open-front-door';
import { KEY, makeToken, previewsOf, type Shelf, STRANGER } from './fixtures/open-previews';
import type { UpstreamRequest } from './upstream';

const SECRET_TEXT = '尚未发表的句子';
const shelf: Shelf = { drafts: [], records: { drafts: {} } };
const asked: UpstreamRequest[] = [];
let door: OpenDoor;
const agent = new Agent({ keepAlive: true, maxSockets: 4 });

beforeAll(async () => {
  door = await openFrontDoor(async (request) => {
    asked.push(request);
    const slug = decodeURIComponent(/[^/]+$/.exec(request.target)?.[0] ?? '');
    if (request.target.endsWith('.png'))
      return { status: 200, headers: { 'content-type': 'image/png' }, body: Buffer.from('PNG') };
    if (!/^\/(?:preview\/(?:zh|en)|desk)/.test(request.target) || slug === 'gone')
      return { status: 404, headers: { 'content-type': 'text/html' }, body: Buffer.from('Next says 404') };
    const html = page(SECRET_TEXT).replace('</body>', '<script>self.__next_f=[]</script></body>');
    return {
      status: 200,
      headers: { 'content-type': 'text/html; charset=utf-8', 'x-powered-by': 'x' },
      body: Buffer.from(html),
    };
  }, previewsOf(shelf));
});
afterAll(async () => {
  agent.destroy();
  await door.close();
});
beforeEach(() => {
  asked.length = 0;
  shelf.drafts = ['on-love', 'on-war', '论兼爱'];
  shelf.records = { drafts: {} };
});

type Got = Readonly<{
  status: number;
  headers: Record<string, string>;
  cookies: string[];
  body: string;
  whole: string;
}>;

/** `whole` is everything that was sent, but for the time of day. */
function get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Got> {
  return new Promise((resolve, reject) => {
    httpGet(
      { host: '127.0.0.1', port: door.port, path, agent, headers: { Host: 'localhost', ...headers } },
      async (response) => {
        let body = '';
        for await (const chunk of response.setEncoding('utf8')) body += chunk;
        const { date: _, ...rest } = response.headers as Record<string, string>;
        resolve({
          status: response.statusCode ?? 0,
          headers: rest,
          cookies: response.headers['set-cookie'] ?? [],
          body,
          whole: `${response.statusCode} ${JSON.stringify(rest)} ${body}`,
        });
      },
    ).on('error', reject);
  });
}

const tokenOf = (cookie = ''): string => cookie.split(';')[0] ?? '';
const link = (slug: string, token: string): string => `/preview/${encodeURIComponent(slug)}?token=${token}`;

test('a link is exchanged for a cookie and leads to the page, in the reader’s language', async () => {
  const answer = await get(link('on-love', await makeToken('on-love')), { 'Accept-Language': 'en' });
  expect(answer.status).toBe(303);
  expect(answer.headers.location).toBe('/preview/en/on-love');
  expect(answer.headers).toMatchObject({
    'cache-control': 'private, no-store',
    'referrer-policy': 'no-referrer',
    'x-robots-tag': 'noindex, nofollow, noarchive, nosnippet',
  });
  expect(answer.cookies).toEqual([
    expect.stringMatching(/^preview=[\w.-]+; Path=\/; Max-Age=(?:3600|3599); HttpOnly; SameSite=Lax$/),
  ]);
  expect((await get(link('on-love', await makeToken('on-love')), { 'Accept-Language': 'zh' })).headers.location).toBe(
    '/preview/zh/on-love',
  );
  expect(asked).toEqual([]);
});

test.each([
  [{ Host: 'rooms.example' }],
  [{ Host: 'localhost', 'X-Forwarded-Proto': 'https' }],
  [{ Host: '127.0.0.1:3000', Via: '1.1 proxy' }],
])('with %j the cookie is for this host over TLS alone', async (headers) => {
  const [cookie] = (await get(link('on-love', await makeToken('on-love')), headers)).cookies;
  expect(cookie).toMatch(/^__Host-preview=[\w.-]+; Path=\/; Max-Age=\d+; HttpOnly; Secure; SameSite=Lax$/);
  expect((await get('/preview/zh/on-love', { ...headers, Cookie: tokenOf(cookie) })).status).toBe(200);
  const plain = tokenOf(cookie).replace('__Host-', '');
  expect((await get('/preview/zh/on-love', { ...headers, Cookie: plain })).status).toBe(404);
});

test('a page goes out as a document, with the headers of a draft, and Next hears of nothing but the grants', async () => {
  const token = await makeToken('on-love');
  const answer = await get('/preview/zh/on-love?x=1', {
    Cookie: `NEXT_LOCALE=en; preview=${token}`,
    RSC: '1',
    'X-Preview-Grants': 'x',
  });
  expect(answer.status).toBe(200);
  expect(answer.body).toContain(SECRET_TEXT);
  expect(answer.body).toMatch(/href="\/assets\/a-|href="\/assets\//);
  expect(answer.body).not.toMatch(/__next|<script/);
  for (const [name, value] of Object.entries(headersFor('draft')))
    expect(answer.headers[name.toLowerCase()], name).toBe(value);
  expect(answer.headers['x-powered-by']).toBeUndefined();
  expect(asked).toEqual([{ target: '/preview/zh/on-love', headers: { host: 'localhost', 'x-preview-grants': token } }]);
});

test('a draft’s files take the same grant as its page', async () => {
  const Cookie = `preview=${await makeToken('on-love')}`;
  expect(await get('/preview/files/on-love/images/a.png', { Cookie })).toMatchObject({ status: 200, body: 'PNG' });
  for (const path of ['/preview/files/on-war/images/a.png', '/preview/files/on-love', '/preview/files/on-love/'])
    expect((await get(path, { Cookie })).status, path).toBe(404);
  expect((await get('/preview/files/on-love/images/a.png')).status).toBe(404);
  expect(asked).toHaveLength(1);
});

test('one reviewer can read several drafts, and a new link to one takes the place of the old', async () => {
  const first = tokenOf((await get(link('on-love', await makeToken('on-love', { life: 600 })))).cookies[0]);
  const second = (await get(link('on-war', await makeToken('on-war')), { Cookie: first })).cookies[0] ?? '';
  const third =
    (await get(link('on-love', await makeToken('on-love', { life: 60 })), { Cookie: tokenOf(second) })).cookies[0] ??
    '';
  for (const slug of ['on-love', 'on-war']) {
    expect((await get(`/preview/zh/${slug}`, { Cookie: tokenOf(third) })).status, slug).toBe(200);
    expect((await get(`/preview/${slug}`, { Cookie: tokenOf(third) })).headers.location, slug).toBe(
      `/preview/zh/${slug}`,
    );
  }
  expect(tokenOf(third).split('~')).toHaveLength(2);
  // Each ends by itself; the cookie goes with the last.
  expect(/Max-Age=(\d+)/.exec(third)?.[1]).toMatch(/^3(?:600|59\d)$/);
  expect((await get('/preview/zh', { Cookie: tokenOf(third) })).status).toBe(200);
});

test('a cookie with a single token lives no longer than it', async () => {
  const answer = await get(link('on-love', await makeToken('on-love', { age: 3000 })));
  expect(Number(/Max-Age=(\d+)/.exec(answer.cookies[0] ?? '')?.[1])).toBeLessThanOrEqual(600);
});

test('a grant for all opens every draft, the list and the desk; one for a draft does not open the desk', async () => {
  const opened = await get(`/preview?token=${await makeToken()}`);
  expect([opened.status, opened.headers.location]).toEqual([303, '/preview/zh']);
  const Cookie = tokenOf(opened.cookies[0]);
  for (const path of [
    '/preview/zh',
    '/preview/en/on-war',
    '/preview/zh/%E8%AE%BA%E5%85%BC%E7%88%B1',
    '/desk/en',
    '/desk/zh/2',
  ])
    expect((await get(path, { Cookie })).status, path).toBe(200);
  const desk = await get('/desk', { Cookie, 'Accept-Language': 'en' });
  expect([desk.status, desk.headers.location]).toEqual([303, '/desk/en']);
  const one = `preview=${await makeToken('on-love')}`;
  expect((await get('/desk', { Cookie: one })).status).toBe(404);
  expect((await get(`/preview?token=${await makeToken('on-love')}`)).status).toBe(404);
});

test('a link that is authentic but expired is answered 410, helpfully, in the reader’s language', async () => {
  const token = await makeToken('on-love', { age: 7200, life: 7200 });
  const answer = await get(link('on-love', token));
  expect(answer.status).toBe(410);
  expect(answer.body).toContain('链接过期');
  expect(answer.headers['cache-control']).toBe('private, no-store');
  expect((await get(link('on-love', token), { 'Accept-Language': 'en' })).body).toContain('Link expired');
  expect((await get('/preview/en/on-love', { Cookie: `preview=${token}` })).body).toContain('Link expired');
  shelf.drafts = [];
  expect((await get(link('on-love', token))).whole).toBe(answer.whole);
  expect((await get(link('on-war', token))).status).toBe(404);
  expect(asked).toEqual([]);
});

test('the link of a draft that is called as a language leads to it, and without a token the list stands there', async () => {
  shelf.drafts = ['en'];
  const opened = await get(link('en', await makeToken('en')));
  expect([opened.status, opened.headers.location]).toEqual([303, '/preview/zh/en']);
  const listed = await get('/preview/en', { Cookie: tokenOf(opened.cookies[0]) });
  expect([listed.status, asked.at(-1)?.target]).toEqual([200, '/preview/en']);
});

test('the list of drafts opens by no token that has expired or was revoked', async () => {
  const nowhere = await get('/nope');
  const old = await makeToken('on-love', { age: 7200, life: 7200 });
  expect((await get('/preview/zh', { Cookie: `preview=${old}` })).whole).toBe(nowhere.whole);
  const Cookie = `preview=${await makeToken('on-love')}`;
  expect((await get('/preview/zh', { Cookie })).status).toBe(200);
  shelf.records = { drafts: { 'on-love': { revision: 2, links: [] } } };
  expect((await get('/preview/zh', { Cookie })).whole).toBe(nowhere.whole);
});

test('when a draft has been published, its link leads to the public page, revoked or not', async () => {
  const token = await makeToken('on-care');
  for (const revision of [1, 2]) {
    shelf.records = { drafts: { 'on-care': { revision, links: [] } } };
    const answer = await get(link('on-care', token));
    expect([answer.status, answer.headers.location, answer.cookies]).toEqual([303, '/zh/essays/on-care', []]);
  }
  // Under its slug of then, which the essay has had formerly.
  expect((await get(`/preview/on-love?token=${await makeToken('on-love')}`)).headers.location).toBe(
    '/preview/zh/on-love',
  );
  shelf.drafts = [];
  expect((await get(link('on-love', await makeToken('on-love')))).headers.location).toBe('/zh/essays/on-care');
});

test('what is published tells nothing to those without a token', async () => {
  const nowhere = await get('/nope');
  for (const path of [
    '/preview/on-care',
    '/preview/zh/on-care',
    link('on-care', await makeToken('on-care', { key: STRANGER })),
  ])
    expect((await get(path)).whole, path).toBe(nowhere.whole);
});

test('everything that is no leave to read gets the very answer of a page that does not exist', async () => {
  const good = await makeToken('on-love');
  const stranger = await makeToken('on-love', { key: STRANGER });
  const cases: readonly (readonly [string, Record<string, string>])[] = [
    ['/preview', {}],
    ['/preview/', {}],
    ['/preview/zh', {}],
    ['/preview/on-love', {}],
    ['/preview/on-love/', { Cookie: `preview=${good}` }],
    ['/preview/zh/on-love/', { Cookie: `preview=${good}` }],
    ['/preview/zh/on-love/x', { Cookie: `preview=${good}` }],
    ['/preview/fr/on-love', { Cookie: `preview=${good}` }],
    ['/preview/zh/on-love', {}],
    ['/preview/zh/on-war', { Cookie: `preview=${good}` }],
    ['/preview/zh/none', { Cookie: `preview=${good}` }],
    [`/preview/zh/on-love?token=${good}`, {}],
    [`/preview/on-love?token=${good}&token=${good}`, {}],
    ['/preview/on-love?token=', { Cookie: `preview=${good}` }],
    [`/preview/on-love?Token=${good}`, {}],
    [link('on-love', stranger), {}],
    [link('on-war', good), {}],
    [link('none', good), {}],
    ['/preview/zh/on-love', { Cookie: `preview=${good}; preview=${good}` }],
    ['/preview/zh/on-love', { Cookie: `preview=${good}; preview=x` }],
    ['/preview/zh/on-love', { Cookie: `__Host-preview=${good}` }],
    ['/preview/zh/on-love', { Authorization: `Bearer ${good}` }],
    ['/preview/zh/on-love', { 'X-Preview-Grants': good }],
    ['/preview/zh/on-love', { Cookie: `__prerender_bypass=1; preview=` }],
    ['/desk', {}],
    ['/desk/zh', { Cookie: `preview=${good}` }],
    ['/desk/zh/2', { Cookie: `preview=${good}` }],
    ['/desk/zh/on-love', { Cookie: `preview=${good}` }],
    // Authentic, and there is nothing: neither a draft nor an essay.
    [link('gone', await makeToken('gone')), {}],
    ['/preview/zh/gone', { Cookie: `preview=${await makeToken('gone')}` }],
  ];
  for (const [path, headers] of cases) {
    const same = { 'Accept-Language': 'en', 'Accept-Encoding': 'br', ...headers };
    expect
      .soft((await get(path, same)).whole, `${path} ${JSON.stringify(headers)}`)
      .toBe((await get('/nope', same)).whole);
  }
  shelf.records = { drafts: { 'on-love': { revision: 2, links: [] } } };
  const nowhere = (await get('/nope')).whole;
  expect((await get(link('on-love', good))).whole).toBe(nowhere);
  expect((await get('/preview/zh/on-love', { Cookie: `preview=${good}` })).whole).toBe(nowhere);
  expect(asked.map(({ target }) => target)).toEqual(['/preview/zh/gone']);
});

test('no forgery gets past the front door, in a link or in a cookie, and each gets the same answer', async () => {
  const token = await makeToken('on-love');
  const forgeries = forgeTokens(token, { other: await makeToken('on-war'), key: KEY, stranger: STRANGER.bytes });
  const nowhere = (await get('/nope')).whole;
  const taken: string[] = [];
  let tried = 0;
  const attempt = async (how: string, path: string, headers: Record<string, string> = {}): Promise<void> => {
    tried += 1;
    const { status, whole } = await get(path, headers);
    // What is too long for an address or a header is refused before anyone looks at it.
    if (whole !== nowhere && status !== 414 && status !== 431) taken.push(`${how}: ${status}`);
  };
  for (const { how, token: forged } of forgeries) {
    await attempt(how, `/preview/on-love?token=${encodeURIComponent(forged)}`);
    // HTTP takes spaces at the ends of a header off (RFC 9110 § 5.5): what is left is the token itself.
    if (/^[\t\x20-\x7e]*$/.test(forged) && forged.trim() !== token)
      await attempt(`${how}, in a cookie`, '/preview/zh/on-love', { Cookie: `preview=${forged}` });
  }
  expect(tried).toBeGreaterThan(5000);
  expect(taken).toEqual([]);
  expect(asked).toEqual([]);
}, 120_000);

test('a page that Next cannot render is a bad gateway, and one that may not go out is not sent', async () => {
  const Cookie = `preview=${await makeToken('on-love')}`;
  for (const [answer, status] of [
    [{ status: 500, headers: {}, body: Buffer.from('stack') }, 502],
    [{ status: 200, headers: { 'content-type': 'text/html' }, body: Buffer.from('<p style="x">稿</p>') }, 500],
  ] as const) {
    const other = await openFrontDoor(async () => answer, previewsOf(shelf));
    const response = await fetch(`http://127.0.0.1:${other.port}/preview/zh/on-love`, { headers: { Cookie } });
    expect(response.status).toBe(status);
    expect(await response.text()).not.toMatch(/stack|稿/);
    await other.close();
  }
});
