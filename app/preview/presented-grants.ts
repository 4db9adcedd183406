import { headers } from 'next/headers';
import { GRANTS_HEADER } from '@/library/grants/get-grant';

/** The grants that the front door hands on with a request, null if there are none. */
export const presentedGrants = async (): Promise<string | null> => (await headers()).get(GRANTS_HEADER);
