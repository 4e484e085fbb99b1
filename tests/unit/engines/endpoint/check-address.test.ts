import { describe, expect, it } from 'vitest';
import { checkAddress } from '@/lib/engines/endpoint/check-address';

const to =
  (...addresses: string[]) =>
  async () =>
    addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));

describe('checkAddress', () => {
  it('gives the address that was looked up, to connect to', async () => {
    const checked = await checkAddress('https://models.example/v1', {
      allowLocal: false,
      resolve: to('1.1.1.1', '8.8.8.8'),
    });
    expect(checked.address).toEqual({ address: '1.1.1.1', family: 4 });
  });

  it('stops a name one of whose addresses is not public', async () => {
    for (const addresses of [['10.0.0.1'], ['1.1.1.1', '127.0.0.1'], ['::ffff:169.254.169.254'], []]) {
      await expect(
        checkAddress('https://models.example', { allowLocal: false, resolve: to(...addresses) }),
      ).rejects.toMatchObject({ code: 'invalid-input' });
    }
  });

  it.each([
    ...[
      'http://models.example',
      'ftp://models.example',
      'https://user:secret@models.example',
      'https://models.example/?key=1',
    ],
    ...[
      'https://127.0.0.1',
      'https://[::1]/',
      'https://0x7f.1/',
      'https://2130706433/',
      'https://127.1',
      'nonsense',
      '',
    ],
    ...['http://127.0.0.1:8000', 'http://localhost:8000', 'http://169.254.169.254/latest/meta-data'],
  ])('stops %s', async (url) => {
    await expect(checkAddress(url, { allowLocal: false, resolve: to('1.1.1.1') })).rejects.toMatchObject({
      code: 'invalid-input',
    });
  });

  it('lets this machine pass by its number only, and only where that is allowed', async () => {
    const local = { allowLocal: true, resolve: to('127.0.0.1') };
    expect((await checkAddress('http://127.0.0.1:8000/v1', local)).url.port).toBe('8000');
    for (const url of [
      'http://localhost:8000',
      'http://127.0.0.2:8000',
      'http://192.168.0.1',
      'https://inside.example',
    ]) {
      await expect(checkAddress(url, local)).rejects.toMatchObject({ code: 'invalid-input' });
    }
  });

  it('says that a name cannot be looked up', async () => {
    const resolve = async () => Promise.reject(new Error('ENOTFOUND'));
    await expect(checkAddress('https://nowhere.example', { allowLocal: false, resolve })).rejects.toMatchObject({
      code: 'not-ready',
    });
  });
});
