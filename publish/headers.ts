/**
 * What kind of answer the headers are for.
 * - `document`: a public page. `asset`: a style or script whose name holds its hash.
 * - `embeddable`: what other sites may embed: images, feeds, citation files; `embeddable-asset`: the same with a hash.
 * - `negotiated`: an answer that depends on who asks, such as the redirect from `/`.
 * - `message`: a refusal or an error. `draft`: a page opened with a grant.
 */
export type AnswerKind = 'document' | 'asset' | 'embeddable' | 'embeddable-asset' | 'negotiated' | 'message' | 'draft';

/** Header names, as they are written on the wire, to values. */
export type Headers = Readonly<Record<string, string>>;

const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types reader',
].join('; ');

/** Features that a reading page never asks for. A name that a browser does not know makes it complain, so only known ones. */
const FEATURES_OFF = [
  'accelerometer',
  'autoplay',
  'camera',
  'clipboard-read',
  'cross-origin-isolated',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'gamepad',
  'geolocation',
  'gyroscope',
  'hid',
  'idle-detection',
  'keyboard-map',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'otp-credentials',
  'payment',
  'picture-in-picture',
  'publickey-credentials-create',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'storage-access',
  'sync-xhr',
  'unload',
  'usb',
  'window-management',
  'xr-spatial-tracking',
];

const PERMISSIONS_POLICY = ['clipboard-write=(self)', ...FEATURES_OFF.map((name) => `${name}=()`)].join(', ');

const ON_EVERY_ANSWER: Headers = {
  'Content-Security-Policy': CONTENT_SECURITY_POLICY,
  // Browsers heed it on https only (RFC 6797 § 8.1); whoever ends TLS before this server need not add it.
  'Strict-Transport-Security': 'max-age=31536000',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': PERMISSIONS_POLICY,
};

const BY_KIND = {
  document: { 'Cache-Control': 'public, max-age=0, must-revalidate' },
  asset: { 'Cache-Control': 'public, max-age=31536000, immutable' },
  'embeddable-asset': {
    'Cache-Control': 'public, max-age=31536000, immutable',
    'Cross-Origin-Resource-Policy': 'cross-origin',
  },
  embeddable: {
    'Cache-Control': 'public, max-age=0, must-revalidate',
    'Cross-Origin-Resource-Policy': 'cross-origin',
  },
  negotiated: { 'Cache-Control': 'private, no-store' },
  message: { 'Cache-Control': 'no-store' },
  draft: {
    'Cache-Control': 'private, no-store',
    'X-Robots-Tag': 'noindex, nofollow, noarchive, nosnippet',
    'Referrer-Policy': 'no-referrer',
  },
} as const satisfies Record<AnswerKind, Headers>;

/**
 * From a kind of answer to every header it carries, apart from those of its body (type, length, encoding, ETag).
 * The one list: the front door sends it, and files for other hosts are written from it.
 */
export function headersFor(kind: AnswerKind): Headers {
  return { ...ON_EVERY_ANSWER, ...BY_KIND[kind] };
}
