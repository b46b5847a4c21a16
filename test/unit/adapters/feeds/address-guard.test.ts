import { describe, expect, it } from '@jest/globals';
import type { LookupFunction } from 'node:net';
import { Agent, request } from 'undici';
import { checkAddress, guardedConnector, whyForbidden } from '../../../../src/adapters/feeds/address-guard.ts';

describe('whyForbidden', () => {
  it.each([
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '100.100.100.200',
    '127.0.0.1',
    '127.255.255.254',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '192.0.0.192',
    '198.18.0.1',
    '224.0.0.1',
    '240.0.0.1',
    '255.255.255.255',
    '168.63.129.16',
    '::',
    '::1',
    '[::1]',
    '::127.0.0.1',
    '::ffff:10.0.0.1',
    '::ffff:7f00:1',
    '::ffff:0:127.0.0.1',
    '64:ff9b::7f00:1',
    '64:ff9b:1::a00:1',
    '2002:7f00:1::',
    '2001:0:7f00:1::',
    'fe80::1',
    'fe80::1%eth0',
    'fec0::1',
    'fc00::1',
    'fd00:ec2::254',
    'ff02::1',
    '100::1',
    '2001:db8::1',
    'nonsense',
    '',
  ])('forbids %s', (address) => {
    expect(whyForbidden(address)).not.toBeNull();
  });

  it.each(['1.1.1.1', '8.8.8.8', '172.32.0.1', '100.128.0.1', '2606:4700::1111', '2a00:1450:4001::1'])(
    'lets %s through',
    (address) => {
      expect(whyForbidden(address)).toBeNull();
    },
  );
});

describe('checkAddress', () => {
  it.each([
    ['ftp://news.example/feed', 'Only http and https addresses are read, not ftp.'],
    ['file:///etc/hosts', 'Only http and https addresses are read, not file.'],
    ['news.example/feed', 'The address is not a valid URL.'],
    ['https://me:word@news.example/feed', 'The address at news.example holds credentials, which are not accepted.'],
    ['https://me@news.example/feed', 'The address at news.example holds credentials, which are not accepted.'],
  ])('refuses %s', (text, because) => {
    expect(checkAddress(text)).toEqual({ kind: 'refused', because });
  });
});

describe('guardedConnector', () => {
  const resolvingTo = (...answers: readonly string[]): LookupFunction => {
    let asked = 0;
    return (_hostname, options, callback) => {
      const address = answers[Math.min(asked, answers.length - 1)] ?? '';
      asked += 1;
      const family = address.includes(':') ? 6 : 4;
      if (options.all === true) callback(null, [{ address, family }]);
      else callback(null, address, family);
    };
  };
  const get = async (url: string, lookup: LookupFunction, allowHosts: readonly string[] = []): Promise<unknown> => {
    const agent = new Agent({ connect: guardedConnector(allowHosts, 500, lookup) });
    try {
      return await request(url, { dispatcher: agent, headersTimeout: 500 });
    } catch (error) {
      return error;
    } finally {
      await agent.destroy();
    }
  };

  it.each([
    'http://127.1/',
    'http://2130706433/',
    'http://0x7f.0.0.1/',
    'http://0177.0.0.1/',
    'http://127.0.0.1./',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[0:0:0:0:0:ffff:7f00:0001]/',
    'http://[64:ff9b::127.0.0.1]/',
    'http://①②⑦.0.0.1/',
    'http://169.254.169.254/latest/meta-data',
  ])('refuses %s however it is spelt', async (url) => {
    expect(await get(url, resolvingTo('127.0.0.1'))).toMatchObject({ name: 'AddressRefused' });
  });

  it('refuses a name that is at a private address', async () => {
    expect(await get('http://inside.example/', resolvingTo('10.0.0.7'))).toMatchObject({
      name: 'AddressRefused',
      message: 'inside.example is at 10.0.0.7, which is a private address; feeds are read from public addresses only.',
    });
  });

  it('looks a name up once per connection, so that a second answer comes too late to matter', async () => {
    let asked = 0;
    const counted: LookupFunction = (hostname, options, callback) => {
      asked += 1;
      resolvingTo('10.0.0.7')(hostname, options, callback);
    };
    expect(await get('http://rebind.example/', counted)).toMatchObject({ name: 'AddressRefused' });
    expect(asked).toBe(1);
  });

  it('lets through only the very pair of host and port that is allowed', async () => {
    const local = resolvingTo('127.0.0.1');
    expect(await get('http://inside.example:9/', local, ['inside.example:9'])).toMatchObject({ code: 'ECONNREFUSED' });
    expect(await get('http://inside.example:10/', local, ['inside.example:9'])).toMatchObject({
      name: 'AddressRefused',
    });
    expect(await get('http://other.example:9/', local, ['inside.example:9'])).toMatchObject({ name: 'AddressRefused' });
    expect(await get('http://[::1]:9/', local, ['[::1]:9'])).not.toMatchObject({ name: 'AddressRefused' });
  });
});
