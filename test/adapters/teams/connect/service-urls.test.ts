import { describe, expect, test } from 'vitest';
import { CLOUDS, placesOf } from '../../../../adapters/teams/connect/clouds.js';
import { serviceUrls } from '../../../../adapters/teams/connect/service-urls.js';

describe('an address where conversations are served', () => {
  test.each(CLOUDS)('is one of its cloud’s own: %s', (cloud) => {
    const isServiceUrl = serviceUrls(placesOf(cloud));
    expect(isServiceUrl(placesOf(cloud).serviceUrl)).toBe(true);
  });

  test.each([
    ['https://smba.trafficmanager.net/amer/', true],
    ['https://smba.trafficmanager.net/amer/v3/attachments/1', true],
    ['https://evil-smba.trafficmanager.net/x', false],
    ['https://europe.webchat.botframework.com/', true],
    ['http://smba.trafficmanager.net/amer/', false],
    ['https://smba.trafficmanager.net:8443/amer/', false],
    ['https://user@smba.trafficmanager.net/', false],
    ['https://smba.trafficmanager.net@elsewhere.example/', false],
    ['https://smba.trafficmanager.net.elsewhere.example/', false],
    ['https://notbotframework.com/', false],
    ['https://botframework.com.elsewhere.example/', false],
    ['https://elsewhere.example/smba.trafficmanager.net', false],
    ['https://smba.infra.gov.teams.microsoft.us/teams/', false],
    ['javascript:alert(1)', false],
    ['', false],
  ])('%s in the public cloud: %s', (address, expected) => {
    expect(serviceUrls(placesOf('public'))(address)).toBe(expected);
  });
});
