import { notFound } from 'next/navigation';

/** Data as a prerendered file. The charset makes it one that is compressed (publish/content-type.ts). */
export function jsonAnswer(data: unknown, type = 'application/json; charset=utf-8'): Response {
  if (data === undefined) notFound();
  return new Response(JSON.stringify(data), { headers: { 'content-type': type } });
}
