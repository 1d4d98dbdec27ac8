import type { CloudPlaces } from './clouds.js';

/** Whether the app's token may be shown to this address. */
export type IsServiceUrl = (address: string) => boolean;

/** An address of Teams' own in this cloud: https, a host of the list, and nothing in it that could lead elsewhere. */
export function serviceUrls({ serviceHosts }: Pick<CloudPlaces, 'serviceHosts'>): IsServiceUrl {
  return (address) => {
    if (!URL.canParse(address)) return false;
    const { protocol, hostname, port, username, password } = new URL(address);
    const isPlain = protocol === 'https:' && port === '' && username === '' && password === '';
    return isPlain && serviceHosts.some((host) => (host.startsWith('.') ? hostname.endsWith(host) : hostname === host));
  };
}
